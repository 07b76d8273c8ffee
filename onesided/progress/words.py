"""The words that a learner asked to keep, question by question, in the order of the course.

The last answer counts: whoever answered once more and did not ask to keep it has taken the words out.
`frontend/words.mjs` gathers the same; `tests/progress/words_cases.json` holds both to one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def words_of(course: dict[str, Any], attempts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The kept words, each as `chapter` (its title), `number`, `stem`, `text` and `time`; attempts in any order."""
    items, last = course["items"], {}
    for attempt in attempts:
        name = attempt["name"]
        if attempt["response"] is None or items.get(name, {}).get("type") != "reflect":
            continue
        if name not in last or _moment(last[name]) <= _moment(attempt):
            last[name] = attempt
    homes = {chapter["name"]: chapter for chapter in course["chapters"]}
    return [
        {
            "chapter": homes[item["chapter"]]["title"],
            "number": homes[item["chapter"]]["number"],
            "stem": item["stem"],
            "text": last[name]["response"],
            "time": last[name]["time"],
        }
        for name, item in items.items()
        if name in last and isinstance(last[name]["response"], str) and last[name]["response"].strip()
    ]


def _moment(attempt: dict[str, Any]) -> tuple[str, str]:
    return attempt["time"], attempt["uuid"]
