"""Where the book and its chapters begin: a cover at the site's own address, and a line above each chapter's title.

The table of contents is the only place that knows the order, so parts and numbers are taken from there. What the cover
says stands in `_config.yml` as `onesided_cover`; a book that says nothing has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.kept import kept
from onesided.emblem import distance_in, emblem_svg, icon_svg
from onesided.markup.messages import sentence

_CHAPTER = re.compile(r"(?:^|/)(\d+)-[^/]+$")
_COVER = {"subtitle": "", "lead": "", "begin": ""}
"""What a cover says: what the book is about, what it does in two sentences, and the words of the button."""
CARD, ICON, TOUCH_ICON = "card.png", "icon.svg", "icon-180.png"


@dataclass(frozen=True)
class Part:
    """A part of the book with its chapters: the name of the page, without ending, and the chapter's number."""

    title: str
    chapters: tuple[tuple[str, int], ...]


def register(app: Sphinx) -> None:
    """Draw the signs before the build, and open the pages with them."""
    app.add_config_value("onesided_cover", {}, "html", types=[dict])
    app.connect("builder-inited", _draw)
    app.connect("html-collect-pages", _cover)
    # Before the page's body is mended and weighed.
    app.connect("html-page-context", _open, priority=400)


def parts_of(app: Sphinx) -> tuple[Part, ...]:
    """Return the parts of the book that hold chapters, as the table of contents has them."""
    site = getattr(app.env, "external_site_map", None)
    trees = site.root.subtrees if site else ()
    found = (Part(str(tree.caption or ""), tuple(_chapters(tree.items))) for tree in trees)
    return tuple(part for part in found if part.chapters)


def _chapters(items: Any) -> Iterator[tuple[str, int]]:
    for item in items:
        if number := _CHAPTER.search(str(item)):
            yield str(item), int(number[1])


def pictures() -> ModuleType:
    """Return what draws pictures of points; it takes a while to import, and most builds draw none."""
    return import_module("onesided.emblem.pictures")


def _draw(app: Sphinx) -> None:
    if app.builder.format != "html" or not app.config.onesided_cover:
        return
    folder = Path(app.outdir).parent / "onesided_emblem"
    folder.mkdir(parents=True, exist_ok=True)
    title, subtitle = app.config.html_title or app.config.project, _said(app)["subtitle"]
    drawn = {
        ICON: icon_svg().encode(),
        TOUCH_ICON: kept(app, (TOUCH_ICON,), (), lambda: pictures().icon_png(180)),
        CARD: kept(app, (CARD,), (title, subtitle), lambda: pictures().card_png(title, subtitle)),
    }
    for name, content in drawn.items():
        if not (path := folder / name).is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    if str(folder) not in app.config.html_static_path:
        app.config.html_static_path.append(str(folder))


def _said(app: Sphinx) -> dict[str, str]:
    return {**_COVER, **app.config.onesided_cover}


def _cover(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if not app.config.onesided_cover:
        return
    titles = app.env.titles
    parts = [
        (part.title, [(page, number, titles[page].astext()) for page, number in part.chapters])
        for part in parts_of(app)
    ]
    said = _said(app) | {"emblem": emblem_svg(34)}
    yield "index", {"title": app.config.html_title, "cover": said, "parts": parts}, "cover.html"


def _open(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    context["emblem"] = emblem_svg() if app.config.onesided_cover else ""
    if not app.config.onesided_cover or doctree is None:
        return
    parts = parts_of(app)
    numbers = [number for part in parts for _, number in part.chapters]
    for part in parts:
        for number in (number for name, number in part.chapters if name == page):
            sign = emblem_svg(distance_in(number, max(numbers)))
            words = escape(sentence("chapter-number", number=number))
            where = f'<span class="book-part">{escape(part.title)}</span>'
            line = f'<p class="book-opener">{sign}<span>{words}{where}</span></p>'
            context["body"] = context["body"].replace("<h1>", f"{line}<h1>", 1)
