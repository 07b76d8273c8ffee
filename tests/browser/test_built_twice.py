"""The same book, built twice from nothing, is the same to the byte: whoever doubts a published book can build it again.

The second build stands in another and deeper folder, in another time zone, and with another order of Python's sets.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onesided.cli.book import build
from onesided.publishing import publish, zip_up
from tests.browser.trialbook import TRIAL

TITLE, ADDRESS, MOMENT = "A trial book", "https://example.org/course/", 1_700_000_000


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_from_nothing_are_the_same(
    trial_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "at" / "another" / "place"
    shutil.copytree(TRIAL, root, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    monkeypatch.setenv("PYTHONHASHSEED", "4242")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    first, second = contents(trial_book), contents(again := build(root, tmp_path / "built"))
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    written = []
    for html in (trial_book, again):
        folder = tmp_path / f"out-{len(written)}"
        publish(html, folder / "site", TITLE, ADDRESS)
        zip_up(html, folder / "book.zip", TITLE, moment=MOMENT)
        written.append(contents(folder))
    assert written[0] == written[1]
    assert {"book.zip", "site/sw.js", "site/icons/icon-512.png"} <= written[0].keys()
