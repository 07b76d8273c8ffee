"""axe-core finds nothing against WCAG 2.2 A and AA, and everything can be read: on any page, and in any state of a piece,
in the light, in the dark, in forced colours, with text of twice the size and on a screen of 320 pixels.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import ASLEEP, enter_with_mouse, item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.modes import in_every_mode
from tests.browser.pages import PAGES
from tests.browser.reflow import OPEN_ALL, unreadable
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.stories import take
from tests.browser.trialbook import ELSEWHERE, LOOKING, STORY, WELCOME

pytestmark = pytest.mark.browser_context_args(reduced_motion="reduce")


def expect_nothing_in_any_mode(page: Page, within: str | None = None) -> None:
    found = {}
    for mode, rules in in_every_mode(page):
        found[mode.name] = violations(page, within, rules)
        if mode.has_other_lines:
            found[mode.name] += unreadable(page)
    assert {mode: wrong for mode, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_in_every_mode(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    expect(page.locator(ASLEEP)).to_have_count(0)
    expect_nothing_in_any_mode(page)


@pytest.mark.parametrize("path", [WELCOME, LOOKING])
def test_every_piece_with_everything_open(page: Page, trial_site: str, path: str) -> None:
    page.goto(f"{trial_site}/{path}")
    page.evaluate(OPEN_ALL)
    expect_nothing_in_any_mode(page)


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


@pytest.mark.parametrize("bring", [answer_right, answer_wrong, leave_out, open_hint])
def test_every_type_in_every_state(page: Page, trial_site: str, bring: Callable[[Locator], None]) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    for type_ in TYPES:
        bring(item_of(page.locator(".os-quiz"), type_))
    expect_nothing_in_any_mode(page, ".os-quiz")


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
    expect_nothing_in_any_mode(page, "main")


def test_a_story_at_each_of_its_places(page: Page, trial_site: str) -> None:
    """The note, the story left out, its start, the middle, an ending with its debrief and map, the other side."""

    def look() -> None:
        page.evaluate(OPEN_ALL)
        expect_nothing_in_any_mode(page, ".os-story")

    page.goto(f"{trial_site}/{STORY}")
    look()
    page.locator(".os-leave-out").click()
    look()
    page.locator(".os-read").click()
    look()
    take(page, "Walk round", "Go on")
    look()
    take(page, "Break it")
    expect(page.locator(".os-debrief[data-seen]")).to_be_visible()
    expect(page.locator(".os-map svg")).to_be_visible()
    look()
    page.locator(".os-other").click()
    look()
