"""The record forgets nothing it can keep, and never stands in a learner's way."""

import json
import os
import stat
import threading

import pytest

from onesided.record import learner, new_attempt, recall, record_path, remember, sound


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    path = tmp_path / "kept" / "record.jsonl"
    monkeypatch.setenv("ONESIDED_RECORD", str(path))
    return path


def attempt(name="a/quiz#one", response=1, **changes):
    return {**new_attempt(name, "page#cell", "12345678-abcdef01", response, {"right": True}), **changes}


def test_what_is_remembered_is_recalled_in_order():
    first, second, other = attempt(), attempt(response=2), attempt("a/quiz#two")
    later = {**first, "uuid": "later", "time": "2031-01-01T00:00:00.000Z"}
    for one in (later, first, second, other):
        assert remember(one)
    assert recall({"a/quiz#one"}) == [first, second, later]
    assert recall({"nobody#else"}) == []


def test_texts_of_every_kind_survive():
    text = 'line\u2028break "quote" </script> 🌱 שלום\n\ttab'
    remember(attempt(response=text))
    assert recall({"a/quiz#one"})[0]["response"] == text


def test_only_the_learner_may_read_the_file(record):
    remember(attempt())
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert stat.S_IMODE(record.parent.stat().st_mode) == 0o700


def test_spoilt_lines_cost_only_themselves(record):
    remember(attempt(response="kept"))
    with record.open("ab") as file:
        file.write(b'{"uuid": "cut off\n\xff\xfe\n[]\nnull\n' + b"[" * 50_000 + b"\n" + b'{"half a li')
    remember(attempt(response="kept too"))
    assert [one["response"] for one in recall({"a/quiz#one"})] == ["kept", "kept too"]


def test_the_same_attempt_twice_is_one(record):
    once = attempt()
    remember(once)
    remember(once)
    assert recall({"a/quiz#one"}) == [once]


def test_a_record_that_cannot_be_kept_is_no_memory_and_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.jsonl"))
    assert remember(attempt()) is False
    assert recall({"a/quiz#one"}) == []
    assert learner() == ""


def test_a_folder_in_place_of_the_file_is_no_memory(record):
    record.mkdir(parents=True)
    assert remember(attempt()) is False
    assert recall({"a/quiz#one"}) == []


def test_the_learner_stays_the_same_and_is_nobody():
    assert learner() == learner() != ""
    assert os.environ.get("USER", "nobody-at-all") not in learner()


def test_writers_at_the_same_time_do_not_disturb_each_other(record):
    def write(which):
        for number in range(40):
            remember(attempt(f"a/quiz#{which}", number))

    threads = [threading.Thread(target=write, args=(which,)) for which in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(sound(json.loads(line)) for line in record.read_text().splitlines() if line)
    assert sum(len(recall({f"a/quiz#{which}"})) for which in range(5)) == 200


def test_an_attempt_too_long_for_any_reader_is_not_kept():
    assert remember(attempt(response="x" * 200_000)) is False


def test_without_the_variable_the_record_is_in_the_users_own_folder(monkeypatch):
    monkeypatch.delenv("ONESIDED_RECORD")
    assert record_path().name == "record.jsonl"
    assert record_path().parent.name == "onesided"


@pytest.mark.parametrize(
    "change",
    [
        {"uuid": 7}, {"time": "yesterday"}, {"name": "no item"}, {"occasion": None}, {"digest": ["x"]}, {"verdict": "right"},
        {"confidence": "very"}, {"name": "#" * 500}, {"name": "#one"},
        {"name": "quiz#"}, {"name": ""}, {"name": "quiz#one#two"}, {"more": 1},
    ],
)  # fmt: skip
def test_what_is_no_attempt_is_not_sound(change):
    assert sound(attempt())
    assert not sound({**attempt(), **change})
    assert not sound({field: value for field, value in attempt().items() if field != "digest"})


def test_a_story_is_attempted_under_its_own_name():
    lived = attempt("the-gift", {"path": [["the-parcel", 0]], "side": "own"})
    assert sound(lived)
    remember(lived)
    remember(attempt("the-gift#one"))
    assert recall({"the-gift"}) == [lived]
