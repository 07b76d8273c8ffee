"""A teacher's own course in a real JupyterLab: notebooks ask from the folder they lie in, and answers stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onesided.cli import main
from onesided.model import Shelf
from tests.browser.lab import Lab
from tests.browser.test_lab import answer_right, quiz_on
from tests.browser.waiting import expect_soon

CHAPTER, QUIZ = "notebooks/01-first-chapter.ipynb", "first-chapter/first-questions"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    """A JupyterLab on a new course, in whose folder another new course lies, alike but for its name."""
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    for folder in ("mine", "mine/theirs"):
        assert main(["new", "course", str(tmp_path / folder)]) == 0
    running = Lab(tmp_path / "mine", tmp_path)
    running.start()
    yield running
    running.stop()


def test_each_notebook_asks_from_its_own_folder_and_no_answer_is_taken_for_another(lab: Lab, page: Page) -> None:
    mine, theirs = (Shelf(lab.course / folder).kept(QUIZ) for folder in (".", "theirs"))
    assert mine != theirs
    lab.open(page, CHAPTER)
    lab.run_all(page, pieces=2)
    answer_right(quiz_on(page, mine))
    expect(quiz_on(page, mine).locator(".os-score")).to_contain_text("1")
    expect_soon(lambda: [row["name"].partition("#")[0] for row in lab.kept()], [mine])
    lab.open(page, f"theirs/{CHAPTER}")
    lab.run_all(page, pieces=2)
    expect(quiz_on(page, theirs).locator(".os-check").first).to_be_visible()
    expect(quiz_on(page, theirs).locator("[data-verdict]")).to_have_count(0)
    lab.open(page, CHAPTER)
    lab.run_all(page, pieces=2)
    expect(quiz_on(page, mine).locator('[data-verdict="right"]')).to_have_count(1)
