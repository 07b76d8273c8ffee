"""Random histories of a learner: sound attempts at the course of the table, half-sound ones, and junk between them."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

COURSE: dict[str, Any] = json.loads(Path(__file__).with_name("summary_cases.json").read_text(encoding="utf-8"))[
    "course"
]
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
NAMES = (*COURSE["items"], *COURSE["stories"], "first/a#gone", "hasOwnProperty")
JUNK = (
    None,
    True,
    7,
    "",
    [],
    {},
    {"uuid": "x"},
    [["time", "name"]],
    {"name": "first/a#one", "verdict": {"complete": True}},
)
SPOILT = {
    "uuid": (None, 5),
    "time": ("", "2026-02-29T10:00:00.000Z", "2024-02-29T10:00:00Z", "2026-03-05 10:00:00", 5, "2026-03-05T10:60:00Z"),
    "name": (None, "", ["first/a#one"], "first/a"),
    "digest": (None, "", "11111111", "-", 11111111),
    "response": (None, False, 0, [], {}),
    "verdict": (None, {}, [], True, {"complete": 1}, {"complete": True}, {"complete": True, "right": 1}),
    "confidence": ("sure", 1, ["certain"]),
    "seconds": (-1, "30", True, 1e300, [30]),
    "occasion": (None, ["review"], 7),
}


def moment(chance: random.Random, days: int) -> str:
    """A time in the last so many days, or up to two days ahead, as an attempt has it."""
    time = NOW + timedelta(milliseconds=chance.randint(-days * 86_400_000, 2 * 86_400_000))
    written = time.isoformat(timespec="milliseconds")
    return written if chance.random() < 0.1 else written.replace("+00:00", "Z")


def attempt(chance: random.Random, days: int = 40) -> dict[str, Any]:
    """A sound attempt at something the course may know."""
    name = chance.choice(NAMES)
    known = COURSE["items"].get(name) or COURSE["stories"].get(name) or {"meaning": "77777777"}
    meaning = "0badc0de" if chance.random() < 0.1 else known["meaning"]
    right = chance.random() < 0.6
    return {
        "uuid": f"{chance.getrandbits(32):08x}-0000-4000-8000-{chance.getrandbits(48):012x}",
        "time": moment(chance, days),
        "name": name,
        "occasion": chance.choice(("page#cell", "after", "review", "review-2", "", "preview")),
        "digest": f"{meaning}-{chance.getrandbits(32):08x}",
        "response": chance.choice((0, "x", [1, None], True)),
        "verdict": {"complete": chance.random() < 0.9, "problem": None, "credit": 0.5, "right": right, "parts": []},
        "confidence": chance.choice((None, "guessing", "fairly-sure", "certain")),
        "hints": 0,
        "seconds": chance.choice((None, 0, 12, 30.5, 29.9995, 599.9999, 86400, round(chance.uniform(0, 700), 4))),
        "host": "lab",
    }


def spoilt(chance: random.Random) -> Any:
    """An attempt with one field that is missing or odd, or something that is no attempt at all."""
    if chance.random() < 0.3:
        return chance.choice(JUNK)
    one = attempt(chance)
    field = chance.choice(tuple(SPOILT))
    if chance.random() < 0.3:
        del one[field]
    else:
        one[field] = chance.choice(SPOILT[field])
    return one


def history(chance: random.Random) -> dict[str, Any]:
    """What both languages are given: attempts in any order, a moment and an offset."""
    days, spoilage = chance.choice((2, 10, 60, 400)), chance.choice((0, 0.1, 0.5))
    some = range(chance.choice((0, 1, 5, 30, 150)))
    return {
        "attempts": [spoilt(chance) if chance.random() < spoilage else attempt(chance, days) for _ in some],
        "now": moment(chance, 2),
        "offset": chance.choice((0, 60, 120, 345, 840, -210, -480, -720)),
    }
