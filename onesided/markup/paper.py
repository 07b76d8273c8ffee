"""The paper form of a quiz: questions and key as plain text, and the answers at the end of a printed chapter."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from onesided.judge.key import rights_of
from onesided.markup.markdown import Href, plain
from onesided.markup.messages import sentence
from onesided.markup.quiz import figure_text, order_of, speech, template
from onesided.model.items import (
    Choice,
    Choices,
    Item,
    Match,
    Number,
    Order,
    Quiz,
    Reflect,
    Scale,
    Sort,
    TrueFalse,
)


def key_html(quizzes: Iterable[tuple[str, Quiz]]) -> str:
    """The answers to these quizzes as one `<section class="onesided os-key">`; an empty text for no quiz at all."""
    return joined_keys(key_part(name, quiz) for name, quiz in quizzes)


def key_part(name: str, quiz: Quiz) -> str:
    """The answers to one quiz, for `joined_keys`: whoever keeps them need not read the quiz again."""
    return template("key-part").render(name=name, quiz=quiz, **speech())


def joined_keys(parts: Iterable[str]) -> str:
    """The same as `key_html`, of quizzes whose answers are there already."""
    shown = [Markup(part) for part in parts]
    return template("key").render(parts=shown, **speech()) if shown else ""


def answer_html(item: Item, *, href: Href | None = None) -> str:
    """The key of one item in words, and why it is right; an empty text for an item that has no key.

    It is for where an answer is shown to a room, rather than opened by a reader. `href` is what `quiz_html` takes.
    """
    if isinstance(item, Scale | Reflect):
        return ""
    return template("answer").render(item=item, why=_why(item), **speech(href)).strip()


def _why(item: Item) -> list[str]:
    """The feedback on what is right, where that is one text: a class need not read what every part of it means."""
    match item:
        case Choice():
            return [option.feedback for option in item.options if option.correct]
        case TrueFalse():
            return [item.feedback.true if item.answer else item.feedback.false]
        case Number():
            return [item.feedback.right]
        case _:
            return []


def quiz_text(quiz: Quiz, name: str = "") -> str:
    """The quiz as plain text: the questions with boxes to tick and lines to write on, then the key.

    `name` is the quiz's full name; with it, parts stand in the same order as in the page.
    """
    parts = [quiz.title, "=" * len(quiz.title), ""]
    if quiz.intro:
        parts += [plain(quiz.intro), ""]
    for number, item in enumerate(quiz.items, 1):
        if item.case:
            parts += [plain(item.case), ""]
        parts += [f"{number}. {plain(item.stem)}", *_to_fill_in(item, order_of(name, quiz, item)), ""]
    parts += [sentence("answers"), "-" * len(sentence("answers"))]
    parts += [f"{number}. {key_words(item)}" for number, item in enumerate(quiz.items, 1)]
    return "\n".join(parts) + "\n"


def _to_fill_in(item: Item, order: list[int]) -> list[str]:
    match item:
        case Choice():
            return [f"   ○ {plain(item.options[i].text)}" for i in order]
        case Choices():
            return [f"   ☐ {plain(item.options[i].text)}" for i in order]
        case TrueFalse():
            return [f"   ○ {sentence('true')}   ○ {sentence('false')}"]
        case Number():
            return [f"   ________ {plain(item.unit) if item.unit else ''}".rstrip()]
        case Sort():
            groups = " / ".join(plain(group) for group in item.groups)
            return [f"   {sentence('groups')} {groups}", *(f"   ____ {plain(item.cards[i].text)}" for i in order)]
        case Match():
            rights = rights_of(item)
            listed = [f"   {chr(65 + place)}  {plain(rights[i])}" for place, i in enumerate(order)]
            return [*(f"   __ {plain(pair.left)}" for pair in item.pairs), *listed]
        case Order():
            return [f"   __ {plain(item.steps[i].text)}" for i in order]
        case Scale():
            points = "  ".join(f"○ {point}" for point in range(1, item.points + 1))
            return [f"   {plain(item.low)}  {points}  {plain(item.high)}"]
        case Reflect():
            return ["   " + "_" * 60] * 3


def key_words(item: Item) -> str:
    """The right answer in plain words; for ungraded items, that there is none, or what someone else might say."""
    match item:
        case Choice() | Choices():
            return "; ".join(plain(option.text) for option in item.options if option.correct)
        case TrueFalse():
            return sentence("true" if item.answer else "false")
        case Number():
            number = figure_text(item.answer)
            if item.tolerance:
                number = sentence("within", number=number, tolerance=figure_text(item.tolerance))
            return f"{number} ({plain(item.unit)})" if item.unit else number
        case Sort():
            return "; ".join(f"{plain(card.text)}: {plain(card.group)}" for card in item.cards)
        case Match():
            return "; ".join(f"{plain(pair.left)}: {plain(pair.right)}" for pair in item.pairs)
        case Order():
            return "; ".join(f"{place}. {plain(step.text)}" for place, step in enumerate(item.steps, 1))
        case Scale():
            return sentence("nothing-right")
        case Reflect():
            return plain(item.model)
