"""What a search may find in a quiz and in a story.

Of a question: its case, its stem and the answers it offers; not which of them is right, nor what is said to whoever
picked one: a result that turned up for a word of the feedback would show no reason, or too much of one. Of a story: how
it opens; the rest is to be lived. Where a note stands before it, the note is all that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from onesided.bookext.finding.place import SHOWN, Place
from onesided.markup.markdown import plain
from onesided.markup.quiz import short
from onesided.model.items import Choice, Choices, Item, Match, Order, Quiz, Scale, Sort
from onesided.model.stories import Vignette


def places_of_quiz(quiz: Quiz) -> list[Place]:
    """Return the quiz and each of its questions; a question's anchor is its id."""
    whole = Place("quiz", "", plain(quiz.title), text=plain(quiz.intro or ""))
    return [whole, *(_of_item(item) for item in quiz.items)]


def places_of_story(story: Vignette) -> list[Place]:
    """Return the story, with its opening."""
    opening = story.scenes[story.start]
    said = (plain(line.says) for line in opening.lines)
    words = " ".join([plain(opening.text), *said])
    summary = short(story.content_note or opening.text, SHOWN)
    return [Place("story", "", plain(story.title), summary, words, about=tuple(story.objectives))]


def _of_item(item: Item) -> Place:
    texts = [item.case or "", item.stem, *_offered(item)]
    return Place(
        "question",
        item.id,
        short(item.stem, SHOWN),
        text="\n".join(plain(text) for text in texts if text),
        about=(item.objective, *_beliefs(item)),
    )


def _offered(item: Item) -> Iterator[str]:
    """The texts that a learner sees before answering."""
    match item:
        case Choice() | Choices():
            yield from (option.text for option in item.options)
        case Sort():
            yield from (*item.groups, *(card.text for card in item.cards))
        case Match():
            yield from (side for pair in item.pairs for side in (pair.left, pair.right))
            yield from item.spare
        case Order():
            yield from (step.text for step in item.steps)
        case Scale():
            yield from (item.low, item.high)
        case _:
            pass


def _beliefs(item: Item) -> list[str]:
    parts = (part for name in ("options", "cards", "pairs", "also") for part in getattr(item, name, ()))
    return [part.misconception for part in (item, *parts) if getattr(part, "misconception", None)]
