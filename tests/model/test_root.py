"""A course is told by what is in its folder, and the nearest one around a place is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.model.root import COURSE, find_root, is_course, root_above


@pytest.mark.parametrize(
    ("made", "is_one"),
    [
        (("book/quizzes",), True),
        (("book/vignettes",), True),
        (("book", "_config.yml"), True),
        (("book",), False),
        (("_config.yml",), False),
        (("notebooks",), False),
        ((), False),
    ],
)
def test_a_folder_is_a_course_by_its_settings_or_its_pieces(
    tmp_path: Path, made: tuple[str, ...], is_one: bool
) -> None:
    for name in made:
        (tmp_path / name).touch() if name.endswith(".yml") else (tmp_path / name).mkdir(parents=True)
    assert is_course(tmp_path) == is_one


def test_a_folder_of_quizzes_is_found_from_a_notebook_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(COURSE, raising=False)
    (tmp_path / "mine/book/quizzes/topic").mkdir(parents=True)
    (tmp_path / "mine/lessons/first").mkdir(parents=True)
    for place in ("mine", "mine/lessons/first", "mine/book/quizzes/topic"):
        monkeypatch.chdir(tmp_path / place)
        assert find_root() == root_above(tmp_path / place) == tmp_path / "mine"


def test_the_nearest_course_is_meant(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "_config.yml").touch()
    (tmp_path / "mine/book/quizzes").mkdir(parents=True)
    (tmp_path / "mine/notebooks").mkdir()
    assert root_above(tmp_path / "mine/notebooks") == tmp_path / "mine"
    assert root_above(tmp_path / "notebooks") == tmp_path


def test_a_folder_that_is_named_is_taken_even_inside_a_course(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "_config.yml").touch()
    (tmp_path / "bare/book").mkdir(parents=True)
    assert find_root(tmp_path / "bare") == tmp_path / "bare"
