"""An item and a response to it as xAPI's interactions say them: what kind it is, its parts, the right response.

Parts go by their place in the author's file, from 0, as everywhere in the record; the points of a scale by their
number, from 1. In a response `[,]` stands between parts, `[.]` between the two of a pair, `[:]` between the ends of a
range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from onesided.judge import rights_of
from onesided.model.items import Choice, Choices, Item, Match, Number, Order, Reflect, Scale, Sort, TrueFalse

Say = Callable[[str], dict[str, str]]
"""From Markdown to a map from the language to the plain text."""


def interaction_of(item: Item, say: Say) -> dict[str, Any]:
    """The properties of an activity's definition that tell the kind of the item, its parts and its key."""
    match item:
        case Choice() | Choices():
            right = [index for index, option in enumerate(item.options) if option.correct]
            return {
                "interactionType": "choice",
                "choices": _parts((option.text for option in item.options), say),
                "correctResponsesPattern": [_listed(right)],
            }
        case TrueFalse():
            return {"interactionType": "true-false", "correctResponsesPattern": [_truth(item.answer)]}
        case Number():
            low, high = _decimal(item.answer - item.tolerance), _decimal(item.answer + item.tolerance)
            return {"interactionType": "numeric", "correctResponsesPattern": [f"{low}[:]{high}"]}
        case Sort():
            key = [item.groups.index(card.group) for card in item.cards]
            return _matching((card.text for card in item.cards), item.groups, key, say)
        case Match():
            rights = rights_of(item)
            key = [rights.index(pair.right) for pair in item.pairs]
            return _matching((pair.left for pair in item.pairs), rights, key, say)
        case Order():
            return {
                "interactionType": "sequencing",
                "choices": _parts((step.text for step in item.steps), say),
                "correctResponsesPattern": [_listed(range(len(item.steps)))],
            }
        case Scale():
            return {"interactionType": "likert", "scale": _points(item, say)}
        case Reflect():
            return {"interactionType": "long-fill-in"}


def response_of(item: Item, response: Any) -> str | None:
    """A complete response to the item in xAPI's form; None for words, or a point on a scale, that were not kept."""
    match item:
        case Scale() if response is True:
            return None
        case Choice() | Scale():
            return str(int(response))
        case Choices():
            return _listed(sorted(response))
        case Order():
            return _listed(response)
        case TrueFalse():
            return _truth(response)
        case Number():
            return _exactly(response)
        case Sort() | Match():
            return _paired(response)
        case Reflect():
            return response if isinstance(response, str) else None  # true stands for words that were not kept


def _matching(sources: Iterable[str], targets: Iterable[str], key: list[int], say: Say) -> dict[str, Any]:
    return {
        "interactionType": "matching",
        "source": _parts(sources, say),
        "target": _parts(targets, say),
        "correctResponsesPattern": [_paired(key)],
    }


def _parts(texts: Iterable[str], say: Say) -> list[dict[str, Any]]:
    return [{"id": str(index), "description": say(text)} for index, text in enumerate(texts)]


def _points(item: Scale, say: Say) -> list[dict[str, Any]]:
    # Only the ends of a scale have words.
    ends = {1: {"description": say(item.low)}, item.points: {"description": say(item.high)}}
    return [{"id": str(point), **ends.get(point, {})} for point in range(1, item.points + 1)]


def _listed(indices: Iterable[float]) -> str:
    return "[,]".join(str(int(index)) for index in indices)


def _paired(places: Iterable[float]) -> str:
    return "[,]".join(f"{source}[.]{int(target)}" for source, target in enumerate(places))


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _decimal(value: float) -> str:
    """An end of a range, which adding may have put a hair off: 0.35 for 0.3 + 0.05."""
    return _exactly(float(f"{value:.12g}"))


def _exactly(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
