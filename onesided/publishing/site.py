"""A site while it is put together: its files by path, and what is known of the book they are the pages of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onesided.model import CourseError
from onesided.publishing.addresses import FRONT, target
from onesided.publishing.page import read_page
from onesided.publishing.reach import needed

Site = dict[str, bytes]
"""The content of each file, by its path from the site's folder."""


@dataclass(frozen=True)
class About:
    """What is said of a book outside its pages."""

    title: str
    first: str
    """The path of the page that a reader begins with."""
    description: str
    language: str
    direction: str = "ltr"
    address: str = ""
    """The address of the site's folder, with the slash at its end; empty where nobody knows it yet."""

    @property
    def base(self) -> str:
        """The path of the site's folder on its host."""
        return urlsplit(self.address).path or "/"


def gather(html: Path, address: str = "") -> Site:
    """Return the files of a built book that a reader can come to, or that a page names at its own address."""
    if not (html / FRONT).is_file():
        raise CourseError(f"{html} is no built book: it has no {FRONT}. Build it first: onesided book")
    return {path: (html / path).read_bytes() for path in needed(html, address)}


def about(site: Site, title: str, address: str = "") -> About:
    """Return what the pages say of the book called `title`; its first page is where the front page leads."""
    front = read_page(site[FRONT].decode())
    found = target(FRONT, front.refresh)
    first = found.path if found else FRONT
    begin = read_page(site[first].decode()) if first in site else front
    said = begin.meta.get("description", "")
    return About(title, first, said, begin.language or "en", begin.direction or "ltr", address)


def pages_of(site: Site) -> Iterator[str]:
    """The paths of the pages that somebody reads, sorted: not what lies among the static files."""
    return (path for path in sorted(site) if path.endswith(".html") and not path.startswith("_static/"))
