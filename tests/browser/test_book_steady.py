"""Nothing jumps while a page is loaded for the first time: each kind of page, on a phone and on a laptop."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LESSONS, ONE_OF_A_KIND, PAGES
from tests.browser.shifts import SHIFTED, WATCH
from tests.browser.waiting import wait_until

MOST = 0.02
"""What of a page may move, as browsers count it: the part of the window that moved times how far. 0.1 counts as good."""

KINDS = ("index.html", *(page for page in ONE_OF_A_KIND if page not in LESSONS[1:]))
"""The cover, and each page but the chapters after the first, which are written alike."""

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 3,
        "is_mobile": True,
        "has_touch": True,
    },
    "laptop": {"viewport": {"width": 1280, "height": 800}},
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", KINDS)
def test_nothing_jumps_on_a_cold_visit(browser: Browser, site: str, path: str, screen: str) -> None:
    context = browser.new_context(**SCREENS[screen])  # which has an empty cache
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{site}/{path}", wait_until="networkidle")
    shifts = page.evaluate(SHIFTED)
    context.close()
    assert sum(shift["value"] for shift in shifts) <= MOST, shifts


@pytest.mark.parametrize("width", [1200, 1280, 1920])
@pytest.mark.parametrize("path", [PAGES[0], LESSONS[0]])
def test_the_article_is_as_wide_before_the_list_of_headings_has_come(
    page: Page, site: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/{path}")
    article = page.locator(".bd-article-container")
    now = article.bounding_box()
    page.locator(".bd-sidebar-secondary").evaluate("list => list.remove()")
    before = article.bounding_box()
    assert now and before and (now["x"], now["width"]) == (before["x"], before["width"])


PUT_OFF = """() => [...document.querySelectorAll(".os-items > li > *, .os-story > *")]
    .filter(one => one.checkVisibility() && !one.checkVisibility({ contentVisibilityAuto: true })).length"""
NOTED = "document.addEventListener('DOMContentLoaded', () => { window.arriving = 'arriving' in document.documentElement.dataset })"


def test_what_was_put_off_is_laid_out_and_told_once_the_first_words_are_there(page: Page, site: str) -> None:
    page.add_init_script(NOTED)
    page.goto(f"{site}/{LESSONS[0]}")
    assert page.evaluate("arriving")
    wait_until(page, "!('arriving' in document.documentElement.dataset)")
    assert page.evaluate(PUT_OFF) == 0
    heard = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    radios = page.locator("main input[type=radio]:visible").count()
    assert sum(node.get("role", {}).get("value") == "radio" for node in heard) >= radios > 20


@pytest.mark.parametrize("way", ["to a question", "back", "again"])
def test_nothing_is_put_off_where_a_reader_may_not_come_to_the_top(page: Page, site: str, way: str) -> None:
    page.goto(f"{site}/{LESSONS[0]}")
    anchor = page.locator(".os-items > li[id]").last.get_attribute("id")
    page.goto(f"{site}/{PAGES[0]}")
    page.add_init_script(NOTED)
    if way == "to a question":
        page.goto(f"{site}/{LESSONS[0]}#{anchor}")
    elif way == "back":
        page.go_back()
    else:
        page.reload()
    assert page.evaluate("window.arriving ?? false") is False
    assert page.evaluate(PUT_OFF) == 0


def test_a_jump_would_be_seen(browser: Browser, site: str) -> None:
    context = browser.new_context(**SCREENS["laptop"])
    page = context.new_page()
    page.add_init_script(WATCH)
    late = "setTimeout(() => document.querySelector('h1').style.setProperty('padding-top', '200px'), 300)"
    page.add_init_script(f"addEventListener('load', () => {late})")
    page.goto(f"{site}/{PAGES[0]}", wait_until="networkidle")
    page.wait_for_timeout(400)
    shifts = page.evaluate(SHIFTED)
    context.close()
    assert sum(shift["value"] for shift in shifts) > MOST
