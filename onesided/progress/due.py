"""Which questions come back today, in which order, and how many on the days to come."""

from __future__ import annotations

from collections import Counter
from typing import Any

from onesided.progress.answers import Counted
from onesided.progress.ladder import climb


def due_of(course: dict[str, Any], counted: Counted, today: int) -> dict[str, Any]:
    """What is due: `now`, by name, as many as the day still holds; how many are `waiting` behind them; and so on.

    What was known wrongly and with certainty comes first, then what has been due for longest. A question that has
    `changed` since it was answered is due today.
    """
    days, ceiling = course["ladder"]["days"], course["ladder"]["ceiling"]
    places = [(False, today, 0, name) for name in counted.changed]
    coming: Counter[int] = Counter()
    for name, answers in counted.answers.items():
        rung, due = climb(answers, days)
        if due > today:
            coming[due - today] += 1
        else:
            wrong_and_sure = answers[-1].sure and not answers[-1].right
            places.append((wrong_and_sure, due, rung, name))
    places.sort(key=lambda place: (not place[0], *place[1:]))
    room = max(0, ceiling - len(counted.reviewed))
    return {
        "now": [name for *_, name in places[:room]],
        "waiting": max(0, len(places) - room),
        "done_today": len(counted.reviewed),
        "coming": [{"in": days, "count": coming[days]} for days in sorted(coming)],
        "changed": sorted(counted.changed),
    }
