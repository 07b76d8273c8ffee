"""Whatever happens to the file, no quiz fails, nothing is overwritten, and the learner is told in a word."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from onesided.record import erase, learner, memory_notice, recall, recall_all, remember, remember_all, turn
from onesided.record.place import set_asides
from onesided.record.rows import CREATE
from tests.record.made import attempt, files_beside, older_lines, run_sql


def overwrite(place, by):
    """Spoil a file by writing some bytes over it, at a place counted in hundredths of its length."""

    def spoil(path):
        text = bytearray(path.read_bytes())
        start = len(text) * place // 100
        text[start : start + len(by)] = by
        path.write_bytes(text)

    return spoil


SPOILT = {
    "no database": lambda path: path.write_bytes(b"Dear reader, " * 400),
    "a few bytes": lambda path: path.write_bytes(b"\0" * 30),
    "zeros": lambda path: path.write_bytes(b"\0" * 20_000),
    "its beginning is gone": overwrite(0, b"\0" * 100),
    "its first page is gone": overwrite(0, b"SQLite format 3\0" + b"\xff" * 4080),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut to a page": lambda path: os.truncate(path, 4096),
    "other tables": lambda path: path.unlink() or run_sql(path, "CREATE TABLE recipes (soup);"),
    "no tables": lambda path: run_sql(path, "DROP TABLE attempts;"),
    "a column is gone": lambda path: run_sql(path, "ALTER TABLE attempts DROP COLUMN hints;"),
    "a uuid may be there twice": lambda path: path.unlink() or run_sql(
        path, f"{CREATE.replace('PRIMARY KEY', '')}; PRAGMA user_version = 1;"
    ),
    "a version of no course": lambda path: run_sql(path, "PRAGMA user_version = -3;"),
}  # fmt: skip


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_record_is_set_aside_and_a_fresh_one_begun(record, how):
    remember_all(attempt(response=number) for number in range(200))
    SPOILT[how](record)
    spoilt = record.read_bytes()
    new = attempt(response="new")
    assert remember(new)
    assert new in recall_all()
    assert memory_notice() == "set-aside"
    [copy] = set_asides(record)
    assert copy.read_bytes() == spoilt
    assert copy.name.startswith("record.sqlite3.set-aside-")
    assert files_beside(record) == {record.name, copy.name}
    assert oct(record.stat().st_mode)[-3:] == "600"


@pytest.mark.parametrize("page", range(3, 33))
def test_what_can_still_be_read_is_saved(record, page):
    made = [attempt(response=f"answer number {number}") for number in range(400)]
    remember_all(made)
    with closing(sqlite3.connect(record)) as reader:
        [root], [pages] = (
            reader.execute(question).fetchone()
            for question in ("SELECT rootpage FROM sqlite_master WHERE name = 'attempts'", "PRAGMA page_count")
        )
    assert root < page <= pages, "the page from which all others are found is another matter"
    overwrite_page(record, page)
    new = []
    for _ in range(100):
        # Where an index is spoilt, that is found only when its page is needed.
        new.append(attempt("a/quiz#two", "new"))
        assert remember(new[-1])
        found = recall_all()
        recall({"a/quiz#one"})
        if memory_notice() == "set-aside":
            break
    assert memory_notice() == "set-aside"
    found = recall_all()
    assert len([one for one in found if one in made]) >= 375, "one page holds some twenty attempts"
    assert all(one in found for one in new)
    assert all(one in made + new for one in found)


def overwrite_page(path, page):
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xa5" * 4096)


def test_a_copy_set_aside_by_someone_who_was_killed_is_read_when_a_record_is_next_looked_at(record):
    one = attempt()
    remember(one)
    record.rename(record.with_name("record.sqlite3.set-aside-20260304T050607Z"))
    assert recall_all() == [one]
    assert record.exists()


def test_a_record_that_is_spoilt_twice_is_set_aside_twice(record):
    for _ in range(3):
        record.parent.mkdir(exist_ok=True)
        record.write_bytes(b"spoilt" * 1000)
        assert remember(attempt())
    assert len(list(set_asides(record))) == 3
    assert len(recall_all()) == 1, "what is not in a file that was set aside cannot be saved"


def test_what_was_not_yet_in_the_file_itself_is_set_aside_with_it(record):
    remember(attempt())
    with closing(sqlite3.connect(record)) as holding:
        holding.execute("SELECT count(*) FROM attempts").fetchone()
        remember(attempt(response="late"))
        log = record.with_name("record.sqlite3-wal")
        files = {path: path.read_bytes() for path in (record, log)}
    assert b'"late"' in files[log] and b'"late"' not in files[record]
    # As a crash of the whole machine leaves it, and now the file's beginning is gone.
    record.write_bytes(b"\0" * 100 + files[record][100:])
    log.write_bytes(files[log])
    assert remember(attempt())
    [copy] = set_asides(record)
    beside = copy.with_name(f"{copy.name}-wal")
    assert b'"late"' in copy.read_bytes() + (beside.read_bytes() if beside.exists() else b"")


def test_lines_in_the_place_of_the_record_are_read(record):
    made = [attempt(response=number) for number in range(3)]
    record.parent.mkdir()
    record.write_bytes(older_lines(made) + b"spoilt\n")
    assert [one["response"] for one in recall_all()] == [0, 1, 2]
    assert memory_notice() == "set-aside"


def test_a_spoilt_log_beside_the_record_is_no_trouble(record):
    one = attempt()
    remember(one)
    record.with_name("record.sqlite3-wal").write_bytes(b"spoilt" * 5000)
    record.with_name("record.sqlite3-shm").write_bytes(b"spoilt" * 5000)
    assert recall_all() == [one]
    assert remember(attempt())
    assert memory_notice() == ""


def test_an_empty_file_is_a_record_that_was_not_begun(record):
    record.parent.mkdir()
    record.touch()
    assert recall_all() == []
    assert remember(attempt())
    assert memory_notice() == ""
    assert files_beside(record) == {record.name}


def test_a_record_of_a_newer_course_is_left_alone(record):
    remember(attempt(response="newer"))
    run_sql(record, "PRAGMA user_version = 2; ALTER TABLE attempts ADD COLUMN mood;")
    before = record.read_bytes()
    one = attempt(response="ours")
    assert recall_all() == []
    assert remember(one)
    assert recall({"a/quiz#one"}) == recall_all() == [one]
    assert memory_notice() == "newer"
    assert record.read_bytes() == before
    assert files_beside(record) == {"record.sqlite3", "record.v1.sqlite3"}
    record.with_name("record.v1.sqlite3").write_bytes(b"spoilt" * 1000)
    assert remember(one)
    assert record.read_bytes() == before
    run_sql(record, "PRAGMA user_version = 1; ALTER TABLE attempts DROP COLUMN mood;")
    assert [each["response"] for each in recall_all()] == ["newer"]


def test_something_else_in_its_place_is_no_memory_and_no_error(record):
    record.mkdir(parents=True)
    no_memory()
    assert list(record.iterdir()) == []


@pytest.mark.parametrize("place", ["file/record.sqlite3", "file/folder/record.sqlite3"])
def test_a_file_in_place_of_the_folder_is_no_memory(tmp_path, monkeypatch, place):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / place))
    no_memory()
    assert learner() == ""


@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/proc/self/record.sqlite3"])
def test_a_device_is_no_memory(monkeypatch, device):
    monkeypatch.setenv("ONESIDED_RECORD", device)
    no_memory()


def no_memory():
    assert remember(attempt()) is False
    assert remember_all([attempt()]) is None
    assert recall({"a/quiz#one"}) == recall_all() == []
    assert memory_notice() == "no-memory"


def test_a_record_that_somebody_holds_is_no_memory_until_it_is_free(record, monkeypatch):
    one = attempt()
    remember(one)
    monkeypatch.setattr(turn, "PATIENCE", 0.1)
    with closing(sqlite3.connect(record, isolation_level=None)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        assert remember(attempt()) is False
        assert recall_all() == [one]
        assert memory_notice() == "no-memory"
        assert erase() is False
        holding.execute("ROLLBACK")
    assert remember(attempt())
    assert memory_notice() == ""
    assert len(recall_all()) == 2
    assert files_beside(record) == {record.name}


def test_a_turn_that_never_comes_is_no_memory(record, monkeypatch):
    remember(attempt())
    monkeypatch.setattr(turn, "PATIENCE", 0.1)
    with turn.turn(record, alone=True):
        assert remember(attempt()) is False
        assert recall_all() == []
        assert erase() is False
    assert remember(attempt())


def in_a_process(code, path, **more):
    """What a process of its own prints; `record` is all that it knows besides."""
    text = f"import json, os\nfrom onesided.record import *\nfrom tests.record.made import attempt\n{code}"
    environment = {**os.environ, "ONESIDED_RECORD": str(path)}
    told = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, env=environment, check=False, **more
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_a_disk_that_is_full_costs_what_does_not_fit(record):
    remember(attempt(response="before"))

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))

    code = """
told = [remember(attempt(response="x" * 5000)) for _ in range(40)]
print(json.dumps([told, len(recall_all()), memory_notice(), keep_settings({"reasons": "at-end"})]))
"""
    told, found, notice, _ = in_a_process(code, record, preexec_fn=small_disk)
    assert told[0]
    assert not told[-1]
    assert notice == "no-memory"
    assert found == len(recall_all()) == 1 + sum(told)
    assert not list(set_asides(record))
    assert remember(attempt())


@pytest.mark.parametrize("room", [0, 3000, 10_000])
def test_a_disk_that_was_full_from_the_start_holds_nothing_half_made(record, room):
    code = """
told = [remember(attempt()) for _ in range(3)]
print(json.dumps([told, recall_all(), memory_notice()]))
"""
    told = in_a_process(code, record, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert told == [[False] * 3, [], "no-memory"]
    assert files_beside(record) == set()


@pytest.fixture
def home():
    """A folder that the account of `nobody` may reach, since who runs the checks as root may write anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "home"
        path.mkdir()
        Path(folder).chmod(0o755)
        yield path
        path.chmod(0o755)


@pytest.mark.parametrize("left_over", ["", "-wal"])
def test_a_home_that_cannot_be_written_is_read_all_the_same(home, monkeypatch, left_over):
    path = home / "record.sqlite3"
    monkeypatch.setenv("ONESIDED_RECORD", str(path))
    one = attempt()
    remember(one)
    if left_over:
        path.with_name(f"{path.name}{left_over}").touch()
    path.with_name("record.jsonl").write_bytes(older_lines([attempt()]))
    for each in home.iterdir():
        each.chmod(0o444)
    home.chmod(0o555)
    code = """
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
told = [remember(attempt()), remember_all([attempt()]), recall_all(), memory_notice(), erase(), learner()]
print(json.dumps(told))
"""
    assert in_a_process(code, path) == [False, None, [one], "no-memory", False, ""]
    assert path.with_name("record.jsonl").exists()


def test_a_home_that_cannot_be_looked_into_is_no_memory(home):
    home.chmod(0o000)
    code = """
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
told = [remember(attempt()), remember_all([attempt()]), recall_all(), memory_notice(), learner(), settings()]
print(json.dumps(told))
"""
    assert in_a_process(code, home / "record.sqlite3") == [False, None, [], "no-memory", "", {"reasons": "at-once"}]
