"""A summary of outlines is the summary of the attempts."""

import json
import sqlite3

import pytest

from onesided.model import find_shelf
from onesided.progress import course_of, summary_of
from onesided.record import recall_all, recall_outlines, record_path, remember_all
from tests.conftest import ROOT
from tests.lives import life

NOW = "2031-01-01T00:00:00.000Z"


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "kept" / "record.sqlite3"))


def test_there_is_none_where_nothing_was_answered():
    assert recall_outlines() == []


def test_nothing_that_a_summary_needs_is_missing_and_no_answer_is_told():
    shelf = find_shelf(ROOT)
    lived = life(shelf, ("a-unique-bond", "echoes"))
    afresh = {**lived[0], "uuid": "00000000-0000-4000-8000-000000000000", "response": None, "verdict": None}
    assert remember_all([*lived, afresh])
    course = course_of(shelf)
    assert summary_of(course, recall_outlines(), NOW, 60) == summary_of(course, recall_all(), NOW, 60)
    assert len(recall_outlines()) == len(lived)
    assert "heron" not in json.dumps(recall_outlines()) and "hour is hers" not in json.dumps(recall_outlines())


def test_a_verdict_that_somebody_spoilt_counts_for_nothing():
    lived = life(find_shelf(ROOT), ("echoes",))
    remember_all(lived)
    with sqlite3.connect(record_path()) as base:
        base.execute("UPDATE attempts SET verdict = '{broken' WHERE uuid = ?", (lived[0]["uuid"],))
    course = course_of(find_shelf(ROOT))
    assert summary_of(course, recall_outlines(), NOW, 0)["attempts"] == len(lived) - 1
