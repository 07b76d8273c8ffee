"""Which day it was for the learner: a moment in UTC becomes the number of a day, counted from 1 January 1970."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|\+00:00)")
_MINUTES = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(1440)]
_FIRST = date(1970, 1, 1).toordinal()


def calendar(offset: int) -> Callable[[Any], int | None]:
    """A function that tells the number of the day in which a time such as `2026-03-05T21:07:00.000Z` lies.

    The day is that of a clock `offset` minutes east of UTC; None where it is no such time.
    """
    # Of a hundred thousand times most share their day, and all their minute, with others.
    known: dict[str, int | None] = {}
    later = {clock: (minute + offset) // 1440 for minute, clock in enumerate(_MINUTES)}

    def day_of(time: Any) -> int | None:
        if not isinstance(time, str) or not _TIME.fullmatch(time):
            return None
        day = time[:10]
        if day not in known:
            known[day] = _number(day)
        number = known[day]
        return None if number is None else number + later[time[11:16]]

    return day_of


def _number(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() - _FIRST
    except ValueError:
        return None  # the 31st of February
