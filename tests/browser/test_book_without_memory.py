"""Where the browser keeps nothing, or kept something spoilt: no memory, and quizzes all the same."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import Told
from tests.browser.remembered import RECORD, answer_all, copies, expect_untouched, record, score
from tests.browser.responses import GRADED, TYPES, right
from tests.browser.trialbook import WELCOME

MISSING = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("Nobody may look.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("No room left.", "QuotaExceededError");
};"""


@pytest.mark.parametrize("storage", [MISSING, FULL], ids=["missing", "full"])
def test_without_a_working_memory_quizzes_work(page: Page, trial_site: str, told: Told, storage: str) -> None:
    page.add_init_script(storage)
    page.goto(f"{trial_site}/{WELCOME}")
    first, second = copies(page)
    given = answer_all(first)
    for type_ in GRADED:
        expect_checked(item_of(first, type_), given[type_])
    expect(first.locator(".os-score")).to_have_text(score(first, given))
    expect_untouched(second)
    first.locator(".os-afresh").click()
    expect_untouched(first)
    assert told == []


CORRUPT = [
    "{no JSON",
    '"a text"',
    "null",
    "{}",
    '[null, 7, "x", {}, {"uuid": 3}, {"uuid": "u"}]',
    '[{"uuid": "u", "name": "all-types#what-makes-it-rise", "digest": 5, "response": {"a": []}}]',
]


@pytest.mark.parametrize("text", CORRUPT)
def test_a_corrupt_memory_is_no_memory(elsewhere: Page, told: Told, text: str) -> None:
    elsewhere.evaluate("([name, text]) => localStorage.setItem(name, text)", [RECORD, text])
    elsewhere.reload()
    quiz = elsewhere.locator(".os-quiz")
    expect_untouched(quiz)
    item = item_of(quiz, "choice")
    with_mouse(item, right(key_of(item)))
    expect_checked(item, right(key_of(item)))
    elsewhere.reload()
    expect_checked(item, right(key_of(item)))
    assert told == []


def test_a_response_of_the_wrong_shape_is_shown_as_none(elsewhere: Page, told: Told) -> None:
    quiz = elsewhere.locator(".os-quiz")
    for type_ in TYPES:
        item = item_of(quiz, type_)
        with_mouse(item, right(key_of(item)))
    for nonsense in ("text", 99, [99], {"a": 1}, False):
        spoilt = json.dumps([{**attempt, "response": nonsense} for attempt in record(elsewhere)])
        elsewhere.evaluate("([name, text]) => localStorage.setItem(name, text)", [RECORD, spoilt])
        elsewhere.reload()
        item = item_of(quiz, "choice")
        assert item.get_attribute("data-state") is None
        with_mouse(item, right(key_of(item)))
        expect_checked(item, right(key_of(item)))
    assert told == []
