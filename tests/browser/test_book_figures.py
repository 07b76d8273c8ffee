"""Explorations in the published page: a slider that the keyboard moves, and a drawing that follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import listen
from tests.browser.keys import expect_focus_is_seen, press
from tests.browser.pages import LESSONS
from tests.browser.trialbook import LOOKING


@pytest.fixture(params=["server", "disk"])
def page(request: pytest.FixtureRequest, context: BrowserContext, trial_site: str, trial_book: Path) -> Page:
    home = trial_site if request.param == "server" else trial_book.as_uri()
    page = context.new_page()
    page.told = listen(page, home)
    page.goto(f"{home}/{LOOKING}")
    return page


def values_of(figure: Locator) -> list[str]:
    return figure.locator(".os-frame[data-frame]").evaluate_all("frames => frames.map(frame => frame.dataset.value)")


def expect_shown(figure: Locator, place: int) -> None:
    """The frame at this place is the only one in sight, and is said in words."""
    value = values_of(figure)[place]
    expect(figure.locator(".os-frame:visible")).to_have_count(1)
    expect(figure.locator(f'.os-frame[data-frame="{place}"] svg[role="img"]')).to_be_visible()
    expect(figure.locator("output")).to_have_text(value)
    expect(figure.locator("input")).to_have_attribute("aria-valuetext", value)


def expect_slider_works(figure: Locator) -> None:
    slider = figure.locator("input[type=range]")
    start, last = int(figure.get_attribute("data-start") or ""), len(values_of(figure)) - 1
    expect(slider).to_be_visible()
    expect_shown(figure, start)
    slider.focus()
    figure.page.keyboard.press("Home")
    expect_focus_is_seen(figure.page)
    expect_shown(figure, 0)
    for place in range(1, last + 1):
        press(slider, "ArrowRight")
        expect_shown(figure, place)
    press(slider, "ArrowLeft")
    expect_shown(figure, last - 1)
    press(slider, "End")
    expect_shown(figure, last)


def test_the_keyboard_moves_the_slider_and_the_drawing_follows(page: Page) -> None:
    expect_slider_works(page.locator(".os-explore"))
    assert page.told == []


def test_each_frame_says_what_it_shows(page: Page) -> None:
    figure = page.locator(".os-explore")
    told = figure.locator("svg").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(told)) == len(values_of(figure)) and all(told)


@pytest.mark.parametrize("path", LESSONS)
def test_every_exploration_of_the_course_is_moved_by_keyboard(context: BrowserContext, site: str, path: str) -> None:
    page = context.new_page()
    told = listen(page, site)
    page.goto(f"{site}/{path}")
    for figure in page.locator(".os-explore").all():
        expect_slider_works(figure)
    assert told == []
