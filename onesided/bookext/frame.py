"""The frame of a page for whoever does not see it: landmarks, lists with names, the direction of writing.

The templates beside this room write the frame; here they are handed what they need, and what the theme makes in Python
is mended: the list of all pages, and the marks at headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.pages import is_page
from onesided.markup.messages import sentence

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""The languages, as Sphinx names them, that are written from right to left."""

_PART = re.compile(r'<p aria-level="2" class="caption" role="heading">(.*?)</p>\s*<ul ', re.DOTALL)
_CURRENT = re.compile(r'<a class="current reference internal"')
_FOLDED = re.compile(r'<p class="(collapsed|expanded) admonition-title">(.*?)</p>')
_HEADING_LINK = re.compile(r'<a class="headerlink"')


@dataclass(frozen=True)
class Frame:
    """What the templates of the frame ask for."""

    direction: str
    """`ltr` or `rtl`."""
    say: Callable[..., str] = sentence
    """The sentence of the catalogue by its name."""


def register(app: Sphinx) -> None:
    """Hand every page its frame, and mend what the theme has put into it."""
    app.connect("html-page-context", _frame, priority=100)  # the theme tries its templates before it goes on
    app.connect("html-page-context", _mend, priority=940)


def direction_of(language: str | None) -> str:
    """Return `rtl` for a language that is written from right to left, otherwise `ltr`."""
    return "rtl" if re.split("[-_]", language or "")[0].lower() in RIGHT_TO_LEFT else "ltr"


def _frame(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if is_page(app):
        context["frame"] = Frame(direction_of(app.config.language))


def _mend(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if "frame" not in context:
        return
    if theirs := context.get("generate_toctree_html"):
        context["generate_toctree_html"] = lambda *args, **options: named_parts(str(theirs(*args, **options)))
    if body := context.get("body"):
        context["body"] = phrases_in_summaries(headings_alone(body))


def named_parts(pages: str) -> str:
    """Return the list of all pages with each part's list called by its caption, and the page one is on marked as such.

    The theme makes the captions headings, all of which stand before the title of the page.
    """
    numbers = count(1)

    def named(part: re.Match[str]) -> str:
        id_ = f"part-of-the-book-{next(numbers)}"
        return f'<p class="caption" id="{id_}">{part[1]}</p>\n<ul aria-labelledby="{id_}" '

    return _CURRENT.sub('<a aria-current="page" class="current reference internal"', _PART.sub(named, pages))


def headings_alone(body: str) -> str:
    """Return the text with the link at each heading left to the mouse.

    It would be a stop for the Tab key at every heading, and be read as part of it. The list of what is on the page
    leads to the same addresses.
    """
    return _HEADING_LINK.sub('<a aria-hidden="true" tabindex="-1" class="headerlink"', body)


def phrases_in_summaries(body: str) -> str:
    """Return the text with what a folded cell is called by written as phrases: a summary holds no paragraph."""
    return _FOLDED.sub(r'<span class="\1 admonition-title">\2</span>', body)
