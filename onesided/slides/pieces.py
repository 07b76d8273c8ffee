"""A quiz, a story or a figure on slides: our HTML in the place of the reference that a cell's output carries.

A quiz takes a slide for each of its questions, since several would fit on none, and the answer comes a step later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from onesided.frontend import AWAY
from onesided.markup import answer_html, quiz_html, vignette_html
from onesided.markup.messages import sentence
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import CourseError, Shelf
from onesided.model.items import Item
from onesided.slides.words import Words
from onesided.sources.citation import citer

_VIEW = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"


@dataclass(frozen=True)
class Piece:
    """What stands on a slide by itself: its `kind` (quiz, story, figure), which question of a quiz it is, and the
    `answer` that comes a step later."""

    kind: str
    html: str
    label: str = ""
    answer: str = ""


def references(cell: NotebookNode) -> list[dict[str, Any]]:
    """The references in the outputs of a cell."""
    return [found for output in cell.get("outputs", ()) if (found := output.get("data", {}).get(REFERENCE_MIME))]


def pieces(cell: NotebookNode, notebook: NotebookNode, shelf: Shelf, say: Words, *, answers: bool) -> list[Piece]:
    """The slides of a code cell that was run; `answers` is false where a quiz will be asked once more."""
    found: list[Piece] = []
    for output in cell.get("outputs", ()):
        match output.get("data", {}).get(REFERENCE_MIME):
            case {"kind": "quiz", "name": name, "occasion": occasion}:
                found += _questions(shelf, name, occasion or f"{say.page}#{cell.id}", say, answers)
            case {"kind": "vignette", "name": name, "occasion": occasion}:
                found.append(Piece("story", _story(shelf, name, occasion or f"{say.page}#{cell.id}", say)))
            case dict():
                found.append(Piece("figure", _drawing(output, notebook, cell.id)))
            case _:
                pass  # not ours: nothing that a notebook of the course may show
    return found


def _questions(shelf: Shelf, name: str, occasion: str, say: Words, answers: bool) -> Iterator[Piece]:
    quiz, cite = shelf.quiz(name), citer(shelf.root, say.href)
    for number, item in enumerate(quiz.items, 1):
        # How sure one is, a class says by a show of hands.
        alone = quiz.model_copy(update={"items": (item,), "intro": None, "confidence": False})
        html = quiz_html(alone, name, href=say.href, cite=cite, occasion=occasion, number_from=number)
        label = sentence("question", number=number)
        yield Piece("quiz", say.piece(html), label, _answer(item, say) if answers else "")


def _answer(item: Item, say: Words) -> str:
    html = answer_html(item, href=say.href)
    return f'<div class="onesided sl-answer">{say.settled(html)}</div>' if html else ""


def _story(shelf: Shelf, name: str, occasion: str, say: Words) -> str:
    cite = citer(shelf.root, say.href)
    html = vignette_html(
        shelf.vignette(name), name, href=say.href, cite=cite, occasion=occasion, away=f"_static/{AWAY}"
    )
    return say.piece(html)


def _drawing(output: NotebookNode, notebook: NotebookNode, cell: str) -> str:
    states = notebook.metadata.get("widgets", {}).get(_STATE, {}).get("state", {})
    model = states.get(output.data.get(_VIEW, {}).get("model_id"), {})
    html = model.get("state", {}).get("html")
    if html is None:
        raise CourseError(
            f"The figure of the cell {cell} was not drawn. Let its cell show the figure and nothing else."
        )
    return html
