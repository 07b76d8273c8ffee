"""axe-core finds nothing against WCAG 2.2 A and AA: on any page in any mode, and on no item in any state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.answering import ASLEEP, enter_with_mouse, item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.pages import ONE_OF_A_KIND, PAGES
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.trialbook import ELSEWHERE, LOOKING, WELCOME

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320 pixels": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture
def page(browser: Browser, mode: str) -> Iterator[Page]:
    context = browser.new_context(
        reduced_motion="reduce", **{"viewport": {"width": 1280, "height": 900}, **MODES[mode]}
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("mode", "path"), [(mode, path) for mode in MODES for path in (PAGES if mode == "light" else ONE_OF_A_KIND)]
)
def test_every_page_in_every_mode(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    expect(page.locator(ASLEEP)).to_have_count(0)
    assert violations(page) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", [WELCOME, LOOKING])
def test_every_piece_with_everything_open(page: Page, trial_site: str, path: str) -> None:
    page.goto(f"{trial_site}/{path}")
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    assert violations(page) == []


def answer_right(item: Locator) -> None:
    with_mouse(item, right(key_of(item)))
    expect(item).to_have_attribute("data-state", "checked")


def answer_wrong(item: Locator) -> None:
    key = key_of(item)
    with_mouse(item, wrong(key) if key["type"] in GRADED else right(key))
    item.locator(".os-feedback summary").last.click()
    if key["type"] in GRADED:
        item.locator(".os-answer summary").click()


def leave_out(item: Locator) -> None:
    if item.get_attribute("data-type") in ("sort", "match"):
        enter_with_mouse(item, right(key_of(item)))
        item.locator("select").first.select_option("")
    item.locator(".os-check").click()
    expect(item).to_have_attribute("data-state", "missing")


def open_hint(item: Locator) -> None:
    item.locator(".os-hint summary").click()
    expect(item.locator(".os-hint .os-says")).to_be_visible()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("bring", [answer_right, answer_wrong, leave_out, open_hint])
def test_every_type_in_every_state(page: Page, trial_site: str, bring: Callable[[Locator], None]) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    for type_ in TYPES:
        bring(item_of(page.locator(".os-quiz"), type_))
    assert violations(page, ".os-quiz") == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_asked_for_confidence_and_shown_an_earlier_answer(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}")
    for quiz in page.locator('.os-quiz[data-name="all-types"]').all():
        for type_ in GRADED:
            answer_right(item_of(quiz, type_))
    expect(page.locator(".os-earlier")).to_have_count(len(GRADED))
    sure = page.locator('.os-quiz[data-confidence="true"]')
    answered = item_of(sure, "number")
    with_mouse(answered, right(key_of(answered)), confidence="certain")
    asked = item_of(sure, "choice")
    with_mouse(asked, right(key_of(asked)))
    expect(asked).to_have_attribute("data-state", "missing")
    assert violations(page, "main") == []
