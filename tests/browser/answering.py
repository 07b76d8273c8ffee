"""Answering an item in a browser, with the mouse and with the keyboard alone.

Nothing here knows what an item asks: a response is entered through the controls of the item's type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.keys import press, tab_to
from tests.browser.responses import Key, outcome, sentence

ASLEEP = ".os-quiz:not(.os-awake), .os-item:not([data-awake]), .os-explore:not(.os-awake), .os-story:not(.os-awake)"
"""What the script has not come to, or could not wake."""
_GIVEN = 'input[name="response"]:checked'


def item_of(quiz: Locator, type_: str) -> Locator:
    """The quiz's first item of that type, awake."""
    item = quiz.locator(f'.os-item[data-type="{type_}"]').first
    expect(item).to_have_attribute("data-awake", "")
    return item


def key_of(item: Locator) -> Key:
    return json.loads(item.get_attribute("data-key") or "")


def first_control(item: Locator) -> Locator:
    """The first control that the item is answered with."""
    return item.locator(".os-ask").locator("input, select, textarea, button:enabled").first


def with_mouse(item: Locator, response: Any, *, confidence: str | None = None) -> None:
    """Enter the response and press Check, with the mouse (and the keys of a number or of words)."""
    enter_with_mouse(item, response)
    if confidence:
        item.locator(f'input[name="confidence"][value="{confidence}"]').click()
    item.locator(".os-check").click()


def enter_with_mouse(item: Locator, response: Any) -> None:
    """Enter the response and check nothing."""
    match item.get_attribute("data-type"):
        case "choice" | "scale":
            _radio(item, response).click()
        case "true-false":
            _radio(item, str(response).lower()).click()
        case "choices":
            for box in item.locator('input[name="response"]').all():
                if box.is_checked() != (int(box.get_attribute("value") or "") in response):
                    box.click()
        case "number":
            item.locator('input[name="response"]').fill(f"{response:.12g}")
        case "reflect":
            item.locator("textarea[name=response]").fill(response)
        case "sort" | "match":
            for select, value in _selects(item, response):
                select.select_option(str(value))
        case "order":
            for button in moves(item, response):
                button.click()


def with_keys(item: Locator, response: Any, *, confidence: str | None = None) -> None:
    """From the item's first control on: enter the response and press Check, with the keyboard alone."""
    first_control(item).focus()
    go_on_with_keys(item, response, confidence=confidence)


def go_on_with_keys(item: Locator, response: Any, *, confidence: str | None = None) -> None:
    """The same from wherever in the item the focus is."""
    match item.get_attribute("data-type"):
        case "choice" | "scale":
            _arrow_to(item, "response", str(response))
        case "true-false":
            _arrow_to(item, "response", str(response).lower())
        case "choices":
            for box in item.locator('input[name="response"]').all():
                if box.is_checked() != (int(box.get_attribute("value") or "") in response):
                    tab_to(box)
                    press(box, "Space")
        case "number":
            field = item.locator('input[name="response"]')
            tab_to(field)
            press(field, "ControlOrMeta+a")
            field.page.keyboard.type(f"{response:.12g}")
        case "reflect":
            field = item.locator("textarea[name=response]")
            tab_to(field)
            field.page.keyboard.type(response)
        case "sort" | "match":
            for select, value in _selects(item, response):
                tab_to(select)
                values = select.evaluate("select => [...select.options].map(option => option.value)")
                way = values.index(str(value)) - values.index(select.input_value())
                for _ in range(abs(way)):
                    press(select, "ArrowDown" if way > 0 else "ArrowUp")
        case "order":
            for button in moves(item, response):
                tab_to(button)
                press(button, "Enter")
    if confidence:
        _arrow_to(item, "confidence", confidence)
    check = item.locator(".os-check")
    tab_to(check)
    press(check, "Enter")


def entered(item: Locator) -> Any:
    """The response that the item's controls show now."""
    match item.get_attribute("data-type"):
        case "choice" | "scale" | "true-false":
            found = item.locator(_GIVEN)
            return json.loads(found.get_attribute("value") or "") if found.count() else None
        case "choices":
            return sorted(int(box.get_attribute("value") or "") for box in item.locator(_GIVEN).all())
        case "number":
            typed = item.locator('input[name="response"]').input_value()
            return float(typed.replace("\u2212", "-")) if typed else None
        case "reflect":
            return item.locator("textarea[name=response]").input_value()
        case "sort" | "match":
            chosen = [select.input_value() for select, _ in _selects(item)]
            return [int(value) if value else None for value in chosen]
        case "order":
            return _steps(item)
    raise AssertionError("An item of no known type.")


def expect_checked(item: Locator, response: Any) -> None:
    """The item shows this response and its verdict, and says the verdict in its live region."""
    key = key_of(item)
    expect(item).to_have_attribute("data-state", "checked")
    expect(item.locator(".os-status .os-verdict")).to_have_text(sentence(key, response))
    expect(item).to_have_attribute("data-verdict", outcome(key, response))
    assert entered(item) == response


def moves(item: Locator, order: list[int]) -> Iterator[Locator]:
    """The buttons that bring the steps into this order, each yielded when it is to be pressed."""
    if _steps(item) == order:  # nobody moved anything yet, and that is no answer: there and back
        step = item.locator(".os-step").first
        first = step.get_attribute("data-step")
        yield step.locator(".os-down")
        yield item.locator(f'.os-step[data-step="{first}"] .os-up')
    for place, wanted in enumerate(order):
        while (now := _steps(item)) and now.index(wanted) > place:
            yield item.locator(f'.os-step[data-step="{wanted}"] .os-up')
            assert _steps(item) != now, "The button moved nothing."


def _steps(item: Locator) -> list[int]:
    return item.locator(".os-step").evaluate_all("steps => steps.map(step => Number(step.dataset.step))")


def _radio(item: Locator, value: Any) -> Locator:
    return item.locator(f'input[name="response"][value="{value}"]')


def _selects(item: Locator, response: list[Any] | None = None) -> Iterator[tuple[Locator, Any]]:
    """Each select in the author's order, with its part of the response."""
    name = {"sort": "card", "match": "left"}[item.get_attribute("data-type") or ""]
    for index in range(len(key_of(item)["key"])):
        yield item.locator(f'select[name="{name}-{index}"]'), response[index] if response else None


def _arrow_to(item: Locator, name: str, value: str) -> None:
    """Reach a group of radio buttons with Tab and the one of this value with the arrow keys."""
    group = item.locator(f'input[name="{name}"]')
    wanted = item.locator(f'input[name="{name}"][value="{value}"]')
    tab_to(group)
    if wanted.evaluate("radio => radio === document.activeElement"):
        press(wanted, "Space")
    for _ in range(group.count()):
        if wanted.is_checked():
            return
        press(group, "ArrowDown")
    raise AssertionError(f"The arrow keys do not lead to {name} {value}.")


by_mouse_and_by_keyboard = pytest.mark.parametrize("answer", [with_mouse, with_keys], ids=["mouse", "keyboard"])
"""Runs a test twice: `answer(item, response, confidence=None)` enters a response in either way."""
