"""The key of an item: all that a judge needs to know about it, as plain JSON, without a word of text.

Both judges read it, the one in Python and the one in the page, and the digest of an item rests on it. It
speaks in indices, which count from 0 in the order in which the author wrote the parts, whatever is shown to a
learner.
"""

from __future__ import annotations

from typing import Any

from onesided.model.items import (
    Choice,
    Choices,
    Item,
    Match,
    Number,
    Order,
    Reflect,
    Scale,
    Sort,
    TrueFalse,
)


def key_of(item: Item) -> dict[str, Any]:
    """The key as JSON; its `type` is the item's, and the other names depend on the type.

    `options`, `groups`, `rights`, `steps` and `points` are counts; `key` is an index, a list of them, or the
    truth.
    """
    match item:
        case Choice():
            return {"type": item.type, "options": len(item.options), "key": _correct(item)[0]}
        case Choices():
            return {
                "type": item.type,
                "options": len(item.options),
                "key": _correct(item),
                "credit": item.credit,
            }
        case TrueFalse():
            return {"type": item.type, "key": item.answer}
        case Number():
            also = [foreseen.answer for foreseen in item.also]
            return {"type": item.type, "answer": item.answer, "tolerance": item.tolerance, "also": also}
        case Sort():
            key = [item.groups.index(card.group) for card in item.cards]
            return {"type": item.type, "groups": len(item.groups), "key": key}
        case Match():
            rights = rights_of(item)
            return {
                "type": item.type,
                "rights": len(rights),
                "key": [rights.index(pair.right) for pair in item.pairs],
            }
        case Order():
            return {"type": item.type, "steps": len(item.steps)}
        case Scale():
            return {"type": item.type, "points": item.points}
        case Reflect():
            return {"type": item.type}


def rights_of(item: Match) -> tuple[str, ...]:
    """The right sides to choose from: the pairs' in written order, then the spare ones, each text once.

    Two pairs may share a right side; it is one answer with one index.
    """
    return tuple(dict.fromkeys([*(pair.right for pair in item.pairs), *item.spare]))


def _correct(item: Choice | Choices) -> list[int]:
    return [index for index, option in enumerate(item.options) if option.correct]
