"""Whether a JSON value is an attempt, asked a hundred thousand times when a record is read.

The rules are those of `attempt.schema.json`, written for speed: three fields are matched in one go, and names, days and
words, of which there are few, are looked at once. `frontend/sound.mjs` is the twin; tests/record/sound_cases.json holds
all three to one table. Beyond the schema, a response is one that every reader can take: its numbers are finite, and it
is not nested deeper than `DEEPEST`.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from onesided.record.attempt import CONFIDENCES, FIELDS, HOSTS

DEEPEST = 100
"""Lists and objects inside one another: more than any item has, and less than any reader's own stack."""

_MARKS = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} [0-9a-f]{8}-[0-9a-f]{8} "
    r"[0-9-]{10}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}(?:Z|\+00:00)"
)
_NAME = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?")
_WORD = re.compile(r"[a-z][a-z0-9-]{0,79}")
_LONGEST_DAY = 86_400
_LARGEST = sys.float_info.max

_OF_ITEM = {"complete", "problem", "credit", "right", "parts"}
_OF_STORY = {"complete", "ending", "rank", "skipped"}
_fields_of = itemgetter(*FIELDS)


def sound(value: Any) -> bool:
    """Tell whether a JSON value has the shape of an attempt. It says nothing about the verdict being right."""
    if not isinstance(value, dict) or len(value) != len(FIELDS):
        return False
    try:
        uuid, time, name, occasion, digest, response, verdict, confidence, hints, seconds, host = _fields_of(value)
    except KeyError:
        return False
    return are_sound(uuid, time, name, occasion, digest, response, confidence, hints, seconds, host) and is_verdict(
        verdict, name
    )


def are_sound(
    uuid: Any,
    time: Any,
    name: Any,
    occasion: Any,
    digest: Any,
    response: Any,
    confidence: Any,
    hints: Any,
    seconds: Any,
    host: Any,
) -> bool:
    """Tell whether these are the fields of an attempt, leaving its verdict for `is_verdict`."""
    return (
        type(uuid) is type(time) is type(name) is type(occasion) is type(digest) is str
        # None of the three can hold the space that is between them.
        and _MARKS.fullmatch(f"{uuid} {digest} {time}") is not None
        and _is_day(time[:10])
        and _is_name(name)
        and len(occasion) <= 400
        and (response is None or type(response) is str or is_plain(response))
        and (confidence is None or confidence in CONFIDENCES)
        and _is_number(hints, 99)
        and hints % 1 == 0
        and (seconds is None or _is_number(seconds, _LONGEST_DAY))
        and (host is None or host in HOSTS)
    )


def is_verdict(verdict: Any, name: str) -> bool:
    """Tell whether a JSON value is the verdict on what has this name, an item or a story."""
    return verdict is None or (_is_of_item(verdict) if "#" in name else _is_of_story(verdict))


@lru_cache(4096)
def _is_day(day: str) -> bool:
    try:
        return 1970 <= date.fromisoformat(day).year < 2100
    except ValueError:
        return False


@lru_cache(4096)
def _is_name(name: str) -> bool:
    return len(name) <= 400 and _NAME.fullmatch(name) is not None


@lru_cache(4096)
def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None


def _is_of_item(verdict: Any) -> bool:
    if not isinstance(verdict, dict) or verdict.keys() != _OF_ITEM:
        return False
    problem, credit, right, parts = verdict["problem"], verdict["credit"], verdict["right"], verdict["parts"]
    return (
        type(verdict["complete"]) is bool
        and (problem is None or (type(problem) is str and _is_word(problem)))
        and (credit is None or _is_number(credit, 1))
        and (right is None or type(right) is bool)
        and isinstance(parts, list)
        and not [part for part in parts if part is not True and part is not False]
    )


def _is_of_story(verdict: Any) -> bool:
    return (
        isinstance(verdict, dict)
        and verdict.keys() == _OF_STORY
        and type(verdict["complete"]) is type(verdict["skipped"]) is bool
        and (verdict["ending"] is None or (type(verdict["ending"]) is str and len(verdict["ending"]) <= 400))
        and (verdict["rank"] is None or (type(verdict["rank"]) is str and _is_word(verdict["rank"])))
    )


def _is_number(value: Any, most: int) -> bool:
    return (type(value) is int or type(value) is float) and 0 <= value <= most


def is_plain(response: Any) -> bool:
    """Tell whether every reader can take a response: its numbers are finite, and it is not nested too deep."""
    # Level by level rather than by calling itself, so that nothing is too deep to be looked at.
    level = [response]
    for _ in range(DEEPEST + 1):
        inner: list[Any] = []
        flat = True
        for value in level:
            kind = type(value)
            if kind is list or kind is dict:
                flat = False
                inner += value if kind is list else value.values()
            elif (kind is int or kind is float) and not -_LARGEST <= value <= _LARGEST:
                return False
        if flat:
            return True
        level = inner
    return False
