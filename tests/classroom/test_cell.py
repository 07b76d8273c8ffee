"""A class from a notebook's cell: it begins, goes on when the cell is run again, and keeps the teacher's word to itself."""

from __future__ import annotations

import socket
import urllib.request
import webbrowser

import pytest

from onesided import hold_class
from onesided.model import CourseError
from tests.conftest import ROOT


@pytest.fixture
def opened(monkeypatch, tmp_path) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(webbrowser, "open", found.append)
    monkeypatch.chdir(ROOT / "notebooks")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_begins_goes_on_and_stops(opened, tmp_path):
    options = {"port": free_port(), "database": f"sqlite:///{tmp_path / 'c.sqlite3'}"}
    one = hold_class("a-unique-bond", **options)
    assert opened == [one.begun.teach]
    assert urllib.request.urlopen(one.begun.join).status == 200
    shown = one._repr_html_() + repr(one)
    assert one.begun.join in shown and "<svg" in shown
    assert "word=" not in shown, "a notebook is saved with what its cells have shown"
    again = hold_class("a-unique-bond", **options)
    assert (again.begun.code, again.begun.goes_on) == (one.begun.code, True)
    again.stop()
    with pytest.raises(OSError):
        urllib.request.urlopen(one.begun.join)


def test_what_cannot_begin_is_told_in_the_cell(opened, tmp_path):
    database = f"sqlite:///{tmp_path / 'c.sqlite3'}"
    with pytest.raises(CourseError, match="the nearest is"):
        hold_class("a-unique-bnd", port=free_port(), database=database)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CourseError, match="is in use"):
            hold_class("a-unique-bond", port=taken.getsockname()[1], database=database, new=True)
    assert opened == []
