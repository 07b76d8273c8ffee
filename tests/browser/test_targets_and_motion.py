"""Targets are large enough or far enough apart on pages of each kind; nothing moves for whoever asked for that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import ASLEEP, item_of, key_of, with_mouse
from tests.browser.pages import LESSONS, OWN
from tests.browser.reflow import OPEN_ALL
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.stories import take
from tests.browser.targets import too_small
from tests.browser.trialbook import LOOKING, STORY, WELCOME

pytestmark = pytest.mark.browser_context_args(reduced_motion="reduce")

KINDS = ("book/welcome.html", LESSONS[0], *OWN, "book/glossary.html", "book/references.html", "book/the-record.html",
         "book/for-teachers/index.html", "book/for-teachers/plans/plans.html", "search.html")  # fmt: skip
"""A page of each kind."""


def expect_targets(page: Page) -> None:
    found = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = too_small(page)
    assert {width: small for width, small in found.items() if small} == {}


@pytest.mark.parametrize("path", KINDS)
def test_targets_can_be_hit_on_a_page_of_each_kind(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    expect(page.locator(ASLEEP)).to_have_count(0)
    page.evaluate(OPEN_ALL)
    expect_targets(page)


def test_targets_can_be_hit_when_everything_is_answered(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}")
    for type_ in TYPES:
        item = item_of(page.locator(".os-quiz").first, type_)
        with_mouse(item, wrong(key_of(item)) if type_ in GRADED else right(key_of(item)))
    page.evaluate(OPEN_ALL)
    expect_targets(page)


def test_targets_can_be_hit_in_a_story(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{STORY}")
    expect_targets(page)
    page.locator(".os-begin").click()
    for texts in (["Walk round"], ["Go on", "Break it"]):
        take(page, *texts)
        page.evaluate(OPEN_ALL)
        expect_targets(page)


# Ten milliseconds are over before anybody sees them.
_MOVES = """() => {
    const longest = text => Math.max(...text.split(",").map(one => parseFloat(one) * (one.trim().endsWith("ms") ? 1 : 1000)));
    const moving = [];
    for (const element of document.querySelectorAll("*")) for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const moves = (style.animationName !== "none" && longest(style.animationDuration) > 10)
            || longest(style.transitionDuration) > 10 || style.scrollBehavior === "smooth";
        if (moves) moving.push(`${element.localName}.${element.className}${part ?? ""}`);
    }
    return moving;
}"""


@pytest.mark.parametrize("path", [WELCOME, LOOKING, STORY])
def test_nothing_moves_for_whoever_asked_for_that(page: Page, trial_site: str, path: str) -> None:
    page.goto(f"{trial_site}/{path}")
    expect(page.locator(ASLEEP)).to_have_count(0)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(_MOVES) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(_MOVES) != [], "Nothing would be found whatever there was."
