"""`--course`: which course a command works on, wherever the option stands, and what else could say it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onesided.cli import main
from onesided.cli.course import command, on_course
from onesided.model import CourseError, find_shelf
from onesided.model.root import COURSE
from tests.model.good import QUIZ


def bank(folder: Path, *names: str) -> Path:
    """A folder that holds no more than quizzes of these names."""
    for name in names:
        path = folder / f"book/quizzes/{name}.yml"
        path.parent.mkdir(parents=True)
        path.write_text(QUIZ, encoding="utf-8")
    return folder


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Three folders with a quiz each, named after them; the command runs in the first, and no variable is set."""
    monkeypatch.delenv(COURSE, raising=False)
    found = [bank(tmp_path / name, f"{name}/only") for name in ("here", "there", "elsewhere")]
    monkeypatch.chdir(found[0])
    return found


@pytest.mark.parametrize("arguments", [["--course", "../there", "check"], ["check", "--course=../there"]])
def test_the_option_stands_at_either_side_of_the_verb(places, arguments):
    assert main([*arguments, "--accept-names"]) == 0
    assert (places[1] / "book/names.txt").is_file() and not (places[0] / "book/names.txt").exists()


def test_the_last_option_holds(places):
    main(["--course", "../elsewhere", "check", "--accept-names", "--course", "../there"])
    assert [(place / "book/names.txt").is_file() for place in places] == [False, True, False]


def test_the_option_wins_over_the_variable_and_that_over_the_current_folder(places, monkeypatch):
    def root_with(option):
        with on_course(option):
            return find_shelf().root

    assert root_with(None) == places[0]
    monkeypatch.setenv(COURSE, "../elsewhere")
    assert root_with(None) == places[2]
    assert root_with(Path("../there")) == places[1]
    monkeypatch.setenv(COURSE, "")
    assert root_with(None) == places[0]


@pytest.mark.parametrize("before", [None, "../elsewhere"])
def test_what_a_command_starts_is_told_the_folder_in_full_and_nothing_stays(places, monkeypatch, before):
    if before:
        monkeypatch.setenv(COURSE, before)
    with on_course(Path("../there")):
        assert os.environ[COURSE] == str(places[1])
    assert os.environ.get(COURSE) == before
    with on_course(None):
        assert os.environ.get(COURSE) == (str(places[2]) if before else None)
    assert os.environ.get(COURSE) == before


def test_a_folder_that_is_no_course_is_a_sentence_with_a_way_on(places, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").touch()
    (places[0] / "inside").mkdir()
    for named, told in {
        tmp_path / "no where": f"There is no folder {tmp_path}/no where. To begin a course there:  "
        f"onesided new course '{tmp_path}/no where'",
        tmp_path / "empty": "there is no book/ in it. To begin a course there:  onesided new course",
        tmp_path / "file.txt": "is a file. Name the folder of a course",
        # What is inside a course was not meant to be the course around it, which must not be written to.
        places[0] / "inside": f"The course around it is {places[0]}. Name that one.",
    }.items():
        for arguments in (["new", "vignette", "the-loan"], ["check"]):
            assert main(["--course", str(named), *arguments]) == 1
            said = capsys.readouterr()
            assert told in said.err and "Traceback" not in said.err and said.out == ""
    assert not list(tmp_path.rglob("vignettes"))
    with pytest.raises(CourseError), on_course(tmp_path / "empty"):
        pass


def test_a_new_course_takes_no_other(places, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--course", "../there", "new", "course", "../mine"])
    assert stopped.value.code == 2 and "leave --course out" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        main(["new", "quiz", "a/b", "--title", "Mine"])
    assert stopped.value.code == 2 and "go with a course" in capsys.readouterr().err


def test_commands_to_go_on_with_name_the_folder(places, capsys):
    assert command(None) == "onesided"
    assert command(Path("../my questions")) == "onesided --course '../my questions'"
    assert main(["new", "vignette", "the-loan", "--course", "../there"]) == 0
    said = capsys.readouterr().out
    assert "onesided --course ../there check the-loan" in said and (places[1] / "book/vignettes/the-loan.yml").is_file()


def test_study_is_given_its_course_and_its_own_options(places, monkeypatch):
    from onesided.cli import study

    asked = []
    done = type("Done", (), {"returncode": 0})
    monkeypatch.setattr(
        study.subprocess, "run", lambda command, **_: asked.append([*command, os.environ[COURSE]]) or done
    )
    assert main(["study", "--no-browser", "--course", "../there", "--port=1"]) == 0
    assert asked[0][-3:] == ["--no-browser", "--port=1", str(places[1])]
    assert "--LabApp.default_url=/lab" in asked[0], "there is no notebook to open with"
