"""The published page at 320 pixels, where nothing goes sideways or is cut off, and in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import ASLEEP, expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import listen
from tests.browser.pages import LESSONS, ONE_OF_A_KIND, PAGES
from tests.browser.reflow import SIDEWAYS, expect_no_way_sideways
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.trialbook import ELSEWHERE, LOOKING, WELCOME

TRIAL = (WELCOME, LOOKING)
BRIGHTNESS = """() => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}"""


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_at_320_pixels_no_page_goes_sideways(narrow: Page, site: str, path: str) -> None:
    narrow.goto(f"{site}/{path}")
    expect_no_way_sideways(narrow)


@pytest.mark.parametrize("path", LESSONS)
def test_at_320_pixels_every_question_of_the_course_is_answered_wrong_and_right(
    narrow: Page, site: str, path: str
) -> None:
    told = listen(narrow, site)
    narrow.goto(f"{site}/{path}")
    expect(narrow.locator(ASLEEP)).to_have_count(0)
    for item in narrow.locator(".os-item").all():
        key = key_of(item)
        confidence = "certain" if item.locator(".os-confidence").count() else None
        if key["type"] in GRADED:
            with_mouse(item, wrong(key), confidence=confidence)
            expect_checked(item, wrong(key))
            item.locator(".os-again").click()
        with_mouse(item, right(key), confidence=confidence)
        expect_checked(item, right(key))
    for quiz in narrow.locator(".os-quiz").all():
        expect(quiz.locator(".os-score")).to_be_visible()
    expect_no_way_sideways(narrow)
    assert told == []


@pytest.mark.parametrize("path", TRIAL)
def test_at_320_pixels_no_trial_page_goes_sideways(narrow: Page, trial_site: str, path: str) -> None:
    narrow.goto(f"{trial_site}/{path}")
    expect_no_way_sideways(narrow)


def test_at_320_pixels_every_type_is_answered_without_going_sideways(narrow: Page, trial_site: str) -> None:
    narrow.goto(f"{trial_site}/{ELSEWHERE}")
    for type_ in TYPES:
        item = item_of(narrow.locator(".os-quiz"), type_)
        item.locator(".os-check").click()
        assert narrow.evaluate(SIDEWAYS) <= 0, f"{type_}, incomplete"
        key = key_of(item)
        with_mouse(item, right(key) if type_ in ("scale", "reflect") else wrong(key))
        assert narrow.evaluate(SIDEWAYS) <= 0, f"{type_}, answered"
    expect_no_way_sideways(narrow)


@pytest.mark.parametrize("path", ONE_OF_A_KIND)
def test_in_the_dark_the_page_is_dark(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    assert page.evaluate(BRIGHTNESS) > 0.9
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert page.evaluate(BRIGHTNESS) < 0.2
    ink = "quiz => getComputedStyle(quiz).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    for quiz in page.locator(".onesided").all():
        assert min(quiz.evaluate(ink)) > 128, "Letters in a dark page are light."
