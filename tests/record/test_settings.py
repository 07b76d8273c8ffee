"""Settings are kept where the record is, and a file that is spoilt costs nothing but itself."""

import json
import stat

import pytest

from onesided.record import keep_settings, settings


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "kept" / "record.sqlite3"))
    return tmp_path / "kept" / "settings.json"


def test_at_first_the_reasons_stand_with_each_choice():
    assert settings() == {"reasons": "at-once"}


def test_what_was_chosen_is_there_again():
    assert keep_settings({"reasons": "at-end"})
    assert settings() == {"reasons": "at-end"}


def test_only_the_learner_may_read_it_and_nothing_else_is_left_behind(file):
    keep_settings({"reasons": "at-end"})
    keep_settings({"reasons": "at-once"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("junk", [None, [], "at-end", {"reasons": "never"}, {"reasons": ["at-end"]}, {"colour": "red"}])
def test_what_the_course_does_not_know_changes_nothing(file, junk):
    keep_settings({"reasons": "at-end"})
    keep_settings(junk)
    assert settings() == {"reasons": "at-end"}
    assert json.loads(file.read_text()) == {"reasons": "at-end"}


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"[" * 50_000, b'{"reasons": 7}', b"null"])
def test_a_spoilt_file_is_the_settings_as_at_first(file, spoilt):
    file.parent.mkdir()
    file.write_bytes(spoilt)
    assert settings() == {"reasons": "at-once"}
    assert keep_settings({"reasons": "at-end"})
    assert settings() == {"reasons": "at-end"}


def test_where_nothing_can_be_kept_there_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.sqlite3"))
    assert keep_settings({"reasons": "at-end"}) is False
    assert settings() == {"reasons": "at-once"}


def test_a_folder_in_its_place_is_no_error_either(file):
    file.mkdir(parents=True)
    assert keep_settings({"reasons": "at-end"}) is False
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]
