"""What tests on remembering share: answering a whole quiz, reading the record, seeing a quiz untouched."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import entered, item_of, key_of, with_mouse
from tests.browser.responses import GRADED, LIVE, TYPES, right, wrong

RECORD, LEARNER = "onesided.record.v1", "onesided.learner"
"""The names under which the browser keeps attempts, and the seed of this learner's order."""


def copies(page: Page) -> tuple[Locator, Locator]:
    both = page.locator('.os-quiz[data-name="all-types"]')
    expect(both).to_have_count(2)
    return both.first, both.last


def record(page: Page) -> list[dict[str, Any]]:
    return json.loads(page.evaluate("name => localStorage.getItem(name)", RECORD) or "[]")


def answer_all(quiz: Locator) -> dict[str, Any]:
    """Answer every item, the graded ones by turns right and wrong; return the responses by type."""
    given = {}
    for place, type_ in enumerate(TYPES):
        item = item_of(quiz, type_)
        key = key_of(item)
        given[type_] = wrong(key) if type_ in GRADED and place % 2 else right(key)
        with_mouse(item, given[type_])
    return given


def score(quiz: Locator, given: dict[str, Any]) -> str:
    judged = [response == right(key_of(item_of(quiz, type_))) for type_, response in given.items() if type_ in GRADED]
    return LIVE["score"].format(answered=len(given), all=len(TYPES), right=sum(judged))


def expect_untouched(quiz: Locator) -> None:
    for type_ in TYPES:
        item = item_of(quiz, type_)
        assert item.get_attribute("data-state") is None
        expect(item.locator(".os-status")).to_be_empty()
        if type_ != "order":
            assert not entered(item) or set(entered(item)) == {None}
    expect(quiz.locator(".os-score")).to_be_hidden()
