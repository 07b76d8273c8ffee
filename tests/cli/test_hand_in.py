"""`onesided record --hand-in`: the file holds what was chosen, what is in it is said before, and nobody is contacted."""

import json
import re
import socket
import stat

import pytest

from onesided.cli import main
from onesided.model import Shelf
from onesided.record import remember_all
from tests.conftest import ROOT
from tests.lives import WORDS, life

ONE, OTHER = "a-unique-bond", "echoes"


@pytest.fixture(scope="module")
def lived():
    return life(Shelf(ROOT), (ONE, OTHER), days=(3, 2))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch, lived):
    """The real course around, two chapters of it answered, and no network."""
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "data" / "record.sqlite3"))
    monkeypatch.chdir(ROOT)
    assert remember_all(lived)

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def said(capsys):
    def run(*arguments):
        code = main(["record", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_everything_goes_along_but_words_and_a_name(said, lived, tmp_path):
    code, out, err = said("--hand-in", tmp_path / "mine.json")
    held = read(tmp_path / "mine.json")
    assert (code, err) == (0, "")
    assert held["name"] is None and held["chapters"] is None and held["reflections"] is False
    assert [one["uuid"] for one in held["attempts"]] == [one["uuid"] for one in lived]
    assert WORDS.split("\n")[0] not in (tmp_path / "mine.json").read_text(encoding="utf-8")
    inside, outside = out.split("Not in it:")
    assert f"{len(lived)} answers, to " in inside and "No name." in inside and "in all chapters" in inside
    assert "What you wrote in your own words: 2 texts." in outside and "Written: " in outside
    assert "Nothing was sent." in out
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600


def test_what_was_chosen_is_in_it_and_is_said(said, lived, tmp_path):
    code, out, _ = said("--hand-in", tmp_path / "x.json", "--as", " Ana  B ", "--chapter", ONE, "--with-reflections")
    held = read(tmp_path / "x.json")
    assert code == 0 and held["name"] == "Ana B" and held["chapters"] == [ONE] and held["reflections"] is True
    assert {one["name"].split("/")[0] for one in held["attempts"]} == {ONE}
    assert [one["response"] for one in held["attempts"] if isinstance(one["response"], str)] == [WORDS]
    inside, outside = out.split("Not in it:")
    assert "1. A unique bond" in inside and 'The name "Ana B".' in inside and "own words: 1 text." in inside
    assert "Any other chapter." in outside and "own words" not in outside


def test_into_a_folder_it_goes_under_a_name_of_its_own(said, tmp_path):
    said("--hand-in", tmp_path, "--chapter", ONE, "--chapter", OTHER)
    said("--hand-in", tmp_path)
    names = [path.name for path in tmp_path.glob("*.json")]
    assert len(names) == 2
    assert all(re.fullmatch(r"one-sided-hand-in-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json", name) for name in names)
    assert sorted(map(str, (read(tmp_path / name)["chapters"] for name in names))) == sorted(
        ["None", str([ONE, OTHER])]
    )


def test_a_chapter_that_is_none_is_named_with_the_nearest(said, tmp_path):
    code, out, err = said("--hand-in", tmp_path / "x.json", "--chapter", "a-unique-band", "--chapter", "zzz")
    assert code == 1 and out == "" and not (tmp_path / "x.json").exists()
    assert 'There is no chapter a-unique-band. Did you mean "a-unique-bond"?' in err
    assert "There is no chapter zzz. The chapters are a-unique-bond, " in err


def test_a_chapter_with_nothing_answered_is_not_handed_in(said, tmp_path):
    code, _, err = said("--hand-in", tmp_path / "x.json", "--chapter", "after-therapy")
    assert code == 1 and "nothing to hand in" in err and not (tmp_path / "x.json").exists()


def test_a_file_that_is_there_is_left_alone(said, tmp_path):
    (tmp_path / "x.json").write_text("precious")
    code, _, err = said("--hand-in", tmp_path / "x.json")
    assert code == 1 and "Choose another name" in err and (tmp_path / "x.json").read_text() == "precious"


@pytest.mark.parametrize("alone", [["--as", "Ana"], ["--chapter", ONE], ["--with-reflections"]])
def test_its_options_go_with_nothing_else(said, capsys, alone):
    with pytest.raises(SystemExit):
        said("--export", "x", *alone)
    assert "--hand-in" in capsys.readouterr().err
