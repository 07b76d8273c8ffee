"""What may be answered to an item, and what the page then has to say: from the item's key alone.

Responses have the form in which attempts keep them. The judge and the catalogue are the course's own.
"""

from __future__ import annotations

from typing import Any

from onesided.judge.verdict import judge_key
from onesided.markup.messages import MESSAGES

TYPES = ("choice", "choices", "true-false", "number", "sort", "match", "order", "scale", "reflect")
GRADED = TYPES[:-2]
WITH_PARTS = ("choices", "sort", "match", "order")
LIVE = MESSAGES["live"]
WORDS = "A few words of my own"

Key = dict[str, Any]


def right(key: Key) -> Any:
    """A response that is right; for ungraded types, one that is complete."""
    match key["type"]:
        case "number":
            return key["answer"]
        case "order":
            return list(range(key["steps"]))
        case "scale":
            return key["points"] - 1
        case "reflect":
            return WORDS
        case _:
            return key["key"]


def wrong(key: Key) -> Any:
    """A complete response to a graded type that earns nothing."""
    match key["type"]:
        case "choice":
            return (key["key"] + 1) % key["options"]
        case "choices":
            return [index for index in range(key["options"]) if index not in key["key"]]
        case "true-false":
            return not key["key"]
        case "number":
            return key["also"][0] if key["also"] else key["answer"] + 10 * key["tolerance"] + 1
        case "sort":
            return [(group + 1) % key["groups"] for group in key["key"]]
        case "match":
            return [(side + 1) % key["rights"] for side in key["key"]]
        case "order":
            return [*range(1, key["steps"]), 0]
    raise AssertionError(f"Nothing is wrong with an answer to the type {key['type']}.")


def partial(key: Key) -> Any:
    """A complete response with some parts right and some not, for the types that have parts."""
    match key["type"]:
        case "choices":
            return sorted([*key["key"], wrong(key)[0]])
        case "sort" | "match":
            return [key["key"][0], *wrong(key)[1:]]
        case "order":
            return [1, 0, *range(2, key["steps"])]
    raise AssertionError(f"The type {key['type']} has no parts.")


def sentence(key: Key, response: Any) -> str:
    """What the catalogue has to say about a complete response."""
    verdict = judge_key(key, response)
    assert verdict.complete, f"Not a complete response: {response}"
    parts = verdict.parts
    name = outcome(key, response)
    if key["type"] == "reflect":
        name = "written"
    elif parts and name != "right":
        name = f"{name}-ticked" if key["type"] == "choices" else "partly" if any(parts) else "none-in-place"
    return LIVE[name].format(right=sum(parts), all=len(parts))


def outcome(key: Key, response: Any) -> str:
    verdict = judge_key(key, response)
    if verdict.right is None:
        return "given"
    return "right" if verdict.right else "partly" if verdict.credit else "wrong"
