"""`onesided preview` in a browser: a saved file is on the page at once, a broken one says why, and nothing is recorded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onesided.cli.preview import found_in
from onesided.model import Shelf
from onesided.preview import Sight, find_piece
from onesided.preview.server import PreviewServer, listening
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.browser.waiting import wait_until

FILE = "book/quizzes/a-unique-bond/chapter-quiz.yml"


@contextmanager
def previewed(course: Path, file: str) -> Iterator[PreviewServer]:
    """A preview of the piece in this file of a course."""
    made = listening(Sight(find_piece(Shelf(course), file), found_in), 0)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def server(course: Path) -> Iterator[PreviewServer]:
    """A preview of a copy of the chapter quiz, which here does not ask how sure one is."""
    path = course / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("confidence: true\n", ""), encoding="utf-8")
    with previewed(course, FILE) as made:
        yield made


def test_saving_breaking_and_mending(page: Page, course: Path, server: PreviewServer) -> None:
    told = listen(page, server.address)
    path = course / FILE
    whole = path.read_text(encoding="utf-8")
    page.goto(server.address)
    page.locator(".os-item").first.locator("input").first.check()
    page.locator(".os-item").first.get_by_role("button", name="Check").click()
    page.evaluate("scrollTo(0, 900)")
    path.write_text(whole.replace("stem: Which part of their", "stem: What part of their"), encoding="utf-8")
    expect(page.get_by_text("What part of their alliance").first).to_be_visible()
    wait_until(page, "Math.abs(scrollY - 900) < 2")
    expect(page.locator(".os-item input:checked"), "the answer is still there").to_have_count(1)

    path.write_text(whole.replace("hint: ", "hnit: ", 1), encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text('unknown field "hnit"')
    assert not violations(page)
    path.write_text(whole.replace("text: The bond", "text: All of the above"), encoding="utf-8")
    expect(page.locator(".pv-check")).to_contain_text("“All of the above” is an option.")
    assert not violations(page)
    path.write_text(whole, encoding="utf-8")
    expect(page.get_by_text("Nothing to mend.")).to_be_visible()
    expect(page.get_by_text("Which part of their alliance").first).to_be_visible()
    assert told == []

    beside = page.context.new_page()
    beside.goto(f"{server.address}version")
    kept = beside.evaluate("async () => [localStorage.length, (await indexedDB.databases()).length]")
    assert kept == [0, 0], "what is tried out in a preview is in nobody's record"


def test_light_and_dark(page: Page, server: PreviewServer) -> None:
    page.goto(server.address)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(ground) != before
    assert not violations(page)
    page.reload()
    assert page.evaluate(ground) != before
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_preview_that_was_stopped_says_so(page: Page, server: PreviewServer) -> None:
    page.goto(server.address)
    expect(page.locator(".pv-stopped")).to_be_hidden()
    page.route("**/version", lambda route: route.abort())
    expect(page.get_by_role("status").filter(has_text="The preview was stopped")).to_be_visible()
    page.unroute("**/version")
    expect(page.locator(".pv-stopped")).to_be_hidden()


def test_whoever_rewords_a_story_stays_in_its_scene(page: Page, course: Path) -> None:
    path = course / "book/vignettes/the-gift.yml"
    with previewed(course, "the-gift") as server:
        told = listen(page, server.address)
        page.goto(server.address)
        page.get_by_role("button", name="Take it in both hands").click()
        scene = page.get_by_text("They boil for ten hours, he says.")
        expect(scene).to_be_visible()
        path.write_text(path.read_text(encoding="utf-8").replace("They boil for ten", "They boil for nine"), "utf-8")
        expect(page.get_by_text("They boil for nine hours, he says.")).to_be_visible()
        assert told == []


def test_leaving_a_story_leaves_nothing_of_it(page: Page, course: Path) -> None:
    with previewed(course, "a-special-slot") as server:
        page.goto(server.address)
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url("**/away")
        expect(page.get_by_role("link", name="Back to the preview")).to_be_visible()
