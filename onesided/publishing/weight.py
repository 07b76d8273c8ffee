"""What a page of a built book weighs: every file its HTML and its style sheets load, compressed as a server would.

Counted from the files alone, so that the number is the same everywhere. What a script loads later is not seen here, and
what a style sheet names is counted even where nothing on the page shows it; `make bench` counts again in Chromium.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onesided.publishing.addresses import is_foreign, target
from onesided.publishing.page import named_in_css, read_page


@dataclass(frozen=True)
class Weight:
    """What one page loads.

    `files` maps each file's path below the book's folder to its size in bytes after gzip -6; `foreign` are addresses on
    other hosts; `missing` are paths of files that are not there.
    """

    files: dict[str, int]
    foreign: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """The size of all files together."""
        return sum(self.files.values())

    @property
    def requests(self) -> int:
        """How often a browser with an empty cache asks a server."""
        return len(self.files) + len(self.foreign) + len(self.missing)


def weigh(site: Path | Mapping[str, bytes], page: str) -> Weight:
    """Return the weight of a page, named by its path in a built book: in its folder, or among its files' contents."""
    files: dict[str, int] = {}
    foreign: dict[str, None] = {}
    missing: dict[str, None] = {}
    waiting = [page]
    while waiting:
        path = waiting.pop(0)
        if path in files or path in missing:
            continue
        content = _content(site, path)
        if content is None:
            missing[path] = None
            continue
        files[path] = _size(content)
        for address in _loads(path, content):
            if is_foreign(address):
                foreign[address] = None
            elif found := target(path, address):
                waiting.append(found.path)
    return Weight(files, tuple(foreign), tuple(missing))


def compressed(file: Path) -> int:
    """Return the size of a file in bytes as a server sends it, after gzip -6."""
    return _size(file.read_bytes())


def pages(folder: Path) -> list[str]:
    """Return the paths of all pages of a built book that somebody reads: not what lies among the static files."""
    found = (path.relative_to(folder) for path in folder.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] != "_static")


def _content(site: Path | Mapping[str, bytes], path: str) -> bytes | None:
    if not isinstance(site, Path):
        return site.get(path)
    return (site / path).read_bytes() if (site / path).is_file() else None


@lru_cache(maxsize=128)  # every page loads the same few files
def _size(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def _loads(path: str, content: bytes) -> tuple[str, ...]:
    if path.endswith((".html", ".svg")):
        return tuple(read_page(content.decode()).loads)
    return named_in_css(content.decode()) if path.endswith(".css") else ()
