"""One attempt at an item or a story: the shape that JupyterLab, the published page and every export share.

An attempt says what was answered, or which way was taken, where and when, in which wording, and what the verdict was. A
response of None means that the learner started afresh: earlier attempts stay in the record, but are no longer shown.
"""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from typing import Any, TypedDict

CONFIDENCES = ("guessing", "fairly-sure", "certain")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
_NAME = re.compile(r"[^\s#]+(#[^\s#]+)?")
LONGEST_ATTEMPT = 100_000
"""Characters of one attempt as JSON: more than any honest answer, and a guard against a file that chokes its reader."""


class Attempt(TypedDict):
    """The fields of an attempt, all of them JSON values."""

    uuid: str
    time: str
    name: str
    occasion: str
    digest: str
    response: Any
    verdict: dict[str, Any] | None
    confidence: str | None


def new_attempt(
    name: str,
    occasion: str,
    digest: str,
    response: Any,
    verdict: dict[str, Any] | None,
    confidence: str | None = None,
) -> Attempt:
    """Return an attempt made now. `name` is the full name of an item, `quiz#id`, or of a story; the time is UTC."""
    return Attempt(
        uuid=str(uuid.uuid4()),
        time=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        name=name,
        occasion=occasion,
        digest=digest,
        response=response,
        verdict=verdict,
        confidence=confidence,
    )


def sound(value: Any) -> bool:
    """Tell whether a JSON value has the shape of an attempt. It says nothing about the verdict being right."""
    if not isinstance(value, dict) or set(value) != set(Attempt.__annotations__):
        return False
    texts = ("uuid", "time", "name", "occasion", "digest")
    return (
        all(isinstance(value[field], str) and len(value[field]) <= 400 for field in texts)
        and _TIME.fullmatch(value["time"]) is not None
        and _NAME.fullmatch(value["name"]) is not None
        and (value["verdict"] is None or isinstance(value["verdict"], dict))
        and (value["confidence"] is None or value["confidence"] in CONFIDENCES)
    )
