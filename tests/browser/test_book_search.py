"""Searching the published book: what a reader types leads to the question, not only to its page; by keyboard, from a disk too."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from onesided.markup.messages import sentence
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.browser.pages import ONE_OF_A_KIND

CHAPTER = "notebooks/04-friendly-not-friends.html"
BYTES, REQUESTS = 200_000, 12


@pytest.fixture(params=["server", "disk"])
def home(request: pytest.FixtureRequest, site: str, built_book: Path) -> str:
    """The address of the course's built book, over http and as files."""
    return site if request.param == "server" else built_book.as_uri()


def searching(page: Page, home: str, query: str = "") -> Locator:
    """Open the search page, and return the list of results."""
    page.goto(f"{home}/search.html" + (f"?q={query}" if query else ""))
    return page.locator(".book-found li")


def entry(found: Locator, kind: str) -> Locator:
    """The first result of a kind."""
    return found.filter(has=found.page.locator(".book-found-where", has_text=re.compile(rf"^{kind}\b"))).first


def test_the_gift_is_a_story_a_section_and_questions(page: Page, home: str) -> None:
    told = listen(page, home)
    found = searching(page, home, "gift")
    expect(found.first.locator("a")).to_have_text("The gift")
    expect(found.first.locator(".book-found-where")).to_have_text(re.compile(rf"^{sentence('find-story')} · "))
    question = entry(found, sentence("find-question"))
    expect(question.locator("mark").first).to_have_text(re.compile("gifts?", re.IGNORECASE))
    question.locator("a").click()
    page.wait_for_url(re.compile(r"#os-quiz--"))
    item = page.locator("li:target .os-item")
    expect(item).to_be_in_viewport()
    expect(item.locator(".os-stem")).to_contain_text(re.compile("gift", re.IGNORECASE))
    page.go_back()
    expect(page.locator(".book-find input")).to_have_value("gift")
    expect(found.first.locator("a")).to_have_text("The gift")
    found.first.locator("a").click()
    expect(page.locator(".os-story:target")).to_be_in_viewport()
    assert told == []


def test_a_search_loads_the_index_and_no_page_that_was_found(page: Page, site: str) -> None:
    loaded: dict[str, int] = {}
    page.on("response", lambda one: loaded.update({urlsplit(one.url).path: len(gzip.compress(one.body(), 6))}))
    found = searching(page, site, "client")
    expect(found.first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [path for path in loaded if path.endswith(".html")] == ["/search.html"]
    assert "/searchindex.js" in loaded
    assert len(loaded) <= REQUESTS and sum(loaded.values()) <= BYTES, loaded


def test_no_other_page_loads_what_only_search_needs(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    for path in (CHAPTER, "book/glossary.html", "genindex.html"):
        page.goto(f"{site}/{path}", wait_until="networkidle")
    assert asked and not {"searchindex.js", "search.js", "glossary.js"} & set(asked)


def test_results_follow_what_is_typed_and_the_address_keeps_it(page: Page, home: str) -> None:
    found = searching(page, home)
    field, status = page.locator(".book-find input"), page.locator(".book-found-count")
    expect(field).to_be_focused()
    expect(found).to_have_count(0)
    before = page.evaluate("history.length")
    field.press_sequentially("allian", delay=20)
    expect(found.first.locator("a")).to_have_text("Alliance")
    expect(found.first).to_contain_text("how a client and a therapist share the work of therapy")
    expect(status).to_have_text(re.compile(r"^\d+ places for “allian”\.$"))
    assert page.url.endswith("?q=allian") and page.evaluate("history.length") == before
    field.fill("aliance")
    expect(status).to_contain_text(sentence("find-like"))
    field.fill("zyzzyva")
    expect(status).to_contain_text("Nothing found for “zyzzyva”")
    expect(found).to_have_count(0)
    expect(page.locator(".book-found")).to_be_hidden()
    field.fill("")
    expect(status).to_have_text("")
    assert page.url.endswith("/search.html")


def test_what_is_typed_is_words_and_no_markup(page: Page, site: str) -> None:
    told = listen(page, site)
    searching(page, site, "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator(".book-found-count")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".bd-search-container img").count() == 0 and told == []


def test_everything_can_be_done_by_keyboard_from_any_page(page: Page, home: str) -> None:
    page.goto(f"{home}/{CHAPTER}")
    page.keyboard.press("Control+k")
    expect(page.locator("#pst-search-dialog input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#pst-search-dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("client")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=client")
    field, found = page.locator(".book-find input"), page.locator(".book-found li")
    expect(found).to_have_count(20)
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".book-find button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(found.first.locator("a")).to_be_focused()
    more = page.get_by_role("button", name=sentence("find-more"))
    more.focus()
    page.keyboard.press("Enter")
    expect(found.nth(20).locator("a")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    found.first.locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#client")
    expect(page.locator("p:target")).to_be_in_viewport()


def test_on_a_small_screen_a_button_opens_the_field(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    page.locator(".bd-header-article .search-button").tap()
    field = page.locator("#pst-search-dialog input")
    expect(field).to_be_focused()
    field.fill("gift")
    field.press("Enter")
    expect(page.locator(".book-found li").first.locator("a")).to_have_text("The gift")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    button, field = page.locator(".book-find button").bounding_box(), page.locator(".book-find input").bounding_box()
    assert button and field and min(button["height"], field["height"]) >= 24
    context.close()


@pytest.mark.parametrize(
    "mode", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced"]
)
def test_results_are_within_reach_of_everybody(browser: Browser, site: str, mode: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **mode)
    page = context.new_page()
    expect(searching(page, site, "gift").first).to_be_visible()
    expect(page.locator(".book-found-count")).not_to_be_empty()
    assert violations(page, "main") == []
    status = page.get_by_role("status").filter(has_text="places")
    expect(status).to_have_count(1)
    expect(page.get_by_role("search").get_by_role("searchbox", name=sentence("find-what"))).to_be_visible()
    expect(page.get_by_role("region", name=sentence("find-results")).get_by_role("listitem")).to_have_count(20)
    context.close()


def test_when_the_index_is_missing_it_is_said(page: Page, site: str) -> None:
    def gone(route: Route) -> None:
        route.abort()

    page.route("**/searchindex.js*", gone)
    searching(page, site, "gift")
    expect(page.locator(".book-found-count")).to_have_text(sentence("find-broken"))


def test_without_a_script_the_page_says_so_and_knows_other_ways(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{home}/{CHAPTER}")
    page.locator(".bd-sidebar-primary").get_by_role("link", name="Search", exact=True).click()
    said = page.locator(".bd-search-container noscript p")  # in which Playwright finds nothing by its text
    expect(said).to_have_text(sentence("find-asleep"))
    expect(said).to_be_visible()
    expect(page.locator(".book-find")).to_be_hidden()
    for name in ("glossary", "index", "contents"):
        page.goto(f"{home}/search.html")
        page.locator(".book-find-otherwise").get_by_role("link", name=sentence(f"find-{name}")).click()
        expect(page.locator("h1").last).to_be_visible()
    page.goto(f"{home}/genindex.html")
    page.locator(".book-letter").get_by_role("link", name="What Freud advised").first.click()
    expect(page.locator(":target").first).to_be_in_viewport()
    context.close()


def test_every_place_is_where_the_index_says(context: BrowserContext, site: str, built_book: Path) -> None:
    page = context.new_page()
    page.add_init_script('addEventListener("onesided-index", ({ detail }) => (window.told = detail))')
    expect(searching(page, site, "gift").first).to_be_visible()
    pages = page.evaluate("told.pages")
    assert {address for address, *_ in pages} >= {path for path in ONE_OF_A_KIND if path.startswith("notebooks/0")}
    for address, _, _, places in pages:
        ids = re.findall(r'\bid="([^"]+)"', (built_book / address).read_text(encoding="utf-8"))
        missing = [anchor for _, anchor, *_ in places if anchor and ids.count(anchor) != 1]
        assert missing == [], address
