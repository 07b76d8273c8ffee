"""What an address means on a page of a site: a file of that site, a place in it, or somewhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

FRONT = "index.html"
"""The page a server shows for a folder."""


@dataclass(frozen=True)
class Target:
    """A file of the site by its path from the site's folder, the place in it, and the word after `?v=`."""

    path: str
    place: str = ""
    version: str = ""


def target(page: str, address: str) -> Target | None:
    """Return what an address on `page` leads to in the site; None where it leads to another host or to no file.

    A path that begins with `/` is read as from the site's folder. One that climbs out of the folder begins with `..`.
    """
    parts = urlsplit(address.strip())
    if parts.scheme or parts.netloc:
        return None
    place = unquote(parts.fragment)
    if not parts.path:
        return Target(page, place)
    named = unquote(parts.path)
    base = PurePosixPath("/") if named.startswith("/") else PurePosixPath(page).parent
    path = normpath(str(base / named.lstrip("/"))).lstrip("/")
    if named.endswith(("/", "/.", "/..")) or path in ("", "."):
        path = f"{path}/{FRONT}".removeprefix("./").lstrip("/")
    version = next((part[2:] for part in parts.query.split("&") if part.startswith("v=")), "")
    return Target(path, place, version)


def below(address: str, own: str) -> str:
    """Return an address at the site's `own` one as a path from the site's folder; any other as it is."""
    return "/" + address.removeprefix(own) if own and address.startswith(own) else address


def is_foreign(address: str) -> bool:
    """Whether an address is on another host: loading it would ask somebody else."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data", "blob")
