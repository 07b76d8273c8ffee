"""One attempt at an item or a story: the shape that JupyterLab, the published page and every export share.

An attempt says what was answered, or which way was taken, where and when, in which wording, and what the verdict was. A
response of None means that the learner started afresh: earlier attempts stay in the record, but are no longer shown.
`attempt.schema.json` is the specification, field by field.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any, TypedDict

VERSION = 1
"""Of the shape. It is written into every file that holds attempts; a reader leaves a newer one alone."""

CONFIDENCES = ("guessing", "fairly-sure", "certain")
HOSTS = ("lab", "page")
_ADDED = {"hints": 0, "seconds": None, "host": None}


class Attempt(TypedDict):
    """The fields of an attempt, all of them JSON values, in the order in which they are written."""

    uuid: str
    time: str
    name: str
    occasion: str
    digest: str
    response: Any
    verdict: dict[str, Any] | None
    confidence: str | None
    hints: int
    seconds: float | None
    host: str | None


FIELDS = tuple(Attempt.__annotations__)
_OLDER_FIELDS = set(FIELDS) - set(_ADDED)


def new_attempt(
    name: str,
    occasion: str,
    digest: str,
    response: Any,
    verdict: dict[str, Any] | None,
    confidence: str | None = None,
    *,
    hints: int = 0,
    seconds: float | None = None,
    host: str | None = "lab",
) -> Attempt:
    """Return an attempt made now.

    `name` is the full name of an item, `quiz#id`, or of a story. `hints` were opened before the answer, and the
    question was in view for so many `seconds`; None where nobody measured. The time is UTC.
    """
    return Attempt(
        uuid=str(uuid.uuid4()),
        time=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        name=name,
        occasion=occasion,
        digest=digest,
        response=response,
        verdict=verdict,
        confidence=confidence,
        hints=hints,
        seconds=seconds,
        host=host,
    )


def from_older(value: Any) -> Any:
    """Return an attempt of the older form, without hints, seconds and host, in the present one; else the value."""
    if isinstance(value, dict) and value.keys() == _OLDER_FIELDS:
        return value | _ADDED
    return value
