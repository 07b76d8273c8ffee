"""`onesided record`: what it says, what it writes, what it takes up, what it sends and to whom, and what it erases."""

from __future__ import annotations

import io
import json
import os
import socket
import stat
import subprocess
import sys

import pytest

from onesided.cli import handing_on, main
from onesided.cli import record as verb
from onesided.exchange import CREDENTIALS, misfit
from onesided.record import memory_notice, read_log, recall_all, record_path, remember_all
from tests.exchange.receiver import receiving
from tests.exchange.samples import BASE, NAME, ON_THE_WAY, attempt, course, every_attempt


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A record of its own, a course around, nobody at the keyboard, and no proxy or credentials from outside."""
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "data" / "record.sqlite3"))
    for name in CREDENTIALS:
        monkeypatch.delenv(name, raising=False)
    made = course(tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return made


@pytest.fixture
def full(home):
    """Twenty complete attempts on one day and a fresh start on another."""
    attempts = [*every_attempt(home), attempt(home, f"{NAME}#liking", None, time="2026-03-03T12:00:00.000Z")]
    assert remember_all(attempts).added == 21
    return attempts


@pytest.fixture
def said(capsys):
    """Runs the verb, and gives its exit code, its standard output and its standard error."""

    def run(*arguments):
        code = main(["record", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def unreachable(monkeypatch):
    """Whoever opens a connection fails the check."""

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_it_says_where_the_record_is_and_what_is_in_it(said, full, unreachable):
    code, out, err = said()
    assert code == 0 and err == ""
    assert f"Your record: {record_path()}\nIt holds 21 attempts, made on 2 days since 1 March 2026.\n" in out
    for option in ("--export", "--import", "--xapi", "--erase"):
        assert f"onesided record {option}" in out


def test_it_needs_no_course_and_makes_nothing_of_nothing(said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = said()
    assert code == 0 and "It is empty." in out
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("notice", ["no-memory", "set-aside", "newer"])
def test_what_is_the_matter_with_the_memory_is_said(said, monkeypatch, notice):
    monkeypatch.setattr("onesided.record.memory_notice", lambda: notice)
    assert verb.NOTICES[notice] in said()[1]


def test_a_record_goes_out_and_comes_back(said, full, tmp_path, monkeypatch, unreachable):
    code, out, _ = said("--export", tmp_path / "mine.jsonl")
    assert code == 0 and "21 attempts written" in out
    reading = read_log((tmp_path / "mine.jsonl").read_text(encoding="utf-8"))
    assert reading.problem is None and reading.refused == 0
    assert reading.attempts == recall_all()
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "mine.jsonl").stat().st_mode) == 0o600
    before = recall_all()
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "elsewhere" / "record.sqlite3"))
    assert recall_all() == []
    assert "21 attempts added, 0 known already, 0 refused" in said("--import", tmp_path / "mine.jsonl")[1]
    assert recall_all() == before
    assert "0 attempts added, 21 known already, 0 refused" in said("--import", tmp_path / "mine.jsonl")[1]
    assert recall_all() == before


def test_into_a_folder_it_goes_under_its_own_name(said, full, tmp_path):
    (tmp_path / "stick").mkdir()
    said("--export", tmp_path / "stick")
    [path] = (tmp_path / "stick").iterdir()
    assert path.name.startswith("one-sided-record-20") and path.suffix == ".jsonl"


def test_an_earlier_copy_is_written_over_and_nothing_else(said, home, full, tmp_path):
    path = tmp_path / "mine.jsonl"
    assert said("--export", path)[0] == 0
    remember_all([attempt(home, f"{NAME}#liking", False, uuid="00000000-0000-4000-8000-000000000001")])
    assert said("--export", path)[0] == 0 and len(read_log(path.read_text()).attempts) == 22
    with path.open("a") as file:
        file.write(
            json.dumps(attempt(home, f"{NAME}#liking", True, uuid="00000000-0000-4000-8000-000000000002")) + "\n"
        )
    before = path.read_bytes()
    code, _, err = said("--export", path)
    assert code == 1 and "holds 1 attempt that your record lacks" in err and "--import" in err
    for other in ("my letter\n", ""):
        path.write_text(other)
        code, _, err = said("--export", path)
        assert code == 1 and "no earlier copy of your record" in err
        assert path.read_text() == other
    path.write_bytes(before + b"half a line")
    assert said("--export", path)[0] == 1 and path.read_bytes() == before + b"half a line"


@pytest.mark.parametrize("option", ["--export", "--xapi", "--endpoint"])
def test_there_is_nothing_to_hand_on_of_an_empty_record(said, tmp_path, unreachable, option):
    code, _, err = said(option, "https://lrs.example/" if option == "--endpoint" else tmp_path / "file")
    assert code == 1 and "Your record is empty" in err and not (tmp_path / "file").exists()


FILES = {
    "empty": ("", "is empty"),
    "a letter": ("Dear Ana,\n", "is no record of this course"),
    "a table": ("uuid,time\n1,2\n", "is no record of this course"),
    "a record to come": (
        '{"format":"onesided-record","version":2,"written":"2030-01-01T00:00:00.000Z","attempts":0}\n',
        "newer version",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "is no record of this course"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_record_is_said_in_a_sentence(said, tmp_path, name):
    content, why = FILES[name]
    (tmp_path / "file").write_bytes(content if isinstance(content, bytes) else content.encode())
    code, out, err = said("--import", tmp_path / "file")
    assert code == 1 and out == "" and why in err and err.count("\n") == 1
    assert err.count(". ") >= 1 and "Traceback" not in err  # what is wrong, and what to do
    assert recall_all() == []


def test_a_file_that_is_far_too_large_is_not_even_read(said, tmp_path):
    with (tmp_path / "file").open("wb") as file:
        file.truncate(500_000_000)  # a hole, which takes no room
    code, _, err = said("--import", tmp_path / "file")
    assert code == 1 and "larger than any record" in err


def test_no_file_is_a_sentence(said, tmp_path):
    assert "cannot be read" in said("--import", tmp_path / "nowhere.jsonl")[2]
    assert "cannot be read" in said("--import", tmp_path)[2]


def test_a_bad_line_costs_only_itself(said, full, tmp_path, monkeypatch):
    said("--export", tmp_path / "mine.jsonl")
    text = (tmp_path / "mine.jsonl").read_text(encoding="utf-8") + '{"uuid": "<script>"}\n\x00\n'
    (tmp_path / "mine.jsonl").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "elsewhere" / "record.sqlite3"))
    code, out, _ = said("--import", tmp_path / "mine.jsonl")
    assert code == 0 and "21 attempts added, 0 known already, 2 refused" in out


def test_where_nothing_can_be_kept_nothing_is_added_and_it_is_said(said, full, tmp_path, monkeypatch):
    said("--export", tmp_path / "mine.jsonl")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.sqlite3"))
    code, out, err = said("--import", tmp_path / "mine.jsonl")
    assert code == 1 and out == "" and err.startswith("Nothing was added.") and verb.NOTICES["no-memory"] in err


def test_statements_go_to_standard_output_alone(said, full, unreachable):
    code, out, err = said("--xapi")
    statements = json.loads(out)
    assert code == 0 and len(statements) == 20 and out.isascii()
    assert all(misfit(statement) is None for statement in statements)
    assert err == "1 attempt left out: fresh starts, and what was not finished.\n"
    assert "A teacher once did." not in out and "*" not in json.dumps([one["object"] for one in statements])


def test_whoever_reads_only_the_beginning_sees_no_traceback(full):
    command = [sys.executable, "-m", "onesided", "record", "--xapi"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    assert "Traceback" not in process.stderr.read() and process.wait() == 0
    process.stderr.close()


def test_statements_go_to_a_file_which_is_never_written_over(said, home, full, tmp_path, unreachable):
    path = tmp_path / "statements.json"
    code, out, err = said("--xapi", path, "--with-reflections", "--base", "https://school.example/one-sided")
    assert code == 0 and out == "" and "20 statements written" in err
    statements = json.loads(path.read_text())
    assert "A teacher once did." in path.read_text()
    assert {one["actor"]["account"]["homePage"] for one in statements} == {"https://school.example/one-sided/"}
    assert BASE not in path.read_text()
    before = path.read_bytes()
    assert said("--xapi", path)[0] == 1 and path.read_bytes() == before


def test_a_statement_that_does_not_fit_is_neither_written_nor_sent(said, full, tmp_path, monkeypatch):
    monkeypatch.setattr("onesided.exchange.xapi.ANSWERED", "http://adlnet.gov/expapi/verbs/failed")
    with receiving() as receiver:
        code, _, err = said("--xapi", tmp_path / "statements.json", "--endpoint", receiver.url)
        assert code == 1 and "please report it" in err and receiver.requests == []
    assert not (tmp_path / "statements.json").exists()


def test_statements_are_sent_to_the_address_that_was_given(said, full, monkeypatch):
    monkeypatch.setenv(CREDENTIALS[0], "ana")
    monkeypatch.setenv(CREDENTIALS[1], "secret")
    with receiving() as receiver:
        code, out, err = said("--endpoint", receiver.url)
        assert code == 0 and out == ""
        assert "Sending 20 statements to 127.0.0.1" in err and "127.0.0.1 took 20 statements." in err
        assert "secret" not in err
        assert len(receiver.kept) == 20 and all(misfit(statement) is None for statement in receiver.kept.values())
        assert [(method, path) for method, path, *_ in receiver.requests] == [("POST", "/xapi/statements")]
        assert receiver.requests[0][2]["authorization"].startswith("Basic ")
        # What the learner wrote joins later: the receiver keeps what it has, and it is said.
        assert "had 1 before, told in another way" in said("--endpoint", receiver.url, "--with-reflections")[2]
        assert len(receiver.kept) == 20


def test_a_receiver_that_refuses_is_a_sentence(said, full):
    with receiving() as receiver:
        receiver.rule = lambda statements: (401, {}, "")
        code, _, err = said("--endpoint", receiver.url)
    assert code == 1 and "does not let us in" in err and "Traceback" not in err


def test_a_bad_address_is_said_before_anything_is_done(said, full, unreachable, monkeypatch):
    monkeypatch.setattr(handing_on, "kept", lambda: pytest.fail("the record was read"))
    assert "could be read on the way" in said("--endpoint", "http://lrs.example/xapi")[2]
    assert "cannot be the base" in said("--xapi", "--base", "school")[2]
    monkeypatch.setenv(CREDENTIALS[0], "ana")
    assert "or neither" in said("--endpoint", "https://lrs.example/xapi")[2]


def test_nothing_finished_makes_no_statement(said, home):
    remember_all([attempt(home, "the-parcel", ON_THE_WAY)])
    code, out, err = said("--xapi")
    assert code == 0 and json.loads(out) == [] and "1 attempt left out" in err


class Keyboard(io.StringIO):
    """Somebody who sits at a terminal and types this."""

    def isatty(self):
        return True


@pytest.mark.parametrize("typed", ["no\n", "\n", "y\n", "yes please\n", ""])
def test_only_yes_erases(said, full, monkeypatch, typed):
    monkeypatch.setattr(sys, "stdin", Keyboard(typed))
    code, out, _ = said("--erase")
    assert code == 1 and "This erases 21 attempts" in out and out.endswith("Nothing was erased.\n")
    assert len(recall_all()) == 21


def test_erased_is_really_gone(said, full, monkeypatch, tmp_path):
    wrote = b"A teacher once did."
    assert any(wrote in path.read_bytes() for path in (tmp_path / "data").iterdir())
    monkeypatch.setattr(sys, "stdin", Keyboard("Yes\n"))
    code, out, _ = said("--erase")
    assert code == 0 and out.endswith("Erased.\n")
    assert recall_all() == [] and memory_notice() == ""
    assert not any(wrote in path.read_bytes() for path in (tmp_path / "data").iterdir())


def test_where_nobody_can_be_asked_nothing_is_erased_unless_said_so(said, full):
    code, _, err = said("--erase")
    assert code == 1 and "--yes" in err and len(recall_all()) == 21
    assert said("--erase", "--yes")[0] == 0 and recall_all() == []


def test_what_could_not_be_erased_is_said(said, full, monkeypatch):
    monkeypatch.setattr("onesided.record.erase", lambda: False)
    code, out, err = said("--erase", "--yes")
    assert code == 1 and "Erased" not in out and "Not all of it could be erased" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--erase", "--export", "x"], ["--xapi", "--import", "x"], ["--base", "https://school.example/"], ["--yes"],
        ["--with-reflections"], ["--export", "x", "--endpoint", "https://lrs.example/"], ["--erase", "--endpoint", "https://x.example"],
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(said, full, capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        said(*arguments)
    assert stopped.value.code == 2 and "usage: onesided record" in capsys.readouterr().err
    assert len(recall_all()) == 21
