"""`onesided export`: what it writes, what it says, and how it refuses."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onesided.cli import main
from onesided.cli.export import named
from onesided.model import CourseError, Shelf
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("form", ["moodle", "gift"])
def test_it_writes_a_file_and_says_what_is_lost(form, tmp_path, capsys):
    file = tmp_path / "new" / "questions"
    assert main(["export", form, "a-unique-bond/before-you-read", "--output", str(file)]) == 0
    out, err = capsys.readouterr()
    assert (
        out == f"{file}\n" and f"{form}: how sure the learner is cannot be asked: a-unique-bond/before-you-read." in err
    )
    assert "295 studies" in file.read_text(encoding="utf-8")
    if form == "moodle":
        assert [one.get("type") for one in ElementTree.parse(file).getroot()] == [
            "category",
            "description",
            "numerical",
            "multichoice",
        ]


def test_a_folder_is_all_its_quizzes_and_no_name_is_every_quiz():
    shelf = Shelf(ROOT)
    inside = [name for name in shelf.quizzes() if name.startswith("a-unique-bond/")]
    assert named(shelf, ["a-unique-bond/", inside[0]]) == inside
    assert named(shelf, []) == list(shelf.quizzes())


def test_every_unknown_name_is_told_at_once_with_the_nearest():
    with pytest.raises(CourseError) as refused:
        named(Shelf(ROOT), ["a-unique-bnd", "zzz"])
    first, second = refused.value.sentences
    assert first == 'No quiz and no folder of quizzes is called "a-unique-bnd". The nearest is a-unique-bond.'
    assert second.startswith('No quiz and no folder of quizzes is called "zzz". There are ')


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path, capsys):
    assert main(["export", "gift", "a-unique-bond", "--output", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"{tmp_path} cannot be written: ") and "--output" in err


@pytest.mark.parametrize("form", ["moodle", "gift", "qti", "anki"])
def test_nothing_is_written_over_questions_that_somebody_may_have_written(form, tmp_path, capsys):
    mine = tmp_path / "old-questions"
    mine.write_text("Mine {T}", encoding="utf-8")
    assert main(["export", form, "a-unique-bond/before-you-read", "--output", str(mine)]) == 1
    assert mine.read_text(encoding="utf-8") == "Mine {T}"
    assert capsys.readouterr().err == f"There is a file {mine} already, and it was left alone. Choose another name.\n"


def test_a_deck_for_anki_is_the_same_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name in ("first", "second"):
        assert main(["export", "anki", "a-unique-bond", "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


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
