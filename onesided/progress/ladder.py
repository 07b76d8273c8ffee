"""The ladder: after how many days a question comes back.

Each rung is a wait in days. Whoever still knows the answer when the question comes back climbs one rung and waits
longer; whoever does not goes back. `frontend/ladder.mjs` climbs the same way; `tests/progress/ladder_cases.json` holds
both to one table. The waits, and how many questions one day may hold, stand in `ladder.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

LADDER: dict[str, Any] = json.loads(Path(__file__).with_name("ladder.json").read_text(encoding="utf-8"))
"""`days`, the wait on each rung; and `ceiling`, how many questions are asked again on one day at most."""


def climb(answers: Iterable[tuple[int, bool, bool]], days: Sequence[int]) -> tuple[int, int] | None:
    """The rung, from 0, where these answers lead, and the day on which the question is due; None without an answer.

    An answer is its day number, whether it was right and whether the learner was certain; oldest first, one a day.
    """
    rung = due = None
    for day, right, sure in answers:
        if rung is None:
            rung, due = 0, day + days[0]
        elif right and day >= due:
            rung = min(rung + 1, len(days) - 1)
            due = day + days[rung]
        elif not right:
            rung = 0 if sure else max(0, rung - 1)
            due = day + (1 if sure else days[rung])
    return None if rung is None else (rung, due)
