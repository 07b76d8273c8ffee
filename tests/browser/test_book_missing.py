"""What an incomplete answer is told, and where the focus goes; confidence is asked before the verdict."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import (
    by_mouse_and_by_keyboard,
    enter_with_mouse,
    expect_checked,
    first_control,
    item_of,
    key_of,
    with_keys,
)
from tests.browser.keys import press, tab_to
from tests.browser.remembered import record
from tests.browser.responses import LIVE, TYPES, right
from tests.browser.trialbook import WELCOME

Answer = Callable[..., None]


@by_mouse_and_by_keyboard
def test_an_empty_answer_is_told_what_is_missing_and_where(quiz: Locator, answer: Answer) -> None:
    for type_ in TYPES:
        item = item_of(quiz, type_)
        check = item.locator(".os-check")
        if answer is with_keys:
            first_control(item).focus()
            tab_to(check)
            press(check, "Enter")
        else:
            check.click()
        expect(item.locator(".os-status")).to_have_text(LIVE.get(f"empty-{type_}", LIVE["empty"]))
        expect(first_control(item)).to_be_focused()
        expect(item).to_have_attribute("data-state", "missing")
        expect(item.locator(".os-again")).to_be_hidden()
        expect(check).to_be_visible()


def test_a_part_without_answer_is_said_and_gets_the_focus(quiz: Locator) -> None:
    for type_ in ("sort", "match"):
        item = item_of(quiz, type_)
        enter_with_mouse(item, right(key_of(item)))
        left_out = item.locator("select").nth(1)
        left_out.select_option("")
        item.locator(".os-check").click()
        expect(item.locator(".os-status")).to_have_text(LIVE["partial"]["one"])
        expect(left_out).to_be_focused()


def test_what_is_no_number_is_said_to_be_none_and_enter_checks_a_number(quiz: Locator) -> None:
    item = item_of(quiz, "number")
    field = item.locator("input")
    field.fill("a lot")
    field.press("Enter")
    expect(item.locator(".os-status")).to_have_text(LIVE["not-a-number"])
    expect(field).to_be_focused()
    expect(field).to_have_value("a lot")
    number = right(key_of(item))
    field.fill(f"{number:.12g}")
    field.press("Enter")
    expect_checked(item, number)


@by_mouse_and_by_keyboard
def test_confidence_is_asked_before_judging(elsewhere: Page, trial_site: str, answer: Answer) -> None:
    elsewhere.goto(f"{trial_site}/{WELCOME}")
    quiz = elsewhere.locator('.os-quiz[data-confidence="true"]')
    for type_ in ("choice", "number"):
        item = item_of(quiz, type_)
        given = right(key_of(item))
        sure = item.locator(".os-confidence input")
        answer(item, given)
        expect(item.locator(".os-status")).to_have_text(LIVE["confidence"])
        expect(item).to_have_attribute("data-state", "missing")
        expect(sure).to_have_count(3)
        expect(sure.first).to_be_focused()
        answer(item, given, confidence="certain")
        expect_checked(item, given)
        for radio in sure.all():
            expect(radio).to_be_disabled()
        expect(sure.last).to_be_checked()
        kept = record(elsewhere)[-1]
        assert (kept["response"], kept["confidence"]) == (given, "certain")
