"""A file is written whole or not at all, for its owner alone, and never over another one unasked."""

import os
import stat

import pytest

from onesided.exchange import write_whole
from onesided.model import CourseError


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_it_is_there_whole_and_private(tmp_path):
    write_whole(tmp_path / "a.jsonl", ["é\n", "b\n"])
    assert (tmp_path / "a.jsonl").read_bytes() == "é\nb\n".encode()
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "a.jsonl").stat().st_mode) == 0o600
    assert names(tmp_path) == ["a.jsonl"]


def test_what_is_there_stays_unless_asked(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("mine")
    with pytest.raises(CourseError, match="already, and it was left alone"):
        write_whole(path, ["other"])
    assert path.read_text() == "mine" and names(tmp_path) == ["a.jsonl"]
    write_whole(path, ["other"], replace=True)
    assert path.read_text() == "other"


def test_half_a_file_is_none(tmp_path):
    def broken():
        yield "half"
        raise RuntimeError("the pen broke")

    (tmp_path / "kept").write_text("mine")
    for name in ("new", "kept"):
        with pytest.raises(RuntimeError):
            write_whole(tmp_path / name, broken(), replace=True)
    assert names(tmp_path) == ["kept"] and (tmp_path / "kept").read_text() == "mine"


def test_a_place_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CourseError, match="cannot be written"):
        write_whole(tmp_path / "nowhere" / "a.jsonl", ["a"])
    (tmp_path / "folder").mkdir()
    with pytest.raises(CourseError):
        write_whole(tmp_path / "folder", ["a"], replace=True)
    assert names(tmp_path) == ["folder"]
