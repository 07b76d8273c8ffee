"""The question banks of the course, as a whole: sound, sourced, and enough of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from onesided.cli.check import check
from onesided.model import Shelf
from onesided.sources.bibliography import bibliography
from onesided.sources.citations import prose
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
BANKS = {name: SHELF.quiz(name) for name in SHELF.quizzes()}
ITEMS = [(f"{name}#{item.id}", item) for name, bank in BANKS.items() for item in bank.items]
CHAPTER = (ROOT / "notebooks/01-a-unique-bond.ipynb").read_text(encoding="utf-8")
SHOWN = set(re.findall(r'quiz\(\\"([\w/-]+)\\"', CHAPTER))
APPLIED = {"apply", "analyse", "evaluate"}


def graded(items):
    return [(name, item) for name, item in items if item.type not in {"scale", "reflect"}]


@pytest.mark.parametrize(("name", "item"), ITEMS, ids=[name for name, _ in ITEMS])
def test_what_an_item_points_at_exists(name, item):
    assert item.objective in SHELF.objectives()
    assert set(item.source) <= set(bibliography(ROOT / "book/references.bib"))
    named = set(re.findall(r"'misconception': '([\w-]+)'", str(item.model_dump())))
    assert named <= set(SHELF.misconceptions())


def test_every_bank_is_shown_somewhere():
    pages = [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "book").rglob("*.md")]
    everything = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert not [name for name in BANKS if name not in everything]


def test_the_chapter_asks_enough_and_in_many_ways():
    asked = [(name, item) for name, item in ITEMS if name.partition("#")[0] in SHOWN]
    assert len(asked) >= 16
    assert len({item.type for _, item in asked}) >= 5


def test_every_objective_is_tested_three_times():
    shown = [(name, item) for name, item in ITEMS if name.partition("#")[0] in SHOWN]
    tested = Counter(item.objective for _, item in graded(shown))
    promised = [name for name, objective in SHELF.objectives().items() if objective.chapter == "a-unique-bond"]
    assert promised
    assert all(tested[objective] >= 3 for objective in promised), tested


def test_what_a_story_points_at_exists():
    assert SHELF.vignettes()
    for name in SHELF.vignettes():
        assert set(SHELF.vignette(name).objectives) <= set(SHELF.objectives()), name


def test_half_of_the_chapter_quiz_is_applied():
    items = BANKS["a-unique-bond/chapter-quiz"].items
    levels = [SHELF.objectives()[item.objective].level for item in items]
    assert 6 <= len(items) <= 8
    assert sum(level in APPLIED for level in levels) * 2 >= len(items)


def test_what_was_asked_before_reading_is_asked_again():
    cell = 'quiz(\\"a-unique-bond/before-you-read\\"'
    assert f"{cell})" in CHAPTER
    assert f'{cell}, occasion=\\"after\\")' in CHAPTER


def test_no_misconception_is_listed_that_no_item_answers():
    answered = set(re.findall(r"'misconception': '([\w-]+)'", str([item.model_dump() for _, item in ITEMS])))
    assert set(SHELF.misconceptions()) == answered


def test_the_chapter_says_what_it_is_not():
    text = prose(ROOT / "notebooks/01-a-unique-bond.ipynb")
    assert "not a treatment" in text or "not therapy" in text
    assert "help-lines.md" in text


def test_the_course_is_good_enough_to_be_released():
    report = check(SHELF, [])
    assert not report.errors
    assert not report.short_of_release()
    assert not [finding for finding in report.findings if finding.rule == "X7"], "onesided check --accept-names"
