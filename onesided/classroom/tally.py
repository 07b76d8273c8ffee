"""What came of a vote: how many took each answer, and how they moved from the first vote to the second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from onesided.classroom.asked import Decision, Question
from onesided.markup.quiz import figure_text
from onesided.model.items import Choice, Choices, Number, Scale, TrueFalse

DISCUSS = (0.3, 0.7)
"""Between which shares of right answers a discussion is worth most."""
NUMBERS = 12
"""Different numbers that are shown in bars of their own; what is rarer goes together."""


@dataclass(frozen=True)
class Row:
    """One answer: its words, how many took it in each round, whether it is right (None where nothing is), and why."""

    words: str
    counts: tuple[int, int]
    right: bool | None = None
    why: str = ""


@dataclass(frozen=True)
class Shift:
    """How those who voted twice moved: `counts[first][second]`, in the order of `names`."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Tally:
    """All that is told of a vote: how many voted in each round, the rows, the shift (None without a second vote), and a
    note for everybody, in Markdown."""

    voted: tuple[int, int]
    rows: tuple[Row, ...]
    shift: Shift | None
    note: str = ""


def worth_discussing(question: Question, votes: Mapping[str, Any]) -> bool | None:
    """Whether the first vote lies where a discussion helps most; None where nothing is right, or nobody voted."""
    rights = [question.is_right(response) for response in votes.values()]
    if not rights or None in rights:
        return None
    return DISCUSS[0] <= sum(map(bool, rights)) / len(rights) <= DISCUSS[1]


def tally_of(asked: Question | Decision, votes: Mapping[int, Mapping[str, Any]]) -> Tally:
    """Count the votes of both rounds, each as voters to their responses."""
    first, second = votes.get(1, {}), votes.get(2, {})
    rows, group, names = _rows(asked, first, second)
    both = [(group(first[voter]), group(second[voter])) for voter in first.keys() & second.keys()]
    moved = Counter(both)
    places = range(len(names))
    shift = Shift(names, tuple(tuple(moved[one, other] for other in places) for one in places)) if both else None
    return Tally((len(first), len(second)), tuple(rows), shift, _note(asked))


def _note(asked: Question | Decision) -> str:
    if isinstance(asked, Decision):
        return ""
    match asked.item:
        case Number():
            return asked.item.feedback.other
        case Scale():
            return asked.item.after
    return ""


Group = Callable[[Any], int]


def _rows(
    asked: Question | Decision, first: Mapping[str, Any], second: Mapping[str, Any]
) -> tuple[list[Row], Group, tuple[str, ...]]:
    """The rows, the row or group that a response belongs to in the shift, and how the groups are called."""
    if isinstance(asked, Decision):
        choices = [asked.scene.choices[index] for index in asked.open]
        counts = _counts(asked.open, lambda response: [response], first, second)
        rows = [Row(choice.text, count) for choice, count in zip(choices, counts, strict=True)]
        return rows, asked.open.index, _letters(len(rows))
    item, order = asked.item, asked.order
    match item:
        case Choice() | Choices():
            several = isinstance(item, Choices)
            counts = _counts(order, lambda response: response if several else [response], first, second)
            rows = [
                Row(item.options[index].text, count, item.options[index].correct, item.options[index].feedback)
                for index, count in zip(order, counts, strict=True)
            ]
            if not several:
                return rows, order.index, _letters(len(rows))
        case TrueFalse():
            counts = _counts([True, False], lambda response: [response], first, second)
            rows = [
                Row(name, count, value is item.answer, item.feedback.true if value else item.feedback.false)
                for name, value, count in zip(("true", "false"), (True, False), counts, strict=True)
            ]
            return rows, lambda response: 0 if response else 1, ("true", "false")
        case Scale():
            points = list(range(1, item.points + 1))
            counts = _counts(points, lambda response: [response], first, second)
            ends = {1: f" {item.low}", item.points: f" {item.high}"}
            rows = [Row(f"{point}{ends.get(point, '')}", count) for point, count in zip(points, counts, strict=True)]
            return rows, points.index, tuple(map(str, points))
        case Number():
            rows = _numbers(asked, item, first, second)
        case _:
            raise TypeError(f"A class cannot vote on {item.type}.")
    # Of several ticks, and of numbers, a matrix would be as wide as the room: whether they were right is what moves.
    return rows, lambda response: 0 if asked.is_right(response) else 1, ("right", "wrong")


def _numbers(asked: Question, item: Number, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Row]:
    given = Counter([*first.values(), *second.values()])
    own = sorted(number for number, _ in given.most_common(NUMBERS))
    counts = _counts(own, lambda response: [response], first, second)
    foreseen = {one.answer: one.feedback for one in item.also}
    rows = [
        Row(figure_text(number), count, right, item.feedback.right if right else foreseen.get(number, ""))
        for number, count in zip(own, counts, strict=True)
        for right in [asked.is_right(number)]
    ]
    rest = [sum(response not in own for response in votes.values()) for votes in (first, second)]
    if any(rest):
        rows.append(Row("others", (rest[0], rest[1]), right=False))
    if not any(row.right for row in rows):
        rows.append(Row(figure_text(item.answer), (0, 0), right=True, why=item.feedback.right))
    return rows


def _counts(
    parts: list[Any], taken: Callable[[Any], list[Any]], first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[tuple[int, int]]:
    counted = [Counter(part for response in votes.values() for part in taken(response)) for votes in (first, second)]
    return [(counted[0][part], counted[1][part]) for part in parts]


def _letters(count: int) -> tuple[str, ...]:
    return tuple("ABCDEFGHIJKL"[:count])
