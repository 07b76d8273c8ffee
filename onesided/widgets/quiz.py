"""A quiz as an ipywidget: what a learner clicks is at once in Python, and what Python resets is at once on the screen.

The list of attempts is the one state that both sides share. Everything else, here and in the browser, is derived from
it. Verdicts that come from the browser are not trusted: each new attempt is judged again before it is kept.
"""

from __future__ import annotations

from typing import Any

import traitlets

from onesided.judge import judge
from onesided.markup import quiz_html
from onesided.markup.messages import sentence
from onesided.markup.reference import quiz_reference
from onesided.model import Shelf, find_shelf
from onesided.model.digest import digest, meaning
from onesided.record import Attempt, learner, new_attempt, recall, remember, sound
from onesided.sources.citation import citer
from onesided.widgets.piece import Piece
from onesided.widgets.place import links, place

UNGRADED = ("scale", "reflect")


class Quiz(Piece):
    """A quiz that can be answered, observed, linked and put into a box like any widget.

    `responses` maps item ids to what was answered, `verdicts` to the verdict's fields, `answered` counts items,
    `score` is the sum of credits (0 to 1 for each graded item). They follow what is clicked; read them, don't set them.
    """

    attempts = traitlets.List().tag(sync=True)
    occasion = traitlets.Unicode().tag(sync=True)
    learner = traitlets.Unicode().tag(sync=True)

    responses = traitlets.Dict()
    verdicts = traitlets.Dict()
    answered = traitlets.Int()
    score = traitlets.Float()

    def __init__(self, shelf: Shelf, name: str, occasion: str | None = None) -> None:
        model = shelf.quiz(name)
        self._model, self._name = model, name
        href = links(shelf.root)
        self._items = {f"{name}#{item.id}": item for item in model.items}
        remembered = recall(self._items)
        self._known = {attempt["uuid"] for attempt in remembered}
        super().__init__(
            reference=quiz_reference(name, occasion),
            sentence=sentence("quiz-not-run", count=len(model.items), title=model.title),
            html=quiz_html(model, name, href=href, cite=citer(shelf.root, href)),
            occasion=occasion or place(),
            learner=learner(),
            attempts=remembered,
        )

    @property
    def title(self) -> str:
        """The quiz's title, as its author wrote it."""
        return self._model.title

    def reset(self) -> None:
        """Start afresh: the answers given here go from the screen and from `responses`; the record keeps them."""
        cleared = [
            new_attempt(f"{self._name}#{id_}", self.occasion, digest(self._items[f"{self._name}#{id_}"]), None, None)
            for id_ in self.responses
        ]
        self.attempts = [*self.attempts, *cleared]

    @traitlets.validate("attempts")
    def _only_sound_attempts(self, proposal: dict[str, Any]) -> list[Attempt]:
        return [self._judged(attempt) for attempt in proposal["value"] if self._is_ours(attempt)]

    @traitlets.observe("attempts", "occasion")
    def _follow(self, _change: Any) -> None:
        for attempt in self.attempts:
            if attempt["uuid"] not in self._known:
                self._known.add(attempt["uuid"])
                remember(attempt)
        latest = {
            attempt["name"].partition("#")[2]: attempt
            for attempt in self.attempts
            if attempt["occasion"] == self.occasion
        }
        shown = {id_: attempt for id_, attempt in latest.items() if attempt["response"] is not None}
        self.set_trait("responses", {id_: attempt["response"] for id_, attempt in shown.items()})
        self.set_trait("verdicts", {id_: attempt["verdict"] for id_, attempt in shown.items()})
        self.answered = len(shown)
        self.score = sum(attempt["verdict"]["credit"] or 0.0 for attempt in shown.values())

    def _is_ours(self, attempt: Any) -> bool:
        """An attempt at an item of this quiz, in the meaning the item has today."""
        return (
            sound(attempt)
            and attempt["name"] in self._items
            and meaning(attempt["digest"]) == meaning(digest(self._items[attempt["name"]]))
        )

    def _judged(self, attempt: Attempt) -> Attempt:
        if attempt["response"] is None:
            return {**attempt, "verdict": None}
        verdict = judge(self._items[attempt["name"]], attempt["response"]).as_json()
        return {**attempt, "verdict": verdict}


def quiz(name: str, occasion: str | None = None) -> Quiz:
    """Show the quiz of this full name, such as "a-unique-bond/what-an-alliance-is".

    `occasion` tells apart the places where the same quiz is asked more than once ("after"); by default it is the cell.
    A name that nobody wrote a quiz for raises one sentence that gives the nearest name.
    """
    return Quiz(find_shelf(), name, occasion)
