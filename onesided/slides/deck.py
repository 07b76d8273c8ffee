"""One deck as HTML: nbconvert's exporter of slides, with our preprocessor before its own and our template."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import SlidesExporter
from nbformat import NotebookNode

from onesided.model import Shelf
from onesided.model.pages import page_name
from onesided.slides.cells import CourseCells

TEMPLATES = Path(__file__).parent / "template"


@dataclass(frozen=True)
class Deck:
    """A chapter's deck: the short name of its page, its title, and the page itself."""

    page: str
    title: str
    html: str


class DeckExporter(SlidesExporter):
    """nbconvert's exporter of slides, for cells that are HTML already."""

    def __init__(self, cells: CourseCells, **rest: Any) -> None:
        # Before the rest, since the preprocessors are put in order while the exporter is made.
        self._cells = cells
        super().__init__(template_name="onesided", extra_template_basedirs=[str(TEMPLATES)], **rest)

    def _init_preprocessors(self) -> None:
        super()._init_preprocessors()
        self._preprocessors.insert(0, self._cells)


def deck_html(notebook: NotebookNode, path: Path, shelf: Shelf) -> Deck:
    """Return the deck of a notebook that was run; `path` is where the notebook is kept."""
    page, help_lines = page_name(path), shelf.root / "book" / "help-lines.md"
    said = help_lines.read_text(encoding="utf-8") if help_lines.is_file() else ""
    html, resources = DeckExporter(CourseCells(shelf, page, said)).from_notebook_node(notebook)
    return Deck(page, resources["deck"]["title"], html)
