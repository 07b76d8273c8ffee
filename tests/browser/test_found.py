"""A book with all that a published one may have: launch buttons that work by keyboard, within the same budgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onesided.publishing.checks.budgets import BYTES, REQUESTS
from onesided.publishing.weight import weigh
from tests.browser.answering import item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.browser.responses import right
from tests.browser.trialbook import LOOKING, WELCOME
from tests.published import ADDRESS, BINDER, HUB, REPOSITORY, WRITE_TO, build_published
from tests.serving import served

MENU = ".dropdown-launch-buttons"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_published(tmp_path_factory)


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    with served(published) as found:
        yield found


def test_the_launch_menu_works_by_keyboard_and_asks_nobody(page: Page, address: str) -> None:
    told = listen(page, address)
    page.goto(f"{address}/{LOOKING}")
    button, links = page.locator(f"{MENU} > button"), page.locator(f"{MENU} a")
    expect(button).to_have_accessible_name("Launch interactive content")
    # From the search button, which the theme puts before it, by Tab alone.
    page.locator(".search-button-field").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    assert [link.get_attribute("href").partition("?")[0] for link in links.all()] == [
        f"{BINDER}/v2/gh/us/bread/main",
        f"{HUB}/hub/user-redirect/git-pull",
    ]
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(button).to_be_focused()
    assert told == []


def test_the_menu_keeps_the_page_within_its_budget_and_other_pages_without_it(published: Path) -> None:
    weight, without = weigh(published, LOOKING), weigh(published, WELCOME)
    assert weight.bytes <= BYTES and weight.requests <= REQUESTS, weight.files
    assert "_static/scripts/bootstrap.js" in weight.files and "_static/scripts/bootstrap.js" not in without.files
    assert weight.foreign == without.foreign == ()


def test_without_script_the_same_places_are_links_in_the_foot(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{LOOKING}")
    expect(page.locator(MENU)).to_be_hidden()
    foot = page.locator(".book-try")
    foot.locator("summary").click()
    expect(foot.locator("pre")).to_contain_text(
        f"git clone {REPOSITORY}\ncd bread\nmake study ARGS=notebooks/01-looking.ipynb"
    )
    assert foot.locator("a").all_inner_texts() == ["Binder", "JupyterHub"]
    expect(page.locator(".book-foot button:visible")).to_have_count(0)
    letter = urlsplit(page.locator(".book-mistake a").last.get_attribute("href"))
    assert (letter.scheme, letter.path) == ("mailto", WRITE_TO)
    assert f"{ADDRESS}{LOOKING}" in parse_qs(letter.query)["body"][0]
    context.close()


def test_what_stands_in_the_foot_is_copied(context: BrowserContext, page: Page, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{LOOKING}")
    cite = page.locator(".book-cite")
    cite.locator("summary").click()
    for button, begins in zip(
        cite.locator("button").all(), ("Baker, A. (2026). Looking.", "@incollection{"), strict=True
    ):
        button.click()
        expect(button.locator("+ output")).to_have_text("Copied.")
        assert page.evaluate("() => navigator.clipboard.readText()").startswith(begins)
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    button.click()
    expect(button.locator("+ output")).to_contain_text("Selected")
    assert page.evaluate("() => String(getSelection())").startswith("@incollection{")
    assert violations(page, ".book-foot") == []


def test_on_paper_a_page_says_how_it_is_cited_and_no_more(page: Page, address: str) -> None:
    page.goto(f"{address}/{LOOKING}")
    page.emulate_media(media="print")
    foot = page.locator(".book-foot")
    expect(foot.locator(".book-cite > p")).to_be_visible()
    expect(foot.locator(".book-cite > p")).to_contain_text(ADDRESS)
    for unwanted in foot.locator("summary, pre, button, .book-mistake, .book-try").all():
        expect(unwanted).to_be_hidden()


def test_a_report_is_addressed_to_whom_the_course_names(page: Page, address: str) -> None:
    page.goto(f"{address}/{LOOKING}")
    item = item_of(page.locator(".os-quiz"), "number")
    with_mouse(item, right(key_of(item)))
    item.locator(".os-report summary").click()
    letter = urlsplit(item.locator(".os-report a").get_attribute("href"))
    assert (letter.scheme, letter.path) == ("mailto", WRITE_TO)
    said = parse_qs(letter.query)
    assert said["subject"] == [f"A trial book 1.2.0: all-types#{item.get_attribute('data-item')}"]
    assert f"looking#quiz, {ADDRESS}{LOOKING}\r\n" in said["body"][0]
