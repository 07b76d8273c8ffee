"""What one page says, read once: where it leads, what it loads, which places it has, what runs on it.

The reading is of the HTML alone, with Python's own parser; nothing is loaded and nothing is run. Style sheets and
scripts are read here too, as far as they name other files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

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
_LISTS = {"img": "srcset", "source": "srcset"}
_LEADING = {"a": "href", "area": "href", "form": "action", "link": "href"}
_RUN = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
"""The types of scripts that a browser acts on; any other is a block of data."""
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_CSS_LOADS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?(.+?)\s*$", re.IGNORECASE)


@dataclass
class Page:
    """A page as it was read. Addresses stand as the page has them, in its order."""

    title: str = ""
    language: str = ""
    direction: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """The content of each `<meta name>` (or `property`), by that name."""
    canonical: str = ""
    policies: list[str] = field(default_factory=list)
    """Every Content-Security-Policy the page has for itself."""
    runs: bool = False
    """Whether it has any script, in it or beside it."""
    early: bool = False
    """Whether a script stands before the first policy, which therefore does not hold for it."""
    refresh: str = ""
    """Where the page sends on by itself."""
    links: list[str] = field(default_factory=list)
    """Where a reader, a form or a browser goes from here."""
    loads: list[str] = field(default_factory=list)
    """What a browser with scripts loads by itself."""
    loads_without_script: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    """Every id or name that a link can point at."""
    scripts: list[str] = field(default_factory=list)
    """The text of each script that stands in the page and is run."""
    handlers: list[str] = field(default_factory=list)
    """Attributes that hold script, as `button onclick`."""
    told: list[str] = field(default_factory=list)
    """Other words in which a script may find an address: `data-` attributes and blocks of data."""


@lru_cache(maxsize=128)  # what checks a site asks several times, and never changes what it was given
def read_page(html: str) -> Page:
    """Return what a page, or a drawing, says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


@lru_cache(maxsize=128)
def named_in_css(css: str) -> tuple[str, ...]:
    """Return the addresses that a style sheet loads; of the formats a font is offered in, the first."""
    css = _CSS_COMMENT.sub("", css)
    fonts = [next(iter(_addresses(face)), "") for face in _FONT_FACE.findall(css)]
    return tuple(address for address in (*fonts, *_addresses(_FONT_FACE.sub("", css))) if address)


def _addresses(css: str) -> list[str]:
    return ["".join(groups) for groups in _CSS_LOADS.findall(css)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._without_script = False
        self._inside = ""  # title, style, script or data, whose text is being read
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value for name, value in attrs if value}
        self._without_script |= tag == "noscript"
        page.places |= {values[name] for name in ("id", "name") if name in values and (name == "id" or tag == "a")}
        page.handlers += [f"{tag} {name}" for name, _ in attrs if re.fullmatch(r"on[a-z]+", name)]
        for name, value in values.items():
            if name.startswith("data-"):
                page.told += _strings(value) if value[0] in "{[" else [value]
        loads = page.loads_without_script if self._without_script else page.loads
        loads += [values[name] for name in LOADING_ATTRIBUTES.get(tag, ()) if name in values]
        loads += [part.split()[0] for part in values.get(_LISTS.get(tag, ""), "").split(",") if part.strip()]
        loads += named_in_css(values.get("style", ""))
        if tag == "link":
            self._link(values, loads)
        elif tag == "meta":
            self._meta(values)
        elif tag in _LEADING and _LEADING[tag] in values:
            page.links.append(values[_LEADING[tag]])
        if tag in ("button", "input") and "formaction" in values:
            page.links.append(values["formaction"])
        if tag == "html":
            page.language, page.direction = values.get("lang", ""), values.get("dir", "")
        self._begin(tag, values)

    def _link(self, values: dict[str, str], loads: list[str]) -> None:
        kinds, address = set(values.get("rel", "").lower().split()), values.get("href", "")
        if "canonical" in kinds:
            self.page.canonical = address
        elif LOADING_LINKS & kinds:
            loads.append(address)
        elif address:
            self.page.links.append(address)

    def _meta(self, values: dict[str, str]) -> None:
        content = values.get("content", "")
        if name := values.get("name") or values.get("property"):
            self.page.meta.setdefault(name.lower(), content.strip())
        match values.get("http-equiv", "").lower():
            case "content-security-policy":
                self.page.policies.append(content)
            case "refresh" if target := _REFRESH.match(content):
                self.page.refresh = target[1].strip("\"'")
                self.page.links.append(self.page.refresh)

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag == "script":
            kind = values.get("type", "").split(";")[0].strip().lower()
            self._inside = "data" if kind not in _RUN else "" if "src" in values else "script"
            self.page.runs |= kind in _RUN
            self.page.early |= not self.page.policies and kind in _RUN
        elif tag == "style" or (tag == "title" and not self.page.title):
            self._inside = tag
        self._text = []

    def handle_endtag(self, tag: str) -> None:
        self._without_script &= tag != "noscript"
        if tag not in ("script", "style", "title"):
            return
        text, inside, self._inside = "".join(self._text), self._inside, ""
        match inside:
            case "title":
                self.page.title = " ".join(text.split())
            case "script":
                self.page.scripts.append(text)
            case "data":
                self.page.told += _strings(text)
            case "style":
                (self.page.loads_without_script if self._without_script else self.page.loads).extend(named_in_css(text))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._text.append(data)


def _strings(text: str) -> Iterator[str]:
    """Every string in a block of data; one that cannot be read tells nothing."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except ValueError:
        return
    while waiting:
        match waiting.pop():
            case str(word):
                yield word
            case list(parts):
                waiting.extend(reversed(parts))
            case dict(parts):
                waiting.extend(reversed([*parts, *parts.values()]))
