"""Every type of item answered in the published page, with the mouse and with the keyboard alone.

A page holds one item of each type, and a test goes through them all: what fails is named by its `data-type`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answering import (
    by_mouse_and_by_keyboard,
    entered,
    expect_checked,
    item_of,
    key_of,
    with_mouse,
)
from tests.browser.conftest import listen
from tests.browser.keys import press
from tests.browser.remembered import record
from tests.browser.responses import GRADED, LIVE, TYPES, WITH_PARTS, Key, partial, right, wrong

Answer = Callable[..., None]


@by_mouse_and_by_keyboard
@pytest.mark.parametrize(
    ("response", "types"),
    [(right, TYPES), (wrong, GRADED), (partial, WITH_PARTS)],
    ids=["right", "wrong", "partly"],
)
def test_every_type_is_answered_and_judged(
    quiz: Locator, trial_site: str, response: Callable[[Key], Any], types: tuple[str, ...], answer: Answer
) -> None:
    told = listen(quiz.page, trial_site)
    for type_ in types:
        item = item_of(quiz, type_)
        given = response(key_of(item))
        answer(item, given)
        expect_checked(item, given)
        expect(item.locator(".os-again")).to_be_focused()
        expect(item.locator(".os-check")).to_be_hidden()
    assert told == []


def test_each_item_speaks_through_one_live_region(quiz: Locator) -> None:
    for type_ in TYPES:
        item = item_of(quiz, type_)
        expect(item.locator("[aria-live], [role=status], [role=alert], output")).to_have_count(1)
        region = item.locator(".os-status")
        expect(region).to_have_attribute("aria-live", "polite")
        expect(region).to_be_empty()
        region.evaluate("region => { region.isTheSame = true; }")
        with_mouse(item, right(key_of(item)))
        expect(region).not_to_be_empty()
        assert region.evaluate("region => region.isTheSame"), "A new region is not heard; its content has to change."


def test_arrow_keys_never_judge(quiz: Locator) -> None:
    for type_ in ("choice", "true-false", "scale"):
        item = item_of(quiz, type_)
        radios = item.locator('input[name="response"]')
        radios.first.focus()
        for _ in range(radios.count() + 1):
            press(radios, "ArrowDown")
            expect(item.locator("input:checked")).to_have_count(1)
            expect(item.locator(".os-status")).to_be_empty()
            assert item.get_attribute("data-state") is None
    assert record(quiz.page) == []


def test_moving_a_step_says_where_it_stands_and_keeps_the_focus_on_it(quiz: Locator) -> None:
    item = item_of(quiz, "order")
    count = key_of(item)["steps"]
    name = item.locator(".os-step").first.get_attribute("data-step")
    step = item.locator(f'.os-step[data-step="{name}"]')
    step.locator(".os-down").focus()
    for place in range(2, count + 1):
        press(step.locator("button"), "Enter")
        expect(item.locator(".os-status")).to_have_text(LIVE["moved"].format(place=place, all=count))
        expect(step.locator("button:focus")).to_have_count(1)
    expect(step.locator(".os-down")).to_be_disabled()


def test_a_step_is_dragged_by_its_grip(quiz: Locator) -> None:
    item = item_of(quiz, "order")
    expect(item.locator(".os-grip").first).to_be_visible()
    wanted = right(key_of(item))
    for place, step in enumerate(wanted):
        if entered(item)[place] == step:
            continue
        grip = item.locator(f'.os-step[data-step="{step}"] .os-grip')
        grip.scroll_into_view_if_needed()
        start, goal = grip.bounding_box(), item.locator(".os-step").nth(place).bounding_box()
        assert start and goal
        mouse = quiz.page.mouse
        mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        mouse.down()
        mouse.move(start["x"] + start["width"] / 2, goal["y"] + 2, steps=8)
        mouse.up()
        assert entered(item)[place] == step
    item.locator(".os-check").click()
    expect_checked(item, wanted)
