"""`onesided export`: a piece by its name becomes a file, and what cannot be done is said in a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from onesided.cli import main


def test_a_package_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "quiz.zip"
    asked = ["export", "scorm", "a-unique-bond/chapter-quiz", "--output", str(path), "--mastery", "80"]
    assert main(asked) == 0
    assert capsys.readouterr().out == f"{path}\n"
    with zipfile.ZipFile(path) as archive:
        assert b"<adlcp:masteryscore>80<" in archive.read("imsmanifest.xml")


def test_the_published_book_can_be_named(tmp_path: Path):
    path = tmp_path / "story.zip"
    assert main(["export", "scorm", "the-gift", "--output", str(path), "--url", "https://example.org/course"]) == 0
    with zipfile.ZipFile(path) as archive:
        assert b'href="https://example.org/course/' in archive.read("index.html")


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (["the-gfit"], 'The nearest is "the-gift"'),
        (["the-gift", "--mastery", "50"], "A story has no score"),
        (["the-gift", "--url", "here"], "is no address of a site"),
    ],
)
def test_what_cannot_be_done_is_said(rest: list[str], sentence: str, tmp_path: Path, capsys):
    assert main(["export", "scorm", *rest, "--output", str(tmp_path / "x.zip")]) == 1
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
