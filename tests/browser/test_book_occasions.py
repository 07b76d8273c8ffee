"""The same quiz in two places: each has its own answers, and the later shows the earlier beside its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import Told
from tests.browser.remembered import answer_all, copies, expect_untouched, score
from tests.browser.responses import GRADED, LIVE, right, sentence, wrong
from tests.browser.trialbook import ELSEWHERE, WELCOME


@pytest.fixture
def welcome(page: Page, told: Told, trial_site: str) -> Page:
    """A page with two copies of a quiz."""
    page.goto(f"{trial_site}/{WELCOME}")
    return page


def test_two_copies_on_one_page_do_not_disturb_each_other(welcome: Page, told: Told) -> None:
    first, second = copies(welcome)
    given = answer_all(first)
    expect_untouched(second)
    for type_ in GRADED:
        item = item_of(second, type_)
        other = wrong(key_of(item)) if given[type_] == right(key_of(item)) else right(key_of(item))
        with_mouse(item, other)
        expect_checked(item, other)
        expect_checked(item_of(first, type_), given[type_])
    second.locator(".os-afresh").click()
    expect_untouched(second)
    expect(first.locator(".os-score")).to_have_text(score(first, given))
    assert told == []


def test_asked_again_an_item_shows_the_first_answer_beside_the_second(welcome: Page) -> None:
    first, second = copies(welcome)
    for type_ in GRADED:
        before, now = item_of(first, type_), item_of(second, type_)
        key = key_of(before)
        with_mouse(before, wrong(key))
        expect(before.locator(".os-earlier")).to_have_count(0)
        expect(now.locator(".os-earlier")).to_have_count(0)
        with_mouse(now, right(key))
        match type_:
            case "choice":
                words = before.locator(f'[data-option="{wrong(key)}"] .os-text').inner_text()
                said = LIVE["earlier-wrong"].format(words=words)
            case "number":
                said = LIVE["earlier-wrong"].format(words=f"{wrong(key):g}")
            case "sort" | "match" | "order":
                parts = LIVE["earlier-parts"].format(right=0, all=len(right(key)))
                said = LIVE["earlier"].format(words=parts)
            case _:
                said = None
        earlier = now.locator(".os-status .os-earlier")
        expect(earlier).to_have_text(said) if said else expect(earlier).not_to_be_empty()
        # The second answer changes nothing about how the first one stands there.
        expect(before.locator(".os-status .os-verdict")).to_have_text(sentence(key, wrong(key)))
        expect(before.locator(".os-earlier")).to_have_count(0)


def test_another_page_asks_afresh_and_remembers_the_first_answer(welcome: Page, trial_site: str) -> None:
    item = item_of(copies(welcome)[0], "true-false")
    with_mouse(item, right(key_of(item)))
    welcome.goto(f"{trial_site}/{ELSEWHERE}")
    item = item_of(welcome.locator(".os-quiz"), "true-false")
    expect_untouched(welcome.locator(".os-quiz"))
    with_mouse(item, wrong(key_of(item)))
    words = item.locator(f'[data-option="{str(right(key_of(item))).lower()}"] .os-text').inner_text()
    expect(item.locator(".os-earlier")).to_have_text(LIVE["earlier-right"].format(words=words))
