"""The record of the course's first form is taken in once, whole, and nothing of it is lost."""

import pytest

from onesided.record import memory_notice, recall, recall_all, remember, remember_all
from onesided.record.place import set_asides
from tests.record.made import as_older, attempt, files_beside, older_lines


@pytest.fixture
def older(record):
    record.parent.mkdir()
    return record.with_name("record.jsonl")


def test_it_is_taken_in_and_removed(record, older):
    made = [attempt(response=number) for number in range(5)]
    older.write_bytes(older_lines(made))
    assert recall({"a/quiz#one"}) == recall_all() == [as_older(one) for one in made]
    assert files_beside(record) == {record.name}
    assert memory_notice() == ""


def test_it_joins_what_is_there(record, older):
    new = attempt(response="new")
    remember(new)
    old = attempt(time="2026-01-01T00:00:00.000Z")
    older.write_bytes(older_lines([old]))
    assert recall_all() == [as_older(old), new]
    older.write_bytes(older_lines([old, attempt("a/quiz#two")]))
    assert len(recall_all()) == 3, "an older course that still runs may go on writing"
    assert files_beside(record) == {record.name}


def test_it_is_taken_in_before_something_is_kept(record, older):
    older.write_bytes(older_lines([attempt()]))
    assert remember(attempt(response=2))
    assert [one["response"] for one in recall_all()] == [1, 2]


def test_what_is_there_already_stays_as_it_is(older):
    one = attempt(hints=3, seconds=4.5)
    remember_all([one])
    older.write_bytes(older_lines([one]))
    assert recall_all() == [one]


def test_lines_that_cannot_be_read_are_set_aside(record, older):
    lines = older_lines([attempt(response="kept")])
    unread = [b'{"uuid": "cut off', b"\xff\xfe", b"[]", b"[" * 50_000, b'{"half a li']
    older.write_bytes(unread[0] + b"\n" + lines + b"\n".join([*unread[1:], b""]) + b"\n\n" + lines)
    assert [one["response"] for one in recall_all()] == ["kept"]
    [copy] = set_asides(older)
    assert copy.read_bytes() == b"\n".join([*unread, b""])
    assert oct(copy.stat().st_mode)[-3:] == "600"
    assert not older.exists()
    assert memory_notice() == ""
    older.write_bytes(b"more\n")
    recall_all()
    assert len(list(set_asides(older))) == 2


def test_one_that_was_taken_in_and_not_removed_is_taken_in_again(record, older):
    lines = older_lines([attempt(), attempt()])
    for _ in range(3):
        older.write_bytes(lines)
        assert len(recall_all()) == 2


def test_an_empty_one_is_removed(record, older):
    older.touch()
    assert recall_all() == []
    assert not older.exists()


def test_it_goes_into_the_record_of_this_course_where_a_newer_one_is_there(record, older):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(record)) as newer:
        newer.execute("PRAGMA user_version = 2")
    older.write_bytes(older_lines([attempt()]))
    assert len(recall_all()) == 1
    assert memory_notice() == "newer"
    assert files_beside(record) == {record.name, "record.v1.sqlite3"}


def test_a_folder_of_its_name_is_left_alone(record, older):
    older.mkdir()
    assert remember(attempt())
    assert memory_notice() == ""
    assert older.is_dir()
