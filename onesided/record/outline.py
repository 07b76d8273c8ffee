"""Attempts without what was answered: all that a summary needs, in a third of the time.

Of a hundred thousand attempts most of the time goes into reading responses, and into making sure of every field; a
summary asks for no response, and passes over whatever is no attempt.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from onesided.record.bulk import in_bulk
from onesided.record.rows import fetch
from onesided.record.using import used

_SELECT = (
    "SELECT uuid, time, name, occasion, digest, verdict, confidence, seconds FROM attempts WHERE response <> 'null'"
)


def recall_outlines() -> list[dict[str, Any]]:
    """Return every attempt that answers something, as dicts in which `response` only says that there is one."""
    with in_bulk():
        verdict_in = cache(_verdict_in)  # there are many attempts and few verdicts
        return [
            {
                "uuid": uuid, "time": time, "name": name, "occasion": occasion, "digest": digest, "response": True,
                "verdict": verdict_in(verdict), "confidence": confidence, "seconds": seconds,
            }
            for uuid, time, name, occasion, digest, verdict, confidence, seconds in used(
                lambda connection: fetch(connection, _SELECT)
            ) or []
        ]  # fmt: skip


def _verdict_in(text: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
