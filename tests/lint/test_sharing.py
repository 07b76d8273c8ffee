"""Two processes find what one finds, in the same order, and one does where two cannot be had."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from onesided.lint import Course, check_files, sharing
from tests.lint.test_checking import QUIZ


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Path, str]]:
    found = []
    for number in range(100):
        path = tmp_path / f"quiz-{number:02}.yml"
        path.write_text(QUIZ.replace("seasons", f"seasons-{number}") if number % 3 else "title: [", encoding="utf-8")
        found.append((path, f"book/quizzes/{path.name}"))
    return found


def check(files):
    ticks: list[int] = []
    bank = check_files(files, Course(), whole_bank=True, tick=ticks.append)
    return bank, ticks


def test_two_processes_find_what_one_finds(files, monkeypatch):
    alone, ticks = check(files)
    assert ticks == [40, 40, 20] and len(alone.drafts) == 66
    monkeypatch.setattr(sharing, "LARGE", 0)
    shared, ticks = check(files)
    assert shared == alone and sorted(ticks) == [20, 40, 40]


@pytest.mark.parametrize("error", [OSError("no semaphores here"), ImportError("_multiprocessing"), BrokenProcessPool()])
def test_where_a_second_process_cannot_be_had_one_does_it(files, monkeypatch, error):
    def refuse(*_, **__):
        raise error

    alone, _ = check(files)
    monkeypatch.setattr(sharing, "LARGE", 0)
    monkeypatch.setattr(sharing, "ProcessPoolExecutor", refuse)
    assert check(files)[0] == alone


def test_files_that_are_not_there_weigh_nothing(tmp_path):
    assert [found.rule for found in check([(tmp_path / "none.yml", "none.yml")])[0].findings] == ["X1"]
