"""The list of names: what was renamed is found again, what is gone is said, and only the command writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.lint.names import LIST, Piece, mark_of, names_in, pieces_of, read_list, write_list
from onesided.lint.renamed import renamed
from onesided.model import Shelf

QUIZ = Piece("quiz", "chapter/topic")
OTHER = Piece("quiz", "chapter/other")
STORY = Piece("vignette", "the-gift")


def item(name: str, stem: str) -> str:
    return f"  - id: {name}\n    type: reflect\n    stem: {stem}\n    model: So.\n"


TEXTS = {
    QUIZ: f"title: T\nitems:\n{item('one', 'What is one?')}{item('two', 'What is two?')}{item('three', 'And three?')}",
    OTHER: f"title: O\nitems:\n{item('four', 'What is four?')}",
    STORY: "title: S\nstart: begin\nscenes:\n  begin:\n    text: A\n  late:\n    text: B\n",
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of two quizzes and a story, whose names have been accepted."""
    for piece, text in TEXTS.items():
        put(tmp_path, piece, text)
    accept(tmp_path)
    return tmp_path


def put(root: Path, piece: Piece, text: str) -> None:
    path = root / piece.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def accept(root: Path) -> bool:
    return write_list(root, names_in(root, pieces_of(Shelf(root))))


def said(root: Path) -> list[tuple[str, int, str, str]]:
    present = {piece: set(parts) for piece, parts in names_in(root, pieces_of(Shelf(root))).items()}
    return [(one.file, one.line, one.severity, one.what) for one in renamed(root, present)]


def change(root: Path, piece: Piece, old: str, new: str) -> None:
    text = (root / piece.file).read_text(encoding="utf-8")
    assert old in text
    put(root, piece, text.replace(old, new, 1))


def test_the_list_is_plain_sorted_and_stable(course):
    lines = (course / LIST).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == sorted(lines[2:]) and len(lines) == 8
    assert any(line.startswith("quiz chapter/topic#one ") for line in lines)
    assert any(line.startswith("vignette the-gift#late ") for line in lines)
    assert said(course) == [] and accept(course) is False


def test_other_wording_is_no_other_name(course):
    change(course, QUIZ, "What is one?", "What was one?")
    assert said(course) == []


@pytest.mark.parametrize(
    ("piece", "old", "new", "what", "line"),
    [
        (
            QUIZ,
            "id: two",
            "id: zwei",
            'the item "two" is gone, and with it what learners did there; it seems to be "zwei"',
            7,
        ),
        (QUIZ, "id: one", "id: won", '"one" is gone, and with it what learners did there; it seems to be "won"', 3),
        (
            STORY,
            "  late:",
            "  later:",
            'the scene "late" is gone, and with it what learners did there; it seems to be "later"',
            6,
        ),
    ],
)
def test_what_was_renamed_is_found_under_its_new_name(course, piece, old, new, what, line):
    change(course, piece, old, new)
    ((file, at, severity, found),) = said(course)
    assert (file, at, severity) == (piece.file, line, "E") and what in found


def test_what_was_renamed_and_reworded_is_the_nearest_in_name(course):
    put(course, QUIZ, f"title: T\nitems:\n{item('one', 'x')}{item('twos', 'y')}{item('threes', 'z')}")
    found = [what for *_, what in said(course)]
    assert len(found) == 2
    for old in ("two", "three"):
        assert any(f'the item "{old}" is gone' in what and f'seems to be "{old}s"' in what for what in found)


def test_two_that_changed_places_are_not_gone(course):
    put(course, QUIZ, f"title: T\nitems:\n{item('three', 'And three?')}{item('two', 'x')}{item('one', 'What is one?')}")
    assert said(course) == []


def test_what_moved_to_another_quiz_is_found_there(course):
    change(course, QUIZ, item("two", "What is two?"), "")
    put(course, OTHER, TEXTS[OTHER] + item("two", "What is two?"))
    ((file, line, _, what),) = said(course)
    assert (file, line) == (OTHER.file, 7) and 'seems to be "two" in quiz "chapter/other" now' in what


def test_what_is_deleted_is_gone_without_a_guess(course):
    change(course, QUIZ, item("two", "What is two?"), "")
    ((file, line, severity, what),) = said(course)
    assert (file, line, severity) == (QUIZ.file, 1, "E") and "seems" not in what


@pytest.mark.parametrize(
    ("piece", "new"), [(QUIZ, Piece("quiz", "chapter/subject")), (STORY, Piece("vignette", "a-gift"))]
)
def test_a_file_with_another_name_is_one_finding(course, piece, new):
    (course / piece.file).rename(course / new.file)
    ((file, _, severity, what),) = said(course)
    assert (file, severity) == (new.file, "E")
    assert f'the {piece.kind} "{piece.name}"' in what and f'it seems to be called "{new.name}" now' in what


def test_a_file_that_is_deleted_is_one_finding_in_the_list(course):
    (course / QUIZ.file).unlink()
    ((file, line, severity, what),) = said(course)
    assert (file, severity) == (LIST, "E") and 'the quiz "chapter/topic" with its 3 items is gone' in what
    assert "chapter/topic#" in (course / LIST).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_file_that_cannot_be_read_has_not_lost_its_names(course):
    put(course, QUIZ, "title: [")
    assert said(course) == []


def test_new_names_are_a_warning_until_they_are_accepted(course):
    put(course, OTHER, TEXTS[OTHER] + item("five", "x") + item("six", "y"))
    assert said(course) == [(LIST, 1, "W", "2 names are not in the list yet: the first is chapter/other#five")]
    assert accept(course) is True and said(course) == []


def test_without_a_list_it_is_asked_for(course):
    (course / LIST).unlink()
    assert [(file, severity) for file, _, severity, _ in said(course)] == [(LIST, "W")] and read_list(course) is None


def test_a_line_that_is_none_is_said(course):
    text = (course / LIST).read_text(encoding="utf-8")
    (course / LIST).write_text(f"{text}<<<<<<< HEAD\nquiz Chapter/Topic#one 12\n", encoding="utf-8")
    assert [line for _, line, _, _ in said(course)] == [9, 10]
    assert accept(course) is True and said(course) == []


def test_a_mark_is_of_the_content_and_not_of_the_name():
    assert mark_of({"id": "a", "stem": "x"}) == mark_of({"stem": "x", "id": "b", "waive": []})
    assert mark_of({"id": "a", "stem": "x"}) != mark_of({"id": "a", "stem": "y"})
    assert mark_of(None) == mark_of(None)
