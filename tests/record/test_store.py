"""The record forgets nothing it can keep, and only the learner may look into it."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from onesided.record import (
    learner,
    memory_notice,
    recall,
    recall_all,
    record_path,
    remember,
    remember_all,
    sound,
)
from onesided.record.store import Added
from tests.record.made import attempt, files_beside, run_sql


def test_what_is_remembered_is_recalled_in_order():
    first, second, other = attempt(), attempt(response=2), attempt("a/quiz#two")
    later = attempt(time="2031-01-01T00:00:00.000Z")
    for one in (later, first, second, other):
        assert remember(one)
    assert recall({"a/quiz#one"}) == [first, second, later]
    assert recall({"a/quiz#one", "a/quiz#two"}) == recall_all() == [first, second, other, later]
    assert recall({"nobody#else"}) == recall(set()) == []
    assert memory_notice() == ""


def test_within_a_millisecond_what_was_kept_later_is_later():
    time = "2026-03-04T05:06:07.123Z"
    made = [attempt(response=number, time=time) for number in range(20)]
    for one in made:
        remember(one)
    assert recall({"a/quiz#one"}) == made


@pytest.mark.parametrize(
    "response",
    [
        'line\u2028break "quote" </script> 🌱 שלום\n\ttab \u0000', "half a character \ud83c", None, True, 0, -1.5e300, 12345678901234567890,
        [], {}, [0, None, 2], {"path": [["the-parcel", 0]], "side": "own"}, {"__proto__": [[]], "": None}, "x" * 90_000, "🌱" * 49_000,
    ],
)  # fmt: skip
def test_a_response_of_every_kind_comes_back(response):
    one = attempt(response=response, hints=3, seconds=12.25, host="page", confidence="guessing", occasion="")
    assert remember(one)
    assert recall_all() == [one]
    assert list(recall_all()[0]) == list(one)


def test_an_attempt_too_long_for_any_reader_is_not_kept():
    for response in ("x" * 100_001, "🌱" * 50_001, [0] * 60_000):
        assert remember(attempt(response=response)) is False
    assert remember_all([attempt(response="x" * 100_001), attempt()]) == Added(1, 0)
    assert len(recall_all()) == 1


def test_what_is_no_attempt_is_not_kept():
    for junk in (
        None,
        [],
        {},
        attempt(name="no item"),
        attempt(time="2026-02-30T00:00:00.000Z"),
        attempt(response=float("nan")),
    ):
        assert remember(junk) is False
        assert recall({"\ud800#one"}) == []
    for junk in ({1, 2}, object(), b"bytes", 1 + 2j, [{"a": {None, True}}]):
        assert remember(attempt(response=junk)) is False, "it is no JSON"
    assert remember_all([None, attempt(host="elsewhere")]) == Added(0, 0)
    assert recall_all() == []


def test_an_occasion_that_no_file_can_hold_costs_only_its_odd_characters():
    assert remember(attempt(occasion="page\udcff#cell"))
    assert recall_all()[0]["occasion"] == "page?#cell"


def test_the_same_attempt_twice_is_one():
    once = attempt()
    assert remember(once)
    assert remember({**once, "response": "another"})
    assert recall({"a/quiz#one"}) == [once]


def test_many_are_added_and_nothing_is_changed():
    kept = [attempt(response=number) for number in range(5)]
    assert remember_all(kept[:3]) == Added(added=3, known=0)
    assert remember_all([{**kept[1], "response": "changed"}, *kept, kept[4]]) == Added(added=2, known=5)
    assert recall_all() == kept


def test_a_story_is_attempted_under_its_own_name():
    lived = attempt("the-gift", {"path": [["the-parcel", 0]], "side": "own"})
    assert sound(lived)
    remember(lived)
    remember(attempt("the-gift#one"))
    assert recall({"the-gift"}) == [lived]


def test_more_names_than_a_question_can_hold():
    made = [attempt(f"a/quiz#{number}", time=f"2026-03-04T05:06:{59 - number % 60:02}.000Z") for number in range(1200)]
    remember_all(made)
    assert recall([one["name"] for one in made]) == sorted(made, key=lambda one: one["time"])


def test_only_the_learner_may_read_what_is_kept(record):
    before = os.umask(0)
    try:
        remember(attempt())
        learner()
        with closing(sqlite3.connect(record)) as reader:
            reader.execute("SELECT count(*) FROM attempts").fetchone()
            remember(attempt())
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in record.parent.iterdir()}
    finally:
        os.umask(before)
    assert {f"{record.name}-wal", f"{record.name}-shm", record.name, "learner"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(record.parent.stat().st_mode) == 0o700


def test_it_is_one_file_of_sqlites_with_a_column_for_each_field(record):
    remember(attempt(response=[0, 2]))
    with closing(sqlite3.connect(record)) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert reader.execute("PRAGMA user_version").fetchone() == (1,)
        assert reader.execute("SELECT name, response, hints FROM attempts").fetchall() == [("a/quiz#one", "[0,2]", 0)]
        plan = reader.execute("EXPLAIN QUERY PLAN SELECT * FROM attempts WHERE name = 'x'").fetchall()
    assert "attempts_by_name" in str(plan)


def test_between_two_answers_nothing_is_left_open(record):
    remember(attempt())
    recall_all()
    assert files_beside(record) == {record.name}


def test_looking_makes_nothing(record):
    assert recall({"a/quiz#one"}) == recall_all() == []
    assert memory_notice() == ""
    assert not record.parent.exists()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("response", "'{\"half'"), ("response", "7"), ("response", "x'ff'"), ("response", "'1],[2'"), ("verdict", "'[]'"), ("verdict", "x'00'"), ("time", "'yesterday'"),
        ("time", "CAST(x'ff32' AS TEXT)"), ("name", "x'ff'"), ("name", "CAST(x'61ff' AS TEXT)"), ("hints", "'many'"), ("seconds", "-1"), ("host", "'x'"), ("confidence", "1"),
    ],
)  # fmt: skip
def test_a_row_that_the_disk_got_wrong_costs_only_itself(record, column, value):
    kept, wrong = attempt(response="kept"), attempt("a/quiz#two", response="wrong")
    remember_all([wrong, kept])
    run_sql(record, f"UPDATE attempts SET {column} = {value} WHERE uuid = '{wrong['uuid']}'")
    found = recall_all()
    assert kept in found
    assert all(map(sound, found))
    assert len(found) == (2 if value == "7" else 1)


def test_threads_do_not_disturb_each_other():
    def write(which):
        for number in range(20):
            remember(attempt(f"a/quiz#{which}", number))

    threads = [threading.Thread(target=write, args=(which,)) for which in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(recall({f"a/quiz#{which}"})) for which in range(5)] == [20] * 5


def test_the_learner_stays_the_same_and_is_nobody(record):
    assert learner() == learner() != ""
    assert os.environ.get("USER", "nobody-at-all") not in learner()
    assert files_beside(record) == {"learner"}


@pytest.mark.parametrize("spoilt", [b"", b"\n", b"\xff\xfe"])
def test_a_spoilt_seed_is_made_anew_once(record, spoilt):
    record.parent.mkdir()
    record.with_name("learner").write_bytes(spoilt)
    assert learner() == learner() != ""
    assert files_beside(record) == {"learner"}


def test_without_the_variable_the_record_is_in_the_users_own_folder(monkeypatch):
    monkeypatch.delenv("ONESIDED_RECORD")
    assert record_path().name == "record.sqlite3"
    assert record_path().parent.name == "onesided"


def test_a_path_may_have_any_characters(tmp_path, monkeypatch):
    path = tmp_path / "a b?mode=ro&c#d%41é" / "my record [1]"
    monkeypatch.setenv("ONESIDED_RECORD", str(path))
    one = attempt()
    assert remember(one)
    assert recall_all() == [one]
    assert files_beside(path) == {path.name}


def test_the_course_does_not_load_the_record_before_it_is_needed():
    asked = "import sys, onesided; print('onesided.record' in sys.modules or 'sqlite3' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
