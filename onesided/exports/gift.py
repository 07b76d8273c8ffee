"""GIFT: questions as plain text, which Moodle and others read.

Texts are marked as HTML, the one form in which formulas and lists survive. A question ends at the first empty line, so
a text holds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onesided.exports.asked import Asked, Place, question, shown, shown_inline, told, unit
from onesided.markup.markdown import plain
from onesided.model.items import (
    Choice,
    Choices,
    Item,
    Match,
    Number,
    Order,
    Scale,
    Sort,
    TrueFalse,
)

_SIGNS = re.compile(r"[\\~=#{}:]")


def gift(quizzes: Sequence[Asked], place: Place, about: str = "") -> str:
    """The quizzes as one GIFT text, each in a category of its own. Scales are left out: see `losses`.

    `about`, where they come from and what may be done with them, becomes a comment at the top.
    """
    head = [f"// {' '.join(about.split())}"] if about else []
    return "\n\n".join([*head, *(part for asked in quizzes for part in _quiz(asked, place))]) + "\n"


def escaped(text: str) -> str:
    """A text in which no sign means anything to GIFT, on one line."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split("\n")).strip())


def _quiz(asked: Asked, place: Place) -> Iterator[str]:
    yield f"$CATEGORY: {plain(asked.quiz.title).replace('/', '//')}"
    if asked.quiz.intro:  # a question without answers is words to be read
        yield f"::{escaped(plain(asked.quiz.title))}::[html]{escaped(shown(asked.quiz.intro, place))}"
    for item in asked.quiz.items:
        if not isinstance(item, Scale):
            stem = escaped(f"{question(item, place)} {unit(item, place)}")
            answers = "\n".join(_answers(item, place))
            everybody = told(item, place)
            general = f"\n####[html]{escaped(everybody)}" if everybody else ""
            yield f"::{escaped(item.id)}::[html]{stem}{{\n{answers}{general}\n}}".replace("{\n\n", "{\n")


def _answers(item: Item, place: Place) -> Iterator[str]:
    match item:
        case Choice():
            for option in item.options:
                yield ("=" if option.correct else "~") + _text(option.text, place) + _why(option.feedback, place)
        case Choices():
            share = _percent(100 / sum(option.correct for option in item.options))
            for option in item.options:
                weight = share if option.correct else "-100" if item.credit == "all" else f"-{share}"
                yield f"~%{weight}%{_text(option.text, place)}{_why(option.feedback, place)}"
        case TrueFalse():
            # The first feedback is for whoever answered wrongly, the second for whoever answered rightly.
            said = (
                (item.feedback.false, item.feedback.true) if item.answer else (item.feedback.true, item.feedback.false)
            )
            yield ("TRUE" if item.answer else "FALSE") + "".join(_why(text, place) for text in said)
        case Number():
            yield f"#=%100%{_number(item.answer)}:{_number(item.tolerance)}{_why(item.feedback.right, place)}"
            for foreseen in item.also:
                yield f"=%0%{_number(foreseen.answer)}:0{_why(foreseen.feedback, place)}"
            yield f"~{_why(item.feedback.other, place)}"
        case Match():
            yield from (f"={_text(pair.left, place)} -> {escaped(plain(pair.right))}" for pair in item.pairs)
        case Sort():
            yield from (f"={_text(card.text, place)} -> {escaped(plain(card.group))}" for card in item.cards)
        case Order():
            yield from (f"={_text(step.text, place)} -> {number}" for number, step in enumerate(item.steps, 1))


def _text(text: str, place: Place) -> str:
    return f"[html]{escaped(shown_inline(text, place))}"


def _why(text: str, place: Place) -> str:
    return f"#[html]{escaped(shown(text, place))}"


def _percent(share: float) -> str:
    return f"{share:.5f}".rstrip("0").rstrip(".")


def _number(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".")
