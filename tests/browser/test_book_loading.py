"""What a page loads, from a server and from a disk: ours once, nothing from elsewhere, and no complaint."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from onesided.bookext.assets import OWN_SCRIPT, OWN_STYLE, SCRIPT, STYLE
from tests.browser.answering import ASLEEP, expect_checked, item_of, key_of, with_keys, with_mouse
from tests.browser.conftest import listen
from tests.browser.pages import ONE_OF_A_KIND
from tests.browser.responses import GRADED, TYPES, right
from tests.browser.shifts import SHIFTED, WATCH
from tests.browser.trialbook import ELSEWHERE, FOREIGN, LOOKING

OURS, OWN = (SCRIPT, STYLE), (OWN_SCRIPT, OWN_STYLE)
"""What wakes a page with a piece of the course, and one that also shows what a learner has of their own."""
STRANGERS = ("require.js", "requirejs", "html-manager", "mathjax", "thebe")

PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(params=["server", "disk"])
def home(request: pytest.FixtureRequest, site: str, built_book: Path) -> str:
    """The address of the course's built book, over http and as files."""
    return site if request.param == "server" else built_book.as_uri()


@pytest.mark.parametrize("path", ONE_OF_A_KIND)
def test_a_page_loads_ours_once_and_nothing_from_elsewhere(page: Page, home: str, path: str) -> None:
    told = listen(page, home)
    asked: Counter[str] = Counter()
    page.on("request", lambda request: asked.update([urlsplit(request.url).path.rpartition("/")[2]]))
    page.goto(f"{home}/{path}", wait_until="networkidle")
    expected: dict[str, int] = dict.fromkeys((*OURS, *OWN), 0)
    if page.locator(".os-mine").count():
        expected |= dict.fromkeys(OWN, 1)
    elif page.locator(".os-quiz, .os-story, .os-figure").count():
        expected |= dict.fromkeys(OURS, 1)
    assert {name: asked[name] for name in expected} == expected
    expect(page.locator(ASLEEP)).to_have_count(0)
    assert told == []


@pytest.mark.parametrize("path", ONE_OF_A_KIND)
def test_the_scripts_and_styles_of_a_page_name_no_stranger(built_book: Path, path: str) -> None:
    html = (built_book / path).read_text(encoding="utf-8").lower()
    loaded = re.findall(r"<script.*?</script>|<link[^>]*>|<iframe[^>]*>", html, re.DOTALL)
    assert loaded
    assert [(name, tag[:200]) for tag in loaded for name in STRANGERS if name in tag] == []


def test_a_page_read_from_a_disk_wakes_and_answers(page: Page, trial_book: Path) -> None:
    told = listen(page, trial_book.as_uri())
    page.goto(f"{trial_book.as_uri()}/{ELSEWHERE}")
    quiz = page.locator(".os-quiz")
    for type_ in GRADED:
        item = item_of(quiz, type_)
        with_keys(item, right(key_of(item)))
        expect_checked(item, right(key_of(item)))
    expect(quiz.locator(".os-score")).to_be_visible()
    page.reload()
    for type_ in GRADED:
        expect_checked(item_of(quiz, type_), right(key_of(item_of(quiz, type_))))
    assert told == []


def test_waking_shifts_nothing_that_was_in_sight(page: Page, trial_site: str) -> None:
    held: list[Route] = []
    page.route("**/onesided.js*", lambda route: held.append(route))
    # What is kept free for the script is kept for a moment only; however slow this machine is, it lasts here.
    style = (".onesided * { animation-play-state: paused !important }", "**/onesided.css*")
    page.route(
        style[1],
        lambda route: route.fulfill(body=f"{route.fetch().text()}\n{style[0]}", content_type="text/css"),
    )
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": 1280, "height": 6000})
    page.goto(f"{trial_site}/{ELSEWHERE}", wait_until="commit")
    expect(page.locator(".os-stem").last).to_be_visible()
    page.evaluate(PAINTED)
    expect(page.locator(ASLEEP).first).to_be_visible()
    held[0].continue_()
    for type_ in TYPES:
        item_of(page.locator(".os-quiz"), type_)
    page.evaluate(PAINTED)
    assert [shift["moved"] for shift in page.evaluate(SHIFTED) if shift["ours"]] == []


def test_a_foreign_widget_keeps_its_state_and_ours_leaves_none(trial_book: Path) -> None:
    html = (trial_book / FOREIGN).read_text(encoding="utf-8")
    [states] = re.findall(r'<script type="application/vnd.jupyter.widget-state\+json">(.*?)</script>', html, re.DOTALL)
    assert "IntSliderModel" in states
    assert "onesided" not in states and "AnyModel" not in states
    assert "html-manager" in html, "A foreign widget needs what draws it."
    views = re.findall(r'<script type="application/vnd.jupyter.widget-view\+json">(.*?)</script>', html, re.DOTALL)
    assert len(views) == 1


def test_a_quiz_beside_a_foreign_widget_is_answered(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{FOREIGN}")
    item = item_of(page.locator(".os-quiz"), "choice")
    with_mouse(item, right(key_of(item)), confidence="guessing")
    expect_checked(item, right(key_of(item)))


def test_a_notebook_of_ours_alone_has_no_widget_state(trial_book: Path) -> None:
    html = (trial_book / LOOKING).read_text(encoding="utf-8")
    assert "os-explore" in html and "os-quiz" in html
    assert "jupyter.widget" not in html and "html-manager" not in html
