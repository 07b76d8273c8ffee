"""The page of a package: the quiz or the story as it is published, what it cites, where to find help, whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from pybtex.database import Entry

from onesided.markup import quiz_html, vignette_html
from onesided.markup.environment import environment_of
from onesided.markup.markdown import inline, plain
from onesided.model import Shelf
from onesided.model.colophon import colophon_of
from onesided.model.pages import page_paths
from onesided.scorm.addresses import HELP, Addresses, settled, work_anchor
from onesided.scorm.words import say
from onesided.sources.bibliography import bibliography, reference
from onesided.sources.citation import citer
from onesided.sources.help_lines import linked, rows

Kind = Literal["quiz", "vignette"]

SCRIPT, STYLE, PAGE_STYLE, LICENCE = "onesided.js", "onesided.css", "page.css", "licence.txt"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""What the page may load: the files beside it. Nothing inside the page is run."""


@dataclass(frozen=True)
class Page:
    """The page as text; the piece's `title` in words; the name under which it is remembered."""

    html: str
    title: str
    kept: str


def page(shelf: Shelf, kind: Kind, name: str, book: str | None = None) -> Page:
    """Return the page of a quiz or a vignette; `book` is the published book's address (None: what the course says).

    A file that cannot be read is a CourseError.
    """
    lines = _help_lines(shelf.root)
    entries = bibliography(shelf.root / "book" / "references.bib")
    colophon = colophon_of(shelf.root)
    book = colophon.address if book is None else book
    addresses = Addresses(page_paths(shelf.root), book, entries, has_help=bool(lines))
    around: dict[str, Any] = {
        "href": addresses.href,
        "cite": citer(shelf.root, addresses.href),
        "colophon": colophon,
    }
    if kind == "quiz":
        quiz = shelf.quiz(name)
        title, html = quiz.title, quiz_html(quiz, name, beliefs=shelf.beliefs(), **around)
    else:
        # No page to leave for: the platform around it stays, so the story is taken off the screen instead.
        vignette = shelf.vignette(name)
        title, html = vignette.title, vignette_html(vignette, name, **around)
    made = (
        _environment()
        .get_template("index.html.j2")
        .render(
            title=plain(title),
            language=colophon.language,
            kind=kind,
            piece=Markup(settled(html)),
            works=_works(entries, addresses.cited),
            help_lines=lines,
            more_help=addresses.published(HELP),
            colophon=colophon,
            book=book,
        )
    )
    return Page(made, plain(title), colophon.kept(name))


def _works(entries: Mapping[str, Entry], keys: Iterable[str]) -> list[tuple[str, Markup]]:
    """The works of these keys, each with its id, in the order of the alphabet."""
    found = [(reference(entries[key]), work_anchor(key)) for key in keys]
    return [(anchor, Markup(settled(inline(text)))) for text, anchor in sorted(found, key=lambda work: work[0].lower())]


def _help_lines(root: Path) -> list[dict[str, Any]]:
    """The course's help lines, their contacts as HTML; none where the course has no table of them."""
    table = root / "book" / "data" / "help_lines.csv"
    if not table.is_file():
        return []
    return [row | {"contact": Markup(settled(inline(linked(row["contact"]))))} for row in rows(table)]


@cache
def _environment() -> Environment:
    made = environment_of("onesided.scorm")
    made.globals.update(
        say=say,
        HELP=HELP,
        POLICY=POLICY,
        SCRIPT=SCRIPT,
        STYLE=STYLE,
        PAGE_STYLE=PAGE_STYLE,
        LICENCE=LICENCE,
    )
    return made
