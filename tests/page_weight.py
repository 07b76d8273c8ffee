"""What a page of a built book weighs: every file its HTML and its style sheets load, compressed as a server would.

Counted from the files alone, so that the number is the same everywhere. What a script loads later is not seen here, and
what a style sheet names is counted even where nothing on the page shows it; `make bench` counts again in Chromium.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
LOADING_ATTRIBUTES = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_CSS_LOADS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")


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


def weigh(folder: Path, page: str) -> Weight:
    """Return the weight of a page, named by its path below the folder of a built book."""
    files: dict[str, int] = {}
    foreign: dict[str, None] = {}
    missing: dict[str, None] = {}
    waiting = [page]
    while waiting:
        path = waiting.pop(0)
        if path in files or path in missing:
            continue
        file = folder / path
        if not file.is_file():
            missing[path] = None
            continue
        content = file.read_bytes()
        files[path] = compressed(file)
        for address in _named_in(path, content):
            parts = urlsplit(address)
            if parts.scheme == "data" or not (parts.netloc or parts.path):
                continue
            if parts.scheme or parts.netloc:
                foreign[address] = None
            else:
                target = unquote(parts.path)
                base = PurePosixPath("/") if target.startswith("/") else PurePosixPath(path).parent
                waiting.append(normpath(str(base / target.lstrip("/"))).lstrip("/"))
    return Weight(files, tuple(foreign), tuple(missing))


def compressed(file: Path) -> int:
    """Return the size of a file in bytes as a server sends it, after gzip -6."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def pages(folder: Path) -> list[str]:
    """Return the paths of all pages of a built book that somebody reads: not what lies among the static files."""
    found = (path.relative_to(folder) for path in folder.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] != "_static")


def _named_in(path: str, content: bytes) -> list[str]:
    if path.endswith((".html", ".svg")):
        reader = _Reader()
        reader.feed(content.decode())
        return reader.named
    return _named_in_css(content.decode()) if path.endswith(".css") else []


def _named_in_css(css: str) -> list[str]:
    css = _CSS_COMMENT.sub("", css)
    # Of the formats a font is offered in, a browser takes the first it knows.
    fonts = [next(iter(_addresses(face)), "") for face in _FONT_FACE.findall(css)]
    return [address for address in (*fonts, *_addresses(_FONT_FACE.sub("", css))) if address]


def _addresses(css: str) -> list[str]:
    return ["".join(groups) for groups in _CSS_LOADS.findall(css)]


class _Reader(HTMLParser):
    """Collects the addresses a page loads by itself, with scripts allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []
        self._style = self._without_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._without_script |= tag == "noscript"
        self._style |= tag == "style"
        if self._without_script:
            return
        values = {name: value for name, value in attrs if value}
        if tag == "link" and LOADING_LINKS & set(values.get("rel", "").lower().split()):
            self.named.append(values.get("href", ""))
        self.named += [values[name] for name in LOADING_ATTRIBUTES.get(tag, ()) if name in values]
        self.named += _named_in_css(values.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        self._without_script &= tag != "noscript"
        self._style &= tag != "style"

    def handle_data(self, data: str) -> None:
        if self._style and not self._without_script:
            self.named += _named_in_css(data)
