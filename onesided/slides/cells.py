"""The preprocessor that turns the cells of a notebook into the cells of a deck, whose sources are ready HTML.

One cell of prose becomes as many slides as it has headings, and more where they are full. nbconvert nests what comes
out of here: a slide stands beside the last one, a subslide below it, notes and fragments belong to what is above them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from onesided.model import Shelf
from onesided.notebooks.slide_types import slide_type
from onesided.slides.pieces import pieces, references
from onesided.slides.prose import is_brief, notes, pages
from onesided.slides.sections import Section, sections, slug
from onesided.slides.sentences import words
from onesided.slides.words import HELP, Words

OPENING = 45
"""Words of a slide that opens a part of the chapter."""


class CourseCells(Preprocessor):
    """The cells of one chapter (`page` is its short name) as the cells of its deck."""

    enabled = True

    def __init__(self, shelf: Shelf, page: str, help_lines: str = "", **rest: Any) -> None:
        """`help_lines` is the Markdown of the page that the deck ends with; an empty text for none."""
        super().__init__(**rest)
        self._shelf, self._page, self._help = shelf, page, sections(help_lines)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return a notebook of ready cells, and what the template needs to know of them."""
        shown = [(cell, kind) for cell in nb.cells if (kind := slide_type(cell)) != "skip"]
        made = _Deck(self._shelf, Words(self._page, self._ids(shown)), nb)
        made.count(cell for cell, _ in shown)
        for cell, kind in shown:
            made.code(cell, kind) if cell.cell_type == "code" else made.markdown(cell, kind)
        made.help_lines(self._help)
        resources = {
            **resources,
            "deck": {"title": made.title or nb.metadata.get("title", self._page), "help": self._help},
        }
        return NotebookNode({**nb, "cells": made.cells}), resources

    def _ids(self, shown: list[tuple[NotebookNode, str]]) -> set[str]:
        titles = [one.title for cell, _ in shown if cell.cell_type == "markdown" for one in sections(cell.source)]
        return {slug(title) for title in titles if title} | ({HELP} if self._help else set())


class _Deck:
    """The cells of a deck while it is made."""

    def __init__(self, shelf: Shelf, say: Words, notebook: NotebookNode) -> None:
        self.cells: list[NotebookNode] = []
        self.title = ""
        self._shelf, self._say, self._notebook = shelf, say, notebook
        self._above = self._heading = ""  # the titles of the column and of the slide, as HTML
        self._waiting: tuple[str, str] | None = None  # the type and the id of a heading that nothing stood under
        self._scene_told = False
        self._asked: Counter[str] = Counter()

    def count(self, cells: Any) -> None:
        """Learn how often each quiz is asked, so that its answers come the last time only."""
        self._asked.update(found["name"] for cell in cells for found in references(cell) if found["kind"] == "quiz")

    def markdown(self, cell: NotebookNode, kind: str) -> None:
        """Add a cell of prose."""
        parts = sections(cell.source)
        if kind == "notes":
            self._notes("\n".join(notes(part, self._say) for part in parts))
            return
        for part in parts:
            if part.level:
                own = kind if part is next(one for one in parts if one.level) else _of_level(part.level)
                self._section(part, own)
            elif any(one.level for one in parts):  # what is said after a figure, before the next heading
                self._notes(notes(part, self._say))
            else:
                for place, page in enumerate(pages(part, self._say, whole=True)):
                    self._add(kind if place == 0 else "subslide", page, "note")

    def code(self, cell: NotebookNode, kind: str) -> None:
        """Add a cell that shows pieces."""
        names = [found["name"] for found in references(cell) if found["kind"] == "quiz"]
        self._asked.subtract(names)
        last = not any(self._asked[name] for name in names)
        for piece in pieces(cell, self._notebook, self._shelf, self._say, answers=last):
            type_, id_ = self._waiting or (kind, "")
            self._waiting, kind = None, "subslide"
            title = " · ".join(part for part in (self._heading, piece.label) if part)
            title = f'<h3 class="sl-kicker">{title}</h3>\n' if title else ""
            self._add(type_, f"{title}{piece.html}", piece.kind, id_)
            if piece.answer:
                self._add("fragment", piece.answer, "answer")

    def help_lines(self, parts: list[Section]) -> None:
        """End with whom to turn to: the tables of the page, on one slide each, and its own words as notes."""
        id_ = HELP
        for part in parts:
            if any(block.kind == "other" for block in part.blocks):
                body = "\n".join(pages(part, self._say, whole=True))
                title = f"<h2>{self._say.inline(part.title)}</h2>\n"
                self._add("slide" if id_ else "subslide", title + body, "help", id_)
                id_ = ""

    def _section(self, part: Section, kind: str) -> None:
        heading, id_ = self._say.inline(part.title), slug(part.title)
        if part.level == 1:
            self.title = part.title
        else:
            self._heading = heading
            self._above = heading if part.level == 2 else self._above
        if not part.blocks:
            self._waiting = (kind, id_)
            return
        is_scene = part.level == 2 and not self._scene_told
        self._scene_told |= is_scene
        whole = part.level == 1 or is_scene
        found = pages(part, self._say, whole=whole)
        for place, page in enumerate(found, 1):
            head = self._head(part, heading, place, len(found))
            kind_of_page = "title" if part.level == 1 else "scene" if is_scene else _kind(part, page)
            self._add(kind if place == 1 else "subslide", f"{head}{page}", kind_of_page, id_ if place == 1 else "")
            if place == 1:
                self._notes("" if whole or is_brief(part) else notes(part, self._say))
        self._waiting = None

    def _head(self, part: Section, heading: str, place: int, of: int) -> str:
        above = f'<p class="sl-kicker">{self._above}</p>\n' if part.level > 2 and self._above else ""
        more = f' <span class="sl-more">{place} of {of}</span>' if of > 1 and part.level > 1 else ""
        return f"{above}<h{part.level}>{heading}{more}</h{part.level}>\n"

    def _notes(self, html: str) -> None:
        if html and self.cells:
            self._add("notes", html, "notes")

    def _add(self, type_: str, html: str, kind: str, id_: str = "") -> None:
        if any(cell.metadata.deck.id == id_ for cell in self.cells):
            id_ = ""  # two headings alike: links lead to the first
        metadata = {"slideshow": {"slide_type": type_}, "deck": {"kind": kind, "id": id_}}
        self.cells.append(new_markdown_cell(html, metadata=metadata))


def _kind(part: Section, html: str) -> str:
    """A few words under a heading open a part of the chapter; more are to be read."""
    return "opening" if part.level == 2 and words(html) <= OPENING and "<li>" not in html else "prose"


def _of_level(level: int) -> str:
    return "slide" if level < 3 else "subslide"
