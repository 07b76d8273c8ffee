"""The record as a table, for whoever wants to count, plot or look: `pandas.DataFrame(attempts())` takes it as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from onesided.record.attempt import Attempt
from onesided.record.bulk import in_bulk
from onesided.record.store import recall_all

_OF_VERDICT = ("complete", "right", "credit", "ending", "rank", "skipped")


def attempts() -> list[dict[str, Any]]:
    """Return every attempt as one flat row, the oldest first; an empty list where there is no memory.

    uuid        str             the attempt's own name
    time        datetime        when, in UTC
    quiz        str | None      the full name of the quiz; None for a story
    item        str             the item's id within its quiz, or the story's name
    kind        str             "item" or "story"
    occasion    str             where it was asked: page#cell or a word; "" where nobody could tell
    digest      str             what it was then: meaning and wording, eight hexadecimal digits each
    response    any JSON        what was answered; None where the learner started afresh
    complete    bool | None     whether there was enough to judge; None, as all of the verdict, after a fresh start
    right       bool | None     of an item: whether all of it is right; None where it is not graded
    credit      float | None    of an item: the share that is right, from 0 to 1
    ending      str | None      of a story: the ending that was reached
    rank        str | None      of a story: how that ending is, "good", "mixed" or "poor"
    skipped     bool | None     of a story: whether it was left out
    confidence  str | None      "guessing", "fairly-sure" or "certain", as said before the answer was checked
    hints       int             how many hints were opened before the answer
    seconds     float | None    for how long the question was in view before the answer
    host        str | None      "lab" or "page"
    """
    with in_bulk():
        return [_row(attempt) for attempt in recall_all()]


def _row(attempt: Attempt) -> dict[str, Any]:
    quiz, mark, item = attempt["name"].partition("#")
    verdict = attempt["verdict"] or {}
    return {
        "uuid": attempt["uuid"],
        "time": datetime.fromisoformat(attempt["time"]),
        "quiz": quiz if mark else None,
        "item": item if mark else quiz,
        "kind": "item" if mark else "story",
        "occasion": attempt["occasion"],
        "digest": attempt["digest"],
        "response": attempt["response"],
        **{column: verdict.get(column) for column in _OF_VERDICT},
        "confidence": attempt["confidence"],
        "hints": attempt["hints"],
        "seconds": attempt["seconds"],
        "host": attempt["host"],
    }
