"""Ten notebooks at once are safe, and a kernel that is killed loses at most the attempt in flight."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.record.crowd import EACH, KILLS, MANY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Its processes are forks.")
ROOT = Path(__file__).resolve().parents[2]


def seen_in(what, folder):
    told = subprocess.run(
        [sys.executable, "-m", "tests.record.crowd", what, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_a_writer_killed_at_any_moment_loses_nothing_it_had_kept(tmp_path):
    seen = seen_in("killed", tmp_path)
    assert seen["lost"] == seen["spoilt"] == seen["trouble"] == 0, seen
    assert seen["kept"] > KILLS / 2


@pytest.mark.parametrize(
    ("kind", "notices", "older", "set_asides", "files"),
    [
        ("fresh", ["well"], 0, 0, ["record.sqlite3"]),
        ("older", ["well"], 200, 0, ["record.sqlite3"]),
        ("newer", ["newer"], 0, 0, ["record.sqlite3", "record.v1.sqlite3"]),
    ],
)
def test_ten_at_once(tmp_path, kind, notices, older, set_asides, files):
    assert seen_in(kind, tmp_path / "kept") == {
        "worked": MANY, "notices": notices, "attempts": MANY * EACH + older, "older": older, "set_asides": set_asides, "files": files,
    }  # fmt: skip


def test_ten_that_find_the_record_spoilt_set_it_aside_once(tmp_path):
    seen = seen_in("spoilt", tmp_path / "kept")
    assert seen["worked"] == MANY
    assert seen["attempts"] == MANY * EACH
    assert seen["set_asides"] == 1
    assert set(seen["notices"]) <= {"set-aside", "well"}, "whoever came later has nothing to say"


def test_others_go_on_while_everything_is_erased(tmp_path):
    seen = seen_in("erased", tmp_path / "kept")
    assert seen["worked"] == MANY
    assert seen["notices"] == ["well"]
    assert seen["erased"] == [True] * 5
    assert seen["left"] < MANY * EACH
