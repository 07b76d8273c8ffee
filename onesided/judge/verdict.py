"""A response becomes a verdict: whether it is complete, how much of it is right, and which parts.

`frontend/verdict.mjs` judges the same way; `tests/judge/cases.json` holds both to one table. Judging is pure
and takes whatever JSON it is given: a response of the wrong shape, say from an older version of an item, is
an incomplete one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onesided.judge.key import key_of
from onesided.judge.responses import is_blank, is_index, unfinished
from onesided.model.items import Item


@dataclass(frozen=True)
class Verdict:
    """What is to be said about a response.

    `problem` is None for a complete one, else "empty", "partial", "out-of-range" or "not-a-number". `credit`
    runs from 0 to 1, and is None with `right` when incomplete or ungraded. `parts` says for each option,
    card, left side or position whether it is right, where the type has such parts.
    """

    complete: bool
    problem: str | None = None
    credit: float | None = None
    right: bool | None = None
    parts: tuple[bool, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The verdict as it is remembered and as the page makes it."""
        return {
            "complete": self.complete,
            "problem": self.problem,
            "credit": self.credit,
            "right": self.right,
            "parts": list(self.parts),
        }


def judge(item: Item, response: Any) -> Verdict:
    """The verdict on a response to an item; never raises, whatever the response."""
    return judge_key(key_of(item), response)


def judge_key(key: dict[str, Any], response: Any) -> Verdict:
    """The verdict on a response, from the key of the item alone; never raises, whatever the response."""
    if response is None:
        return _incomplete("empty")
    match key["type"]:
        case "choice":
            return _one(response, key["options"], lambda index: index == key["key"])
        case "true-false":
            return _graded(response is key["key"]) if isinstance(response, bool) else _incomplete("out-of-range")
        case "number":
            return _number(key, response)
        case "choices":
            return _choices(key, response)
        case "sort":
            return _places(key["key"], key["groups"], response)
        case "match":
            return _places(key["key"], key["rights"], response)
        case "order":
            return _order(key["steps"], response)
        case "scale" if response is True:
            return Verdict(complete=True)  # a point was chosen, and not kept
        case "scale":
            return _one(response, key["points"], None, first=1)
        case "reflect":
            return _reflect(response)
        case other:
            raise ValueError(f"There is no judge for items of type {other!r}. Write one in onesided/judge/verdict.py.")


def _one(response: Any, count: int, is_right: Callable[[int], bool] | None, first: int = 0) -> Verdict:
    if not is_index(response, count, first):
        return _incomplete("out-of-range")
    return Verdict(complete=True) if is_right is None else _graded(is_right(response))


def _number(key: dict[str, Any], response: Any) -> Verdict:
    if isinstance(response, bool) or not isinstance(response, int | float):
        return _incomplete("not-a-number")
    try:
        given = float(response)
    except OverflowError:
        return _incomplete("not-a-number")
    if not math.isfinite(given):
        return _incomplete("not-a-number")
    # The last term keeps 0.1 + 0.2 within 0 of 0.3.
    return _graded(abs(given - key["answer"]) <= key["tolerance"] + 1e-9 * max(1.0, abs(key["answer"])))


def _choices(key: dict[str, Any], response: Any) -> Verdict:
    if not isinstance(response, list) or not all(is_index(index, key["options"]) for index in response):
        return _incomplete("out-of-range")
    if not response:
        return _incomplete("empty")
    ticked, keys = set(response), set(key["key"])
    if len(ticked) < len(response):
        return _incomplete("out-of-range")
    parts = tuple((index in ticked) == (index in keys) for index in range(key["options"]))
    if key["credit"] == "all":
        return _graded(all(parts), parts)
    return _graded(max(0, len(ticked & keys) - len(ticked - keys)) / len(keys), parts)


def _places(rights: list[int], count: int, response: Any) -> Verdict:
    problem = unfinished(response, len(rights), count)
    if problem:
        return _incomplete(problem)
    return _share(tuple(given == right for given, right in zip(response, rights, strict=True)))


def _order(steps: int, response: Any) -> Verdict:
    problem = unfinished(response, steps, steps)
    if problem in ("out-of-range", "empty"):
        return _incomplete(problem)
    placed = [index for index in response if index is not None]
    if len(set(placed)) < len(placed):
        return _incomplete("out-of-range")
    if problem:
        return _incomplete(problem)
    return _share(tuple(step == place for place, step in enumerate(response)))


def _reflect(response: Any) -> Verdict:
    match response:
        case True:
            return Verdict(complete=True)
        case str():
            return _incomplete("empty") if is_blank(response) else Verdict(complete=True)
    return _incomplete("out-of-range")


def _share(parts: tuple[bool, ...]) -> Verdict:
    return _graded(sum(parts) / len(parts), parts)


def _graded(credit: float, parts: tuple[bool, ...] = ()) -> Verdict:
    # Rounded as the page rounds: half up.
    rounded = math.floor(float(credit) * 10_000 + 0.5) / 10_000
    return Verdict(complete=True, credit=rounded, right=rounded == 1, parts=parts)


def _incomplete(problem: str) -> Verdict:
    return Verdict(complete=False, problem=problem)
