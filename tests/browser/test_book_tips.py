"""What a term means, beside its link: on hover and on focus, dismissable, hoverable, persistent (WCAG 1.4.13)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import listen

CHAPTER = "notebooks/01-a-unique-bond.html"
LINKS = "main a[href*='glossary.html#']"
WATCH = """
window.shifted = 0;
// The definition itself goes from link to link, above the page.
const isOfPage = ({ sources }) => sources.some(({ node }) => node?.id !== "book-tip");
new PerformanceObserver(list => list.getEntries().filter(isOfPage).forEach(({ value }) => (shifted += value)))
    .observe({ type: "layout-shift" });
"""


@pytest.fixture(params=["server", "disk"])
def home(request: pytest.FixtureRequest, site: str, built_book: Path) -> str:
    """The address of the course's built book, over http and as files."""
    return site if request.param == "server" else built_book.as_uri()


def tip(page: Page) -> Locator:
    """What is shown; nothing while nothing is."""
    return page.locator(".book-tip:popover-open")


def test_it_is_shown_on_hover_and_loaded_for_it_and_no_sooner(page: Page, home: str) -> None:
    told = listen(page, home)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.add_init_script(WATCH)
    page.goto(f"{home}/{CHAPTER}", wait_until="networkidle")
    assert "glossary.js" not in asked
    link = page.locator(LINKS).first
    before, shifted = page.evaluate("document.documentElement.scrollHeight"), page.evaluate("shifted")
    link.hover()
    expect(tip(page)).to_have_text(
        "Alliance (working or therapeutic alliance): how a client and a therapist share the work of therapy."
    )
    expect(link).to_have_accessible_description(tip(page).inner_text())
    page.locator(LINKS).nth(1).hover()
    expect(tip(page)).to_have_text("Client: the person who seeks help.")
    expect(link).to_have_accessible_description("")
    page.mouse.move(2, 2)
    expect(tip(page)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert page.evaluate("shifted") == shifted
    assert asked.count("glossary.js") == 1
    assert told == []


def test_the_pointer_can_rest_on_it_and_escape_sends_it_away(page: Page, site: str) -> None:
    page.goto(f"{site}/{CHAPTER}")
    link = page.locator(LINKS).first
    link.hover()
    box = tip(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
    page.wait_for_timeout(700)
    expect(tip(page)).to_be_visible()
    link.hover()
    page.wait_for_timeout(500)
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    # It stays away while the pointer is where it was, and comes when it comes back.
    place = link.bounding_box()
    assert place
    page.mouse.move(place["x"] + 3, place["y"] + 8)
    page.wait_for_timeout(400)
    expect(tip(page)).to_have_count(0)
    page.mouse.move(2, 2)
    link.hover()
    expect(tip(page)).to_be_visible()


def test_it_is_shown_to_whoever_comes_by_keyboard(page: Page, home: str) -> None:
    page.goto(f"{home}/{CHAPTER}")
    link = page.locator(LINKS).first
    page.locator("main a:visible, main button:visible").first.focus()
    for _ in range(40):
        if link.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(tip(page)).to_be_visible()
    expect(link).to_have_accessible_description(tip(page).inner_text())
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(tip(page)).to_have_text("Client: the person who seeks help.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#client")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (700, 300), (1280, 900)])
def test_it_is_whole_wherever_the_link_stands(page: Page, site: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site}/{CHAPTER}")
    links = page.locator(LINKS)
    assert links.count() > 10
    for place in range(links.count()):
        link = links.nth(place)
        if not link.is_visible():
            continue
        link.scroll_into_view_if_needed()
        link.hover()
        expect(link).to_have_attribute("aria-describedby", "book-tip")
        shown, at = tip(page).bounding_box(), link.bounding_box()
        assert shown and at
        assert shown["x"] >= 0 and shown["x"] + shown["width"] <= width, link.inner_text()
        assert shown["y"] >= 0 and shown["y"] + shown["height"] <= height, link.inner_text()
        assert shown["y"] >= at["y"] + at["height"] or shown["y"] + shown["height"] <= at["y"], "it covers its link"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")


def test_a_tap_follows_the_link(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    page.locator(LINKS).first.tap()
    page.wait_for_url("**/glossary.html#alliance")
    context.close()


@pytest.mark.parametrize(
    "mode", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced"]
)
def test_it_is_within_reach_of_everybody(browser: Browser, site: str, mode: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **mode)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    page.locator(LINKS).first.hover()
    expect(tip(page)).to_be_visible()
    expect(page.get_by_role("tooltip")).to_have_count(1)
    assert violations(page, ".book-tip") == []
    assert float(tip(page).evaluate("one => getComputedStyle(one).borderTopWidth").removesuffix("px")) >= 1
    page.emulate_media(media="print")
    expect(page.locator(".book-tip")).to_be_hidden()
    context.close()


def test_where_the_meanings_cannot_be_had_a_link_is_a_link(page: Page, site: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/glossary.js", lambda route: route.abort())
    page.goto(f"{site}/{CHAPTER}")
    page.locator(LINKS).first.hover()
    page.wait_for_timeout(500)
    expect(tip(page)).to_have_count(0)
    page.locator(LINKS).first.click()
    page.wait_for_url("**/glossary.html#alliance")
    assert errors == []
