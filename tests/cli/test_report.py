"""`onesided report`: what it writes, what it says, and what it leaves alone."""

import csv
import socket
import stat

import pytest

from onesided.cli import main
from onesided.cli import progress as bar
from onesided.model import Shelf
from tests.conftest import ROOT
from tests.report.classes import School


@pytest.fixture(scope="module")
def texts():
    school = School(Shelf(ROOT))
    return [school.hand_in(number, name) for number, name in enumerate(("Ana", "Béla", None, "Dora"))]


@pytest.fixture
def folder(tmp_path, monkeypatch, texts):
    """Four hand-ins in the real course, and no network."""
    monkeypatch.chdir(ROOT)

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    path = tmp_path / "class"
    path.mkdir()
    for number, text in enumerate(texts):
        (path / f"{number}.json").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def said(capsys):
    def run(*arguments):
        code = main(["report", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


def test_it_writes_a_page_and_a_file_for_a_gradebook(said, folder):
    page, book = folder / "report.html", folder / "report.csv"
    for _ in range(2):  # the second time its own files are no hand-ins, and are written anew
        code, out, err = said(folder, "--html", page, "--csv", book)
        assert (code, err) == (0, "")
        assert out.startswith("4 students, ") and "Left out" not in out and f"Written: {page}." in out
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    rows = list(csv.reader(book.open(encoding="utf-8-sig")))
    assert [row[0] for row in rows] == ["Student", "Ana", "Béla", "Dora", ""]
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_without_a_file_it_tells_what_to_talk_about(said, folder):
    (folder / "x.json").write_text("{")
    code, out, _ = said(folder)
    assert code == 0 and "Left out: x.json. This is no hand-in" in out
    assert "were right at first" in out and "--html FILE" in out


def test_it_writes_over_nothing_but_an_earlier_report(said, folder, tmp_path):
    (tmp_path / "essay.html").write_text("<p>precious")
    for option, path in (
        ("--html", folder / "0.json"),
        ("--csv", folder / "1.json"),
        ("--html", tmp_path / "essay.html"),
    ):
        before = path.read_bytes()
        code, _, err = said(folder, option, path)
        assert code == 1 and "no earlier report" in err and path.read_bytes() == before
    code, _, err = said(folder, "--html", tmp_path)
    assert code == 1 and "is a folder" in err


def test_a_folder_that_is_none_is_one_sentence(said, folder):
    code, out, err = said(folder / "nowhere")
    assert code == 1 and out == "" and "There is no folder" in err


def test_whoever_waits_sees_a_bar_on_a_terminal_and_nowhere_else(said, folder, monkeypatch):
    monkeypatch.setattr(bar, "PATIENCE", -1)
    monkeypatch.setattr(bar, "EVERY", 0)
    assert said(folder)[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    _, _, err = said(folder)
    assert "of 4 files" in err and err.endswith("\r\x1b[K")
