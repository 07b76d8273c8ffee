"""Made-up learners: what somebody has answered in some chapters over some days, as a record has it."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from onesided.judge import judge, key_of
from onesided.model import Shelf
from onesided.model.digest import digest
from onesided.model.items import Item
from tests.browser.responses import right, wrong

CONFIDENCES = ("guessing", "fairly-sure", "certain")
WORDS = "The hour is hers.\n<b>Bold</b> & <img src=x onerror=alert(1)>"
"""What every made-up learner writes and keeps: markup that must stay words."""


def life(
    shelf: Shelf, chapters: tuple[str, ...], *, days: tuple[int, ...] = (5, 3, 2), seed: int = 1
) -> list[dict[str, Any]]:
    """Every question of these chapters, answered so many days ago, three in four of them right; words are kept."""
    chance, made = random.Random(seed), []
    for name in shelf.quizzes():
        if name.split("/")[0] not in chapters:
            continue
        for item in shelf.quiz(name).items:
            for ago in days if item.type not in ("scale", "reflect") else days[:1]:
                moment = datetime.now(UTC) - timedelta(days=ago, minutes=chance.random() * 60)
                made.append(_answer(f"{name}#{item.id}", item, moment, chance))
    return sorted(made, key=lambda attempt: attempt["time"])


def _answer(name: str, item: Item, moment: datetime, chance: random.Random) -> dict[str, Any]:
    match item.type:
        case "reflect":
            response: Any = WORDS
        case "scale":
            response = 1
        case _:
            response = right(key_of(item)) if chance.random() < 0.75 else wrong(key_of(item))
    return {
        "uuid": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "name": name,
        "occasion": "somewhere",
        "digest": digest(item),
        "response": response,
        "verdict": judge(item, response).as_json(),
        "confidence": chance.choice(CONFIDENCES) if item.type not in ("scale", "reflect") else None,
        "hints": 0,
        "seconds": chance.randint(5, 60),
        "host": "lab",
    }
