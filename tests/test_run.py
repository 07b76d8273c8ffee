"""Checks that drive a browser and fail are run once more by themselves, if they are few: what fails again has failed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import run

LATE = """
from pathlib import Path

def test_late():
    been = Path(__file__).with_suffix(".been")
    there = been.exists()
    been.touch()
    assert there
"""


def first_run(folder: Path, monkeypatch: pytest.MonkeyPatch, checks: str) -> run.Result:
    """What came of the checks of a small course, run for the first time."""
    (folder / "tests/browser").mkdir(parents=True)
    (folder / "tests/book").mkdir()
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "tests/browser/test_it.py").write_text(checks, encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", folder)
    command = [run.PYTHON, "-m", "pytest", "-q", *run.DRIVING]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode, 1.0, ""


def test_what_was_late_passes_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = first_run(tmp_path, monkeypatch, LATE)
    assert first[0] == 1
    (code, seconds, _), unsteady = run.run_again(first)
    assert (code, unsteady) == (0, ["tests/browser/test_it.py::test_late"])
    assert seconds > first[1]


def test_what_fails_again_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = first_run(tmp_path, monkeypatch, LATE + "\ndef test_broken():\n    assert 0\n")
    (code, _, _), unsteady = run.run_again(first)
    assert (code, unsteady) == (1, [])


def test_many_failures_are_no_accident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = "".join(LATE.replace("test_late", f"test_{n}").replace(".been", f".been{n}") for n in range(run.FEW + 1))
    first = first_run(tmp_path, monkeypatch, late)
    assert run.run_again(first) == (first, [])


def test_a_run_that_was_broken_off_is_not_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = first_run(tmp_path, monkeypatch, "import nowhere\n")
    assert first[0] == 2
    assert run.run_again(first) == (first, [])
