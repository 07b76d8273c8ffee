"""A quiz as an ipywidget: what is clicked is at once in Python, and what Python resets is at once on the screen."""

from __future__ import annotations

from typing import Any

import traitlets

from onesided.judge import judge
from onesided.markup import quiz_html
from onesided.markup.messages import sentence
from onesided.markup.reference import quiz_reference
from onesided.model import Shelf, find_shelf
from onesided.model.colophon import colophon_of
from onesided.model.digest import digest
from onesided.record import Attempt, learner
from onesided.sources.citation import citer
from onesided.widgets.place import links
from onesided.widgets.remembering import Remembering


class Quiz(Remembering):
    """A quiz that can be answered, observed, linked and put into a box like any widget.

    `responses` maps item ids to what was answered, `verdicts` to the verdict's fields, `answered` counts items,
    `score` is the sum of credits (0 to 1 for each graded item). They follow what is clicked; read them, don't set them.
    """

    responses = traitlets.Dict()
    verdicts = traitlets.Dict()
    answered = traitlets.Int()
    score = traitlets.Float()

    def __init__(self, shelf: Shelf, name: str, occasion: str | None = None) -> None:
        model = shelf.quiz(name)
        self._model, self._name = model, shelf.kept(name)
        href = links(shelf.root)
        self._items = {f"{self._name}#{item.id}": item for item in model.items}
        super().__init__(
            reference=quiz_reference(name, occasion),
            sentence=sentence("quiz-not-run", count=len(model.items), title=model.title),
            html=quiz_html(
                model,
                name,
                href=href,
                cite=citer(shelf.root, href),
                beliefs=shelf.beliefs(),
                colophon=colophon_of(shelf.root),
            ),
            digests={full: digest(item) for full, item in self._items.items()},
            occasion=occasion,
            learner=learner(),
        )

    @property
    def title(self) -> str:
        """The quiz's title, as its author wrote it."""
        return self._model.title

    def reset(self) -> None:
        """Start afresh: the answers given here go from the screen and from `responses`; the record keeps them."""
        self._add({f"{self._name}#{id_}": None for id_ in self.responses})

    def _verdict(self, name: str, response: Any) -> dict[str, Any]:
        return judge(self._items[name], response).as_json()

    def _derive(self, latest: dict[str, Attempt]) -> None:
        shown = {name.partition("#")[2]: attempt for name, attempt in latest.items() if attempt["response"] is not None}
        self.set_trait("responses", {id_: attempt["response"] for id_, attempt in shown.items()})
        self.set_trait("verdicts", {id_: attempt["verdict"] for id_, attempt in shown.items()})
        self.answered = len(shown)
        self.score = sum(attempt["verdict"]["credit"] or 0.0 for attempt in shown.values())


def quiz(name: str, occasion: str | None = None) -> Quiz:
    """Show the quiz of this full name, such as "a-unique-bond/what-an-alliance-is".

    `occasion` tells apart the places where the same quiz is asked more than once ("after"); by default it is the cell.
    A name that nobody wrote a quiz for raises one sentence that gives the nearest name.
    """
    return Quiz(find_shelf(), name, occasion)
