"""Finding a course and what it keeps, from anywhere, and being told when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.model import CourseError, Shelf, find_shelf
from tests.model.good import QUIZ


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with two quizzes and some data."""
    root = tmp_path / "course"
    for folder in ("book/quizzes/a-unique-bond/deeper", "book/data/raw", "notebooks/more"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").touch()
    (root / "book/quizzes/a-unique-bond/what-an-alliance-is.yml").write_text(QUIZ, encoding="utf-8")
    (root / "book/quizzes/a-unique-bond/deeper/still.yml").write_text("titel: x\nitems: []\n", encoding="utf-8")
    (root / "book/quizzes/a-unique-bond/other.yaml").write_text(QUIZ, encoding="utf-8")
    (root / "book/quizzes/a-unique-bond/.#draft.yml").write_text(QUIZ, encoding="utf-8")
    (root / "book/data/effect_sizes.csv").write_text("r\n0.28\n", encoding="utf-8")
    (root / "book/data/raw/more.csv").touch()
    return root


@pytest.mark.parametrize("place", [".", "notebooks/more", "book/quizzes/a-unique-bond", "_config.yml"])
def test_a_course_is_found_from_anywhere_inside(course: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    assert find_shelf(course / place).root == course
    if (course / place).is_dir():
        monkeypatch.chdir(course / place)
        assert find_shelf().root == course


def test_a_course_elsewhere_is_named_outright_or_by_the_environment(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONESIDED_COURSE", str(course))
    assert find_shelf().root == course
    (tmp_path / "bare/book").mkdir(parents=True)
    assert find_shelf(tmp_path / "bare").root == tmp_path / "bare"


def test_without_a_course_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    monkeypatch.chdir(tmp_path)
    mend = "Work inside the course's folder, the one with _config.yml and book/, or name it."
    with pytest.raises(CourseError) as error:
        find_shelf()
    assert str(error.value) == f"No course in {tmp_path} or above it. {mend}"
    with pytest.raises(CourseError) as error:
        find_shelf(tmp_path / "nowhere")
    assert str(error.value) == f"No folder {tmp_path / 'nowhere'}. {mend}"


def test_quizzes_are_listed_by_name_and_read(course: Path) -> None:
    shelf = Shelf(course)
    assert shelf.quizzes() == ("a-unique-bond/deeper/still", "a-unique-bond/what-an-alliance-is")
    assert shelf.quiz("a-unique-bond/what-an-alliance-is").title == "What an alliance is"
    assert shelf.quiz_path("a-unique-bond/deeper/still") == course / "book/quizzes/a-unique-bond/deeper/still.yml"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "a-unique-bond/what-an-aliance-is",
            'No quiz called "a-unique-bond/what-an-aliance-is"; the nearest is "a-unique-bond/what-an-alliance-is". '
            "Check the spelling, or write book/quizzes/a-unique-bond/what-an-aliance-is.yml.",
        ),
        ("zzz", 'No quiz called "zzz". Check the spelling, or write book/quizzes/zzz.yml.'),
        (
            "a-unique-bond/what-an-alliance-is.yml",
            'No quiz called "a-unique-bond/what-an-alliance-is.yml"; the nearest is '
            '"a-unique-bond/what-an-alliance-is". Check the spelling: a name is the path under book/quizzes, '
            "without .yml.",
        ),
        (
            "../../_config",
            'No quiz called "../../_config". Check the spelling: a name is the path under book/quizzes, without .yml.',
        ),
        (
            "/etc/passwd\0",
            'No quiz called "/etc/passwd". Check the spelling: a name is the path under book/quizzes, without .yml.',
        ),
        ("", 'No quiz called "". Check the spelling: a name is the path under book/quizzes, without .yml.'),
        (
            "a-unique-bond/other",
            'The file of the quiz "a-unique-bond/other" ends in .yaml. Rename it to other.yml.',
        ),
    ],
)
def test_a_wrong_name_is_one_sentence(course: Path, name: str, sentence: str) -> None:
    with pytest.raises(CourseError) as error:
        Shelf(course).quiz(name)
    assert str(error.value) == sentence
    assert error.value._render_traceback_() == [sentence]


def test_a_broken_quiz_raises_all_its_complaints_and_shows_no_traceback(course: Path) -> None:
    with pytest.raises(CourseError) as error:
        Shelf(course).quiz("a-unique-bond/deeper/still")
    sentences = [
        'book/quizzes/a-unique-bond/deeper/still.yml:1: the quiz has an unknown field "titel". Did you mean "title"?',
        'book/quizzes/a-unique-bond/deeper/still.yml:2: "items" of the quiz is empty. List the items.',
    ]
    assert error.value._render_traceback_() == sentences
    assert str(error.value) == "\n".join(sentences)
    assert [complaint.field for complaint in error.value.complaints] == ["titel", "items"]


def test_an_edit_is_seen_at_once(course: Path) -> None:
    path = course / "book/quizzes/a-unique-bond/what-an-alliance-is.yml"
    assert Shelf(course).quiz("a-unique-bond/what-an-alliance-is").title == "What an alliance is"
    path.write_text(QUIZ.replace("title: What", "title: That"), encoding="utf-8")
    assert Shelf(course).quiz("a-unique-bond/what-an-alliance-is").title == "That an alliance is"


def test_a_list_that_somebody_shortens_is_whole_for_the_next(course: Path) -> None:
    (course / "book/misconceptions.yml").write_text(
        "alliance-is-liking: {number: M5, belief: An alliance is liking., correction: It is work as well.}\n",
        encoding="utf-8",
    )
    Shelf(course).misconceptions().clear()
    assert list(Shelf(course).misconceptions()) == ["alliance-is-liking"]


def test_data_are_found_by_name_and_only_under_their_folder(course: Path) -> None:
    assert Shelf(course).data_path("effect_sizes.csv") == course / "book/data/effect_sizes.csv"
    assert Shelf(course).data_path("raw/more.csv").is_file()
    for name in ("effect_size.csv", "../../_config.yml", str(course / "_config.yml"), "raw", "a\0b"):
        with pytest.raises(CourseError, match=r"No data file called .* Check the spelling, or put the file into"):
            Shelf(course).data_path(name)
    with pytest.raises(CourseError, match='the nearest is "effect_sizes.csv"'):
        Shelf(course).data_path("effect_size.csv")


def test_a_course_without_objectives_is_told_so(course: Path) -> None:
    with pytest.raises(CourseError, match=r"book/objectives.yml:1: there is no such file\. Check the name"):
        Shelf(course).objectives()
    with pytest.raises(CourseError, match=r"book/misconceptions.yml:1: there is no such file"):
        Shelf(course).misconceptions()
