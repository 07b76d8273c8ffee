"""When an old attempt still fits: which half of an item's or a story's digest changes with what."""

from __future__ import annotations

import pytest
import yaml

from onesided.judge import key_of
from onesided.model.checks import QUIZ as WORDS
from onesided.model.digest import digest, meaning, story_digest
from onesided.model.items import Quiz
from onesided.model.reading import read_text
from onesided.model.stories import Vignette
from tests.model.good import QUIZ
from tests.model.good_story import STORY


def items(text: str) -> Quiz:
    """The quiz with this text, which is a good one."""
    reading = read_text(text, "f", Quiz, WORDS)
    assert reading.value is not None, [str(complaint) for complaint in reading.complaints]
    return reading.value


GOOD = items(QUIZ)

KEYS = [
    {"type": "choice", "options": 3, "key": 0},
    {"type": "choices", "options": 3, "key": [0, 1], "credit": "each"},
    {"type": "true-false", "key": False},
    {"type": "number", "answer": 8.0, "tolerance": 1.0, "also": [28.0]},
    {"type": "sort", "groups": 2, "key": [0, 1, 0]},
    {"type": "match", "rights": 3, "key": [0, 1, 0]},
    {"type": "order", "steps": 3},
    {"type": "scale", "points": 5},
    {"type": "reflect"},
]


@pytest.mark.parametrize(("number", "key"), list(enumerate(KEYS)), ids=lambda part: str(part)[:30])
def test_the_key_holds_no_word_of_the_item(number: int, key: dict[str, object]) -> None:
    assert key_of(GOOD.items[number]) == key


def test_a_digest_is_two_halves_and_no_two_items_share_it() -> None:
    digests = [digest(item) for item in GOOD.items]
    assert all(len(mark) == 17 and mark[8] == "-" and int(mark.replace("-", ""), 16) >= 0 for mark in digests)
    assert len(set(digests)) == len(digests)


def test_a_digest_is_the_same_everywhere_and_always() -> None:
    assert digest(GOOD.items[8]).startswith("43e31d67-")
    assert [digest(item) for item in items(QUIZ).items] == [digest(item) for item in GOOD.items]


WORDING = [
    ("Goals, tasks and bond", "Aims, tasks and bond"), ("Aims, work and tie.", "Because."), ("hint: One", "hint: Two"),
    ("unit: per cent", "unit: '%'"), ("{left: Bordin", "{left: Ed Bordin"), ("text: Notice", "text: Sense"),
    ("low: Not", "low: Never"), ("model: A", "model: One"), ("[Crossing, Violation]", "[Crossing, Violation] # x"),
    ("right: Conditions", "right: Six conditions"), ("      true: It", "      true: Truly it"),
]  # fmt: skip
MEANING = [
    ("answer: false", "answer: true"), ("answer: 8", "answer: 8.5"), ("tolerance: 1", "tolerance: 2"),
    ("credit: each", "credit: all"), ("{text: A loan, group: Violation", "{text: A loan, group: Crossing"),
    ("points: 5", "points: 7"), ("{answer: 28", "{answer: 53"),
]  # fmt: skip
BOTH = [
    ("      - {text: A cup, group: Crossing, feedback: Harmless.}\n", ""),
    ("spare: [Transference]", "spare: [Transference, Splitting]"),
    ("      - {text: Explore", "      - {text: Wait, feedback: Then.}\n      - {text: Explore"),
    ("right: Pan-theoretical, feedback: After", "right: Pan, feedback: After"),
]


def changed(good: str, bad: str) -> tuple[bool, bool]:
    """Whether the meaning, and whether the wording, of any item changes with the text."""
    assert good in QUIZ
    pairs = list(zip(GOOD.items, items(QUIZ.replace(good, bad, 1)).items, strict=True))
    meanings = any(meaning(digest(old)) != meaning(digest(new)) for old, new in pairs)
    return meanings, any(digest(old)[8:] != digest(new)[8:] for old, new in pairs)


@pytest.mark.parametrize(("good", "bad"), WORDING)
def test_new_words_leave_the_meaning(good: str, bad: str) -> None:
    assert changed(good, bad) == (False, "#" not in bad)


@pytest.mark.parametrize(("good", "bad"), MEANING)
def test_a_new_key_leaves_the_words(good: str, bad: str) -> None:
    assert changed(good, bad) == (True, False)


@pytest.mark.parametrize(("good", "bad"), BOTH)
def test_a_part_more_or_less_changes_both(good: str, bad: str) -> None:
    assert changed(good, bad) == (True, True)


def test_a_waiver_changes_nothing_for_a_learner() -> None:
    assert changed("The key needs the three words.", "It needs them.") == (False, False)


def test_a_new_edition_is_a_new_meaning_and_says_no_other_word() -> None:
    first = "  - id: three-parts\n"
    assert changed(first, f"{first}    edition: 2\n") == (True, False)
    assert changed(first, f"{first}    edition: 1\n") == (False, False)


def story(*changes: tuple[str, str]) -> Vignette:
    """The good story with these texts put for others, each of which stands in it."""
    text = STORY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return Vignette.model_validate(yaml.safe_load(text))


def test_a_story_has_a_digest_of_the_same_form() -> None:
    mark = story_digest(story())
    assert len(mark) == 17 and mark[8] == "-" and int(mark.replace("-", ""), 16) >= 0
    assert mark == story_digest(story())
    assert mark.startswith("1942f4e6-")


@pytest.mark.parametrize(
    ("old", "new", "still_leads_there"),
    [
        ("title: The parcel", "title: The box", True),
        ("text: Thank her, and ask about it", "text: Ask about it", True),
        ("What it means comes before what to do.", "Meaning comes first.", True),
        ("effects: {trust: 1}", "effects: {trust: 2}", False),
        ("goto: her-grandmother", "goto: on-the-shelf", False),
        ("stance: sound", "stance: risky", False),
    ],
)
def test_a_remembered_way_outlives_changed_words_but_not_a_changed_way(
    old: str, new: str, still_leads_there: bool
) -> None:
    before, after = story_digest(story()), story_digest(story((old, new)))
    assert before != after
    assert (meaning(before) == meaning(after)) == still_leads_there


def test_a_waiver_is_no_part_of_a_story() -> None:
    waived = story(("perspective:", "waive: [{rule: V10, reason: It is a sample.}]\nperspective:"))
    assert waived.waive and story_digest(waived) == story_digest(story())


def test_a_new_edition_of_a_story_is_a_new_meaning() -> None:
    before, after = story_digest(story()), story_digest(story(("perspective:", "edition: 2\nperspective:")))
    assert meaning(before) != meaning(after) and before[8:] == after[8:]
