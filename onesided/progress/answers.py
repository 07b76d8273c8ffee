"""Which attempts count, and what for: the answers of each question, one a day, and the stories that were lived.

An attempt counts when it is complete and was made on what the course shows today: its digest has the same meaning. Of
several on one day, the first is the answer, because after it the feedback had been read. The order in which attempts
are handed in does not matter, and what is no attempt is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LONGEST = 600
"""Seconds. Whoever looks at one question for longer has got up."""
LEVELS = ("guessing", "fairly-sure", "certain")
"""How sure a learner can be, from the least."""

_NUMBER = {int, float}

_Firsts = dict[str, dict[int, tuple[str, str, bool, Any]]]
# By the name of the question and by the day: time, uuid, whether it was right, and confidence.


class Answer(NamedTuple):
    """The first answer to a question on one day: whether it was right, and whether the learner was certain."""

    day: int
    right: bool
    sure: bool


@dataclass
class Counted:
    """What counts, in a heap of attempts.

    `answers` by the name of the question, oldest first; the stories `lived`; the questions `changed` since they were
    last answered; those `reviewed` today; how many attempts count, the numbers of their days, and their minutes; for
    each level of confidence how many answers were wrong, and how many right.
    """

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    lived: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    reviewed: set[str] = field(default_factory=set)
    attempts: int = 0
    days: set[int] = field(default_factory=set)
    minutes: int = 0
    levels: dict[str, list[int]] = field(default_factory=lambda: {level: [0, 0] for level in LEVELS})


def counted(
    course: dict[str, Any], attempts: Iterable[Any], today: int, day_of: Callable[[Any], int | None]
) -> Counted:
    """What counts for the course; `day_of` is the learner's calendar."""
    items, stories = course["items"], course["stories"]
    meanings = {name: known["meaning"] for name, known in (items | stories).items()}
    firsts: _Firsts = {name: {} for name, item in items.items() if item["graded"]}
    found = Counted()
    thousandths = 0
    for attempt in attempts:
        if not _is_complete(attempt):
            continue
        name, time = attempt["name"], attempt["time"]
        if name not in meanings or (day := day_of(time)) is None:
            continue
        if attempt["digest"].partition("-")[0] != meanings[name]:
            found.changed.add(name)
            continue
        found.attempts += 1
        found.days.add(day)
        seconds = attempt.get("seconds")
        if type(seconds) in _NUMBER and seconds >= 0:
            # Whole numbers have the same sum in whichever order they are added.
            thousandths += int(seconds * 1000 + 0.5) if seconds < LONGEST else LONGEST * 1000
        if name in stories:
            found.lived.add(name)
        elif name in firsts:
            if day == today and _is_review(attempt.get("occasion")):
                found.reviewed.add(name)
            other = firsts[name].get(day)
            if other is None or time < other[0] or (time == other[0] and attempt["uuid"] < other[1]):
                right = attempt["verdict"].get("right") is True
                firsts[name][day] = (time, attempt["uuid"], right, attempt.get("confidence"))
    found.minutes = (thousandths + 30_000) // 60_000  # rounded half up, as the page does
    _enter_answers(found, firsts)
    found.changed = (found.changed & firsts.keys()) - found.answers.keys()
    return found


def _enter_answers(found: Counted, firsts: _Firsts) -> None:
    for name, days in firsts.items():
        answers = []
        for day in sorted(days):
            _, _, right, confidence = days[day]
            answers.append(Answer(day, right, confidence == "certain"))
            if confidence in LEVELS:
                found.levels[confidence][right] += 1
        if answers:
            found.answers[name] = answers


def _is_complete(attempt: Any) -> bool:
    try:
        return (
            attempt["verdict"]["complete"] is True
            and attempt["response"] is not None
            and type(attempt["uuid"]) is str
            and type(attempt["name"]) is str
            and type(attempt["digest"]) is str
            and "time" in attempt
        )
    except (TypeError, KeyError):
        return False


def _is_review(occasion: Any) -> bool:
    return isinstance(occasion, str) and occasion.startswith("review")
