"""What time and day it is for the learner, on the clock of the machine that the notebook runs on."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return this moment in UTC, as attempts write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset() -> int:
    """Return how many minutes the clock here is east of UTC."""
    east = datetime.now().astimezone().utcoffset()
    return round(east.total_seconds() / 60) if east else 0


def today() -> str:
    """Return the date here, as 2026-12-02."""
    return datetime.now().astimezone().date().isoformat()
