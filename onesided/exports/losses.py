"""What a format cannot keep of a quiz, a sentence for each kind of loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onesided.exports.asked import Asked
from onesided.model.items import Choices, Item, Match, Number, Order, Reflect, Scale, Sort

_NAMED = 5
OWN_WORDS = "words that in this course nobody else reads can be read by teachers"
PARTED = "the feedback to each part stands together in the feedback to the whole question"


def losses(format_name: str, quizzes: Sequence[Asked]) -> list[str]:
    """Sentences on what a format (`gift`, `moodle`, `qti` or `anki`) leaves out, each with the items it is about."""
    found: dict[str, list[str]] = {}
    for asked in quizzes:
        if asked.quiz.confidence:
            found.setdefault("how sure the learner is cannot be asked", []).append(asked.name)
        for item in asked.quiz.items:
            for loss in _of(format_name, item):
                found.setdefault(loss, []).append(f"{asked.name}#{item.id}")
    return [f"{format_name}: {loss}: {_listed(names)}." for loss, names in found.items()]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_NAMED])} and {more} more"


def _of(format_name: str, item: Item) -> Iterator[str]:
    if format_name == "anki":
        yield from _of_anki(item)
        return
    if format_name == "qti":
        yield from _of_qti(item)
        return
    gift = format_name == "gift"
    if item.source:
        yield (
            "the works behind a question are left out" if gift else "the works behind a question are tags of their keys"
        )
    if gift and item.hint:
        yield "hints are left out"
    match item:
        case Choices(credit="all"):
            yield "all or nothing cannot be said, so one right answer earns a part, and one wrong answer takes it all"
        case Choices() if sum(option.correct for option in item.options) > 10:
            yield "more than ten right answers have a share that Moodle may not take"
        case Number() if gift and item.unit:
            yield "the unit stands behind the question, not behind the answer"
        case Sort():
            yield f"sorting becomes matching with the groups as answers, and {PARTED}"
        case Order():
            become = "ordering becomes matching with the places as answers" if gift else "an ordering needs Moodle 4.4"
            yield f"{become}, and {PARTED}"
        case Match():
            yield PARTED
            if gift and item.spare:
                yield "answers that fit nothing are left out"
        case Scale() if gift:
            yield "a scale is left out, because every answer would need to be right"
        case Scale():
            yield "a scale becomes a choice worth no points, and a teacher can read who chose what"
        case Reflect():
            yield OWN_WORDS


def _of_qti(item: Item) -> Iterator[str]:
    if item.hint:
        yield "hints are left out"
    if item.source:
        yield "the works behind a question are shown as their keys"
    match item:
        case Scale() | Reflect():
            yield OWN_WORDS if isinstance(item, Reflect) else "a teacher can read who chose which point of a scale"
        case Number() if item.unit:
            yield "the unit stands behind the gap as plain words"
        case Match() | Sort():
            yield PARTED
        case Order():
            yield f"an order earns the mark as a whole or not at all, and {PARTED}"


def _of_anki(item: Item) -> Iterator[str]:
    if item.hint:
        yield "hints are left out"
    match item:
        case Scale():
            yield "a scale has no answer to recall, and is left out"
        case Reflect():
            yield "a reflection has no answer to recall, and is left out"
        case Number():
            yield "what is said to a number that nobody foresaw is left out"
