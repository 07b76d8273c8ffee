"""The book's frame with its lean style sheet and script: the scheme, the lists of pages, folded code."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

CHAPTER = "notebooks/01-a-unique-bond.html"
SCHEME = "() => getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(253, 251, 247)", "rgb(26, 24, 22)"  # the papers of bookext/static/colours.css


@pytest.fixture
def chapter(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    return page


def test_the_scheme_is_switched_and_kept(chapter: Page, site: str) -> None:
    switch = chapter.locator(".theme-switch-button:visible")
    seen = {chapter.evaluate(SCHEME)}
    for _ in range(3):
        switch.click()
        seen.add(chapter.evaluate(SCHEME))
    assert seen == {LIGHT, DARK}
    while chapter.evaluate(SCHEME) != DARK:
        switch.click()
    chapter.goto(f"{site}/book/help-lines.html")
    assert chapter.evaluate(SCHEME) == DARK


@pytest.mark.parametrize("script", [True, False])
def test_the_scheme_follows_the_system(browser: Browser, site: str, script: bool) -> None:
    context = browser.new_context(color_scheme="dark", java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    context.close()


def test_icons_are_drawn_by_the_small_font(chapter: Page) -> None:
    used = chapter.evaluate(
        """async () => { await document.fonts.ready;
            return [...document.fonts].filter(font => font.status === "loaded").map(font => font.family); }"""
    )
    assert any("Font Awesome" in family for family in used), used
    bars = chapter.locator(".bd-header-article .primary-toggle span").first
    assert bars.evaluate("span => getComputedStyle(span, '::before').content").startswith('"\uf0c9"')


def test_the_list_of_pages_folds_on_a_wide_screen(chapter: Page) -> None:
    pages = chapter.locator("#pst-primary-sidebar nav")
    expect(pages).to_be_visible()
    chapter.locator(".bd-header-article .primary-toggle").click()
    expect(pages).to_be_hidden()
    chapter.locator(".bd-header-article .primary-toggle").click()
    expect(pages).to_be_visible()


def test_both_lists_open_and_close_on_a_small_screen(chapter: Page) -> None:
    chapter.set_viewport_size({"width": 320, "height": 640})
    for side, inside in (("primary", "nav.bd-docs-nav"), ("secondary", "nav.page-toc")):
        expect(chapter.locator(inside).last).to_be_hidden()
        chapter.locator(f".bd-header-article .{side}-toggle").click()
        expect(chapter.locator(f"#pst-{side}-sidebar-modal {inside}")).to_be_visible()
        chapter.keyboard.press("Escape")
        expect(chapter.locator(f"#pst-{side}-sidebar-modal {inside}")).to_be_hidden()


def test_without_a_script_the_list_of_pages_stands_after_the_text(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    pages = page.locator("nav.bd-docs-nav")
    expect(pages).to_be_visible()
    article, below = page.locator("article").bounding_box(), pages.bounding_box()
    assert article and below and below["y"] > article["y"] + article["height"]
    assert not page.locator("button:visible").filter(has=page.locator("[class*=fa-]")).count()
    context.close()


def test_one_page_leads_to_the_next_and_back(chapter: Page) -> None:
    chapter.locator("a.right-next").click()
    expect(chapter.locator("article h1")).to_be_visible()
    chapter.locator("a.left-prev").click()
    chapter.wait_for_url(f"**/{CHAPTER}*")


def test_the_list_on_the_page_marks_where_the_reader_is(chapter: Page) -> None:
    entry = chapter.locator("#pst-page-toc-nav a").nth(2)
    entry.click()
    expect(entry).to_have_attribute("aria-current", "true")


def test_folded_code_opens_and_can_be_scrolled_by_keyboard(chapter: Page) -> None:
    folded = chapter.locator("details.hide").first
    expect(folded.locator("pre")).to_be_hidden()
    folded.locator("summary").press("Enter")
    code = folded.locator("pre").first
    expect(code).to_be_visible()
    # At this width the line is longer than the page, whatever it says.
    code.evaluate("pre => { pre.style.width = '4em' }")
    chapter.set_viewport_size({"width": 900, "height": 700})
    expect(code).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("width", [320, 800, 1100, 1280])
def test_without_a_script_what_is_on_the_page_is_listed_and_can_be_reached(
    browser: Browser, site: str, width: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    here = page.locator("nav.page-toc").last
    expect(here).to_be_visible()
    way = page.locator(".book-here a")
    if width < 1200:
        way.click()
        expect(here.locator("a").first).to_be_in_viewport()
    else:
        expect(way).to_be_hidden()
        expect(here).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    here.locator("a").nth(2).click()
    expect(page.locator(":target h2").first).to_be_in_viewport()
    for side in (".left-prev", ".right-next"):
        page.goto(f"{site}/notebooks/02-one-sided-on-purpose.html")
        page.locator(f"{side}:visible").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/0[13]-[^/]+\.html$"))
    context.close()
