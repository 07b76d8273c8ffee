"""What is put to a class: a question of a quiz, or a decision in a story. Both are asked, answered, counted and told.

A response comes as the values of a form's controls, by a socket or by a form alike, and is kept in the author's terms,
as in everybody's record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onesided.judge import judge
from onesided.judge.story import follow, key_of_story, open_choices, step
from onesided.markup.asked import asked_html
from onesided.markup.markdown import plain
from onesided.markup.quiz import order_of
from onesided.model import CourseError, Shelf
from onesided.model.complaints import nearest
from onesided.model.items import Choice, Choices, Item, Number, Quiz, Scale, TrueFalse
from onesided.model.stories import Scene, Vignette

VOTABLE = (Choice, Choices, TrueFalse, Number, Scale)
"""The types that a room can vote on: what came of it can be shown as one row of bars."""
MOST = 12
"""Characters of a number, at most."""

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)


@dataclass(frozen=True)
class Question:
    """An item of the quiz of this full name."""

    quiz_name: str
    quiz: Quiz
    item: Item

    @property
    def title(self) -> str:
        """Its stem."""
        return plain(self.item.stem)

    @cached_property
    def order(self) -> list[int]:
        """The author's indices of the options, in the order in which they are shown; none without options."""
        return order_of(self.quiz_name, self.quiz, self.item)

    def html(self, *, answerable: bool) -> str:
        """The question with its controls."""
        return asked_html(self.item, self.order, answerable=answerable)

    def response(self, values: Sequence[str]) -> Any:
        """The response in the author's terms; None where it is not complete, by the judge's own word."""
        response = self._read(values)
        return response if response is not None and judge(self.item, response).complete else None

    def values(self, response: Any) -> list[str]:
        """The values of the controls that say this response."""
        match self.item:
            case Choice():
                return [str(self.order.index(response))]
            case Choices():
                return [str(self.order.index(index)) for index in response]
            case TrueFalse():
                return [str(response).lower()]
            case _:
                return [f"{response:.12g}"]

    def is_right(self, response: Any) -> bool | None:
        """Whether a response is right; None where nothing is."""
        return judge(self.item, response).right

    def _read(self, values: Sequence[str]) -> Any:
        if not values or len(values) > len(self.order or [0]):
            return None
        match self.item:
            case Choice():
                places = _whole(values, len(self.order))
                return self.order[places[0]] if places and len(places) == 1 else None
            case Choices():
                places = _whole(values, len(self.order))
                return sorted({self.order[place] for place in places}) if places else None
            case TrueFalse():
                return {"true": True, "false": False}.get(values[0])
            case Number():
                return number_in(values[0])
            case Scale():
                points = _whole(values, self.item.points + 1)
                return points[0] if points else None
            case _:
                return None


@dataclass(frozen=True)
class Decision:
    """A scene of the story of this name, at the end of a path."""

    story_name: str
    story: Vignette
    path: list[list[Any]]

    @cached_property
    def key(self) -> dict[str, Any]:
        """The key by which the story is stepped through."""
        return key_of_story(self.story)

    @cached_property
    def state(self) -> dict[str, Any]:
        """Where the path has led."""
        return follow(self.key, self.path)

    @property
    def scene(self) -> Scene:
        """The scene that is told."""
        return self.story.scenes[self.state["scene"]]

    @cached_property
    def open(self) -> list[int]:
        """The indices of the choices that may be taken; none at an ending."""
        return open_choices(self.key, self.state)

    @property
    def title(self) -> str:
        """The story's title."""
        return plain(self.story.title)

    def html(self, *, answerable: bool) -> str:
        """The scene, and its choices with their controls."""
        from onesided.classroom.screens import scene_html

        return scene_html(self, answerable=answerable)

    def response(self, values: Sequence[str]) -> int | None:
        """The index of the choice; None for one that is not open."""
        places = _whole(values, len(self.open)) if len(values) == 1 else None
        return self.open[places[0]] if places else None

    def values(self, response: Any) -> list[str]:
        """The value of the control that says this choice."""
        return [str(self.open.index(response))]

    def after(self, choice: int) -> list[list[Any]] | None:
        """The path with this choice; None where it is not open."""
        stepped = step(self.key, self.state, choice)
        return None if stepped is self.state else stepped["path"]


def asked_of(shelf: Shelf, asked: Mapping[str, Any]) -> Question | Decision:
    """What a class has in front of it, from what its row says. CourseError where the course no longer has it."""
    if asked["kind"] == "decision":
        return Decision(asked["name"], shelf.vignette(asked["name"]), asked["path"])
    quiz_name, _, id_ = asked["name"].partition("#")
    quiz = shelf.quiz(quiz_name)
    item = next((one for one in quiz.items if one.id == id_), None)
    if item is None:
        near = nearest(id_, [one.id for one in quiz.items])
        hint = f' The nearest is "{quiz_name}#{near}".' if near else ""
        raise CourseError(f'The quiz "{quiz_name}" has no question "{id_}".{hint}')
    if not isinstance(item, VOTABLE):
        raise CourseError(
            f'"{asked["name"]}" is of the type {item.type}, which a class cannot vote on. '
            "Take one of the types choice, choices, true-false, number or scale."
        )
    return Question(quiz_name, quiz, item)


def plan_of(shelf: Shelf, names: Sequence[str]) -> list[dict[str, Any]]:
    """What a class may be asked: all that can be voted on in these quizzes, questions, stories or folders of quizzes.

    Without a name, all that the course has. CourseError names every name that the course does not have.
    """
    if not names:
        names = [*shelf.quizzes(), *shelf.vignettes()]
    plan: list[dict[str, Any]] = []
    complaints: list[str] = []
    for name in names:
        try:
            plan += _planned(shelf, name)
        except CourseError as error:
            complaints += error.sentences
    if not complaints and not plan:
        complaints = [f"Nothing in {', '.join(names)} can be voted on. Name another quiz, or a story."]
    if complaints:
        raise CourseError(*complaints)
    return list({entry["name"]: entry for entry in plan}.values())


def number_in(text: str) -> float | None:
    """The number that somebody typed, read as `frontend/number.mjs` reads it, but for a unit in words; or None."""
    typed = re.sub(r"[\s\u00a0\u202f]", "", text.replace("\u2212", "-").replace("\u2013", "-")).removesuffix("%")
    if len(typed) > MOST:
        return None
    # 1,000 and 12,345.6 hold thousands; any other single comma is a decimal one.
    typed = typed.replace(",", "") if _THOUSANDS.fullmatch(typed) else typed.replace(",", ".", 1)
    if not _NUMBER.fullmatch(typed):
        return None
    number = float(typed)
    return int(number) if number.is_integer() else number


def _planned(shelf: Shelf, name: str) -> list[dict[str, Any]]:
    quizzes = shelf.quizzes()
    if "#" in name:
        asked_of(shelf, {"kind": "question", "name": name})
        return [{"kind": "question", "name": name}]
    inside = [quiz for quiz in quizzes if quiz == name or quiz.startswith(f"{name}/")]
    if name in shelf.vignettes() and not inside:
        return [{"kind": "decision", "name": name, "path": []}]
    return [
        {"kind": "question", "name": f"{quiz}#{item.id}"}
        for quiz in inside or [name]  # which the shelf does not know, and says so
        for item in shelf.quiz(quiz).items
        if isinstance(item, VOTABLE)
    ]


def _whole(values: Sequence[str], count: int) -> list[int] | None:
    """The values as whole numbers below `count`; None where one is none."""
    if not all(len(value) <= 2 and value.isascii() and value.isdigit() and int(value) < count for value in values):
        return None
    return [int(value) for value in values]
