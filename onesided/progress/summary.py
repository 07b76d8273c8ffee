"""The summary: all that the map of a learner and the review show, worked out from the course's index and the attempts.

`frontend/summary.mjs` works out the same; `tests/progress/summary_cases.json` holds both to one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onesided.progress.answers import counted
from onesided.progress.chapters import chapters_of
from onesided.progress.days import calendar
from onesided.progress.due import due_of


def summary_of(course: dict[str, Any], attempts: Iterable[Any], now: str, offset: int) -> dict[str, Any]:
    """The summary as JSON, for the moment `now` (as in an attempt, in UTC) and a clock `offset` minutes east of UTC.

    `course` is what `course_of` returns; attempts are in any order, each once, and whatever is no attempt is passed
    over. Raises ValueError when `now` is no time.
    """
    day_of = calendar(offset)
    today = day_of(now)
    if today is None:
        raise ValueError(f"{now!r} is no time. Write it in UTC, such as 2026-03-05T21:07:00.000Z.")
    found = counted(course, attempts, today, day_of)
    return {
        "today": today,
        "attempts": found.attempts,
        "answered": len(found.answers),
        "questions": sum(item["graded"] for item in course["items"].values()),
        "days": len(found.days),
        "minutes": found.minutes,
        "chapters": chapters_of(course, found),
        "calibration": [
            {"level": level, "answers": wrong + right, "right": right} for level, (wrong, right) in found.levels.items()
        ],
        "due": due_of(course, found, today),
    }
