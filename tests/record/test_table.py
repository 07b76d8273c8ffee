"""The record as a table: one row an attempt, one column a thing to count."""

import inspect
from datetime import UTC, datetime

from onesided.record import attempts, remember_all
from onesided.record import table as table_module
from tests.record.made import attempt

COLUMNS = [
    "uuid", "time", "quiz", "item", "kind", "occasion", "digest", "response", "complete", "right", "credit", "ending", "rank", "skipped",
    "confidence", "hints", "seconds", "host",
]  # fmt: skip


def test_an_empty_record_is_an_empty_table():
    assert attempts() == []


def test_an_item_a_story_and_a_fresh_start():
    answered = attempt(
        response=[0, 2], confidence="certain", hints=1, seconds=7.5, time="2026-03-04T05:06:07.123+00:00"
    )
    lived = attempt("the-gift", {"path": [], "side": "own"}, time="2026-03-05T00:00:00.000Z", host=None)
    afresh = attempt("a/quiz#two", None, verdict=None, time="2026-03-06T00:00:00.000Z")
    remember_all([lived, afresh, answered])
    first, second, third = attempts()
    assert [list(row) for row in (first, second, third)] == [COLUMNS] * 3
    assert first == {
        "uuid": answered["uuid"], "time": datetime(2026, 3, 4, 5, 6, 7, 123_000, UTC), "quiz": "a/quiz", "item": "one", "kind": "item",
        "occasion": "page#cell", "digest": "12345678-abcdef01", "response": [0, 2], "complete": True, "right": True, "credit": 1.0,
        "ending": None, "rank": None, "skipped": None, "confidence": "certain", "hints": 1, "seconds": 7.5, "host": "lab",
    }  # fmt: skip
    story = {
        "quiz": None, "item": "the-gift", "kind": "story", "complete": True, "right": None, "credit": None,
        "ending": "the-parcel-goes-back", "rank": "good", "skipped": False, "host": None,
    }  # fmt: skip
    assert {column: second[column] for column in story} == story
    assert [third[column] for column in ("response", "complete", "right", "credit")] == [None] * 4
    assert all(row["time"].utcoffset().total_seconds() == 0 for row in (first, second, third))


def test_every_column_is_explained_in_its_order():
    explained = [line.split()[0] for line in inspect.getdoc(table_module.attempts).splitlines()[2:]]
    assert explained == COLUMNS
