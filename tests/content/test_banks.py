"""The question banks of the course, as a whole: sound, sourced, and enough of them, in enough ways."""

from __future__ import annotations

from collections import Counter

import pytest

from onesided.cli.check import check
from onesided.sources.bibliography import bibliography
from tests.conftest import ROOT
from tests.content.course import CHAPTERS, SHELF, applied, asked, beliefs, graded, items, standing, steps

BANKS = SHELF.quizzes()
ITEMS = [pair for name in BANKS for pair in items(name)]
LONG = 25
"""Scenes of a story that is long."""

each_chapter = pytest.mark.parametrize("chapter", standing())


@pytest.mark.parametrize(("name", "item"), ITEMS, ids=[name for name, _ in ITEMS])
def test_what_an_item_points_at_exists(name, item):
    assert item.objective in SHELF.objectives()
    assert set(item.source) <= set(bibliography(ROOT / "book/references.bib"))
    assert beliefs(item) <= set(SHELF.misconceptions())


def test_every_bank_and_every_story_is_shown_somewhere():
    pages = [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "book").rglob("*.md")]
    everything = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert not [
        name for name in (*BANKS, *SHELF.vignettes()) if f'\\"{name}\\"' not in everything and name not in everything
    ]


@each_chapter
def test_a_chapter_asks_enough(chapter):
    assert len(asked(chapter)) >= 13


@each_chapter
def test_every_objective_of_a_chapter_is_tested_three_times(chapter):
    tested = Counter(item.objective for _, item in graded(ITEMS))
    promised = [name for name, objective in SHELF.objectives().items() if objective.chapter == chapter]
    assert 3 <= len(promised) <= 6
    assert not {name: tested[name] for name in promised if tested[name] < 3}


@each_chapter
def test_half_of_a_chapter_quiz_is_applied(chapter):
    asked = items(f"{chapter}/chapter-quiz")
    assert 6 <= len(asked) <= 8
    assert applied(asked) * 2 >= len(asked)


@each_chapter
def test_what_is_asked_before_reading_is_asked_again(chapter):
    name = f"{chapter}/before-you-read"
    assert [step.rest.strip() for step in steps(chapter) if step.name == name] == [")", ', occasion="after")']
    assert 1 <= len(items(name)) <= 2


def test_the_ten_chapters_stand():
    assert standing() == list(CHAPTERS)


def test_the_course_asks_enough_and_in_many_ways():
    shown = dict(pair for chapter in standing() for pair in asked(chapter))
    assert len(shown) >= 150
    assert len({item.type for item in shown.values()}) >= 7
    counted = graded(list(shown.items()))
    assert applied(counted) * 2 >= len(counted), f"{applied(counted)} of {len(counted)} at apply or above"


def test_there_are_stories_enough():
    stories = {name: SHELF.vignette(name) for name in SHELF.vignettes()}
    told = {step.name for chapter in standing() for step in steps(chapter) if step.kind == "vignette"}
    long = {name: story for name, story in stories.items() if len(story.scenes) >= LONG}
    assert len(told - long.keys()) >= 14
    assert sorted(story.perspective for story in long.values()) == ["client", "therapist"]
    assert long.keys() <= told


@pytest.mark.parametrize("name", SHELF.vignettes())
def test_what_a_story_points_at_exists(name):
    assert set(SHELF.vignette(name).objectives) <= set(SHELF.objectives())


def test_every_misconception_is_a_wrong_answer_somewhere():
    named = {belief for _, item in ITEMS for belief in beliefs(item)}
    assert not set(SHELF.misconceptions()) - named, "no item offers these"


def test_the_thirty_six_misconceptions_are_there():
    numbers = Counter(belief.number for belief in SHELF.misconceptions().values())
    assert not {f"M{number}" for number in range(1, 37)} - set(numbers)
    assert set(numbers.values()) == {1}


def test_the_course_is_good_enough_to_be_released():
    report = check(SHELF, [])
    assert not report.errors
    assert not report.short_of_release()
    assert not [finding for finding in report.findings if finding.rule == "X7"], "onesided check --accept-names"
