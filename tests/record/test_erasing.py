"""Erased is erased: no file in the folder holds a word of what was answered, and the next answer is kept as the first."""

import sqlite3
from contextlib import closing

import pytest

from onesided.record import (
    erase,
    keep_settings,
    learner,
    memory_notice,
    recall_all,
    remember,
    remember_all,
    settings,
)
from tests.record.made import attempt, files_beside, older_lines, run_sql
from tests.record.test_trouble import SPOILT

SECRET = "what nobody else may ever read"


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def fill(record):
    """A record with a long history: attempts of many lengths, a copy set aside, settings, older lines that are spoilt."""
    record.parent.mkdir(exist_ok=True)
    record.write_bytes(f"{SECRET} spoilt ".encode() * 500)
    remember_all(attempt(response=f"{SECRET} {number}" + "x" * (number % 50) ** 2) for number in range(300))
    record.with_name("record.jsonl").write_bytes(older_lines([attempt(response=SECRET)]) + f"{SECRET}\n".encode())
    recall_all()
    keep_settings({"reasons": "at-end"})
    assert memory_notice() == "set-aside"
    assert everything_in(record.parent).count(SECRET.encode()) > 300
    assert len(files_beside(record)) == 4


def test_nothing_that_was_answered_is_left_in_any_file(record):
    fill(record)
    seed = learner()
    with closing(sqlite3.connect(record)) as holding:  # so that the log is there, and full
        holding.execute("SELECT count(*) FROM attempts").fetchone()
        remember(attempt(response=SECRET))
        assert SECRET.encode() in record.with_name("record.sqlite3-wal").read_bytes()
        assert erase()
        left = everything_in(record.parent)
    assert SECRET.encode() not in left
    assert seed.encode() not in left
    assert b"quiz#one" not in left
    assert files_beside(record) <= {record.name}
    assert record.stat().st_size < 30_000
    assert recall_all() == []
    assert settings() == {"reasons": "at-once"}
    assert memory_notice() == ""
    assert learner() != seed


def test_the_next_answer_is_kept_as_the_first(record):
    fill(record)
    assert erase()
    one = attempt()
    assert remember(one)
    assert recall_all() == [one]
    assert erase()
    assert erase()
    assert recall_all() == []


def test_where_there_is_nothing_there_is_nothing_to_erase(record):
    assert erase()
    assert not record.parent.exists()


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_record_is_erased_as_well(record, how):
    remember_all(attempt(response=f"{SECRET} {number}") for number in range(200))
    SPOILT[how](record)
    assert erase()
    assert SECRET.encode() not in everything_in(record.parent)
    assert files_beside(record) == set()
    assert remember(attempt())


def test_a_record_that_is_spoilt_inside_is_erased_as_well(record):
    remember_all(attempt(response=f"{SECRET} {number}") for number in range(400))
    with record.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(b"\xa5" * 4096 * 3)
    assert erase()
    assert SECRET.encode() not in everything_in(record.parent)
    assert remember(attempt())
    assert len(recall_all()) == 1


def test_a_newer_record_is_erased_as_well(record):
    remember(attempt(response=SECRET))
    run_sql(record, "PRAGMA user_version = 2")
    remember(attempt(response=SECRET))
    assert memory_notice() == "newer"
    assert erase()
    assert SECRET.encode() not in everything_in(record.parent)
    assert memory_notice() == ""


def test_what_killed_writers_left_is_erased(record):
    remember(attempt())
    for name in (
        "record.sqlite3.draft-01",
        "record.sqlite3.draft-01-wal",
        "settings.json.0123",
        "learner.0123",
        "record.jsonl",
    ):
        record.with_name(name).write_text(SECRET)
    record.with_name("notes.txt").write_text("the learner's own")
    assert erase()
    assert files_beside(record) == {record.name, "notes.txt"}


def test_what_cannot_be_erased_is_said(record):
    remember(attempt(response=SECRET))
    record.with_name("settings.json").mkdir()
    assert erase() is False
    assert recall_all() == [], "the rest is gone all the same"
