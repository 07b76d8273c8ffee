"""How a story comes and stays: its note first, nothing jumping, the same after a reload, in another tab, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.stories import (
    CALM,
    TRIAL,
    expect_remembered,
    expect_scene,
    expect_way,
    in_a_host,
    take,
    write_page,
)
from tests.browser.test_book_loading import PAINTED, SHIFTED, WATCH

TO_GOOD = ("Look in every pocket", "Call a friend")
TO_POOR = ("Walk round", "Go on", "Break it")


@pytest.fixture
def calm(page: Page, tmp_path: Path) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.goto(write_page(tmp_path, CALM))
    return page


def test_nothing_of_the_story_is_seen_before_its_note(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, TRIAL))
    expect(page.locator(".os-note")).to_be_visible()
    expect_scene(page)
    expect(page.locator(".os-after")).to_be_hidden()
    page.locator(".os-begin").click()
    expect_scene(page, "door")
    expect(page.locator(".os-note")).to_be_hidden()
    expect_remembered(page, {"path": [], "side": "own"})
    page.reload()
    expect_scene(page, "door")


def test_leaving_the_story_out_shows_what_can_be_learned_and_can_be_taken_back(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, TRIAL))
    page.locator(".os-leave-out").click()
    expect_remembered(page, {"skipped": True})
    expect_scene(page)
    for debrief in page.locator(".os-debrief > .os-says").all():
        expect(debrief).to_be_visible()
    expect(page.locator(".os-discuss")).to_be_visible()
    assert page.evaluate("() => document.activeElement.className") == "os-after"
    page.locator(".os-read").click()
    expect_scene(page, "door")


def test_a_reload_and_another_tab_show_the_same_and_take_no_focus(calm: Page) -> None:
    take(calm, TO_POOR[0])
    other = calm.context.new_page()
    other.goto(calm.url)
    expect_scene(other, "street")
    expect_way(other, "Walk round")
    take(calm, TO_POOR[1])
    expect(other.locator('.os-scene[data-scene="window"]')).to_be_visible()
    assert other.evaluate("() => document.activeElement.tagName") == "BODY"


def test_without_memory_the_story_goes_on(page: Page, tmp_path: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } })")
    page.goto(write_page(tmp_path, CALM))
    take(page, TO_GOOD[0])
    page.locator(".os-keep input").check()
    expect(page.locator(".os-reason")).to_be_hidden()
    take(page, TO_GOOD[1])
    expect_scene(page, "inside")


def test_a_kernel_restarts_the_story(page: Page) -> None:
    host = in_a_host(page, CALM)
    take(page, *TO_GOOD)
    expect(host.locator(".os-ending:visible")).to_have_count(1)
    page.evaluate("""() => push({ attempts: [...held.attempts, { ...held.attempts[0], uuid: "of-the-kernel",
        time: new Date().toISOString(), response: { path: [], side: "own" } }] })""")
    expect_scene(page, "door")
    expect_way(page)
    page.evaluate("() => push({ settings: { reasons: 'at-end' } })")
    take(page, TO_GOOD[0])
    expect(host.locator(".os-reason")).to_be_hidden()


def test_paper_has_the_whole_gamebook_wherever_the_reader_is(calm: Page) -> None:
    take(calm, TO_GOOD[0])
    calm.emulate_media(media="print")
    expect(calm.locator(".os-scene:visible")).to_have_count(5)
    for part in (".os-choice > .os-text", ".os-turn", ".os-how", ".os-debrief", ".os-why", ".os-discuss"):
        for one in calm.locator(part).all():
            expect(one).to_be_visible()
    expect(calm.locator("button:visible, .os-way:visible, .os-meters:visible, .os-beside:visible")).to_have_count(0)


@pytest.mark.parametrize("fields", [TRIAL, CALM], ids=["with a note", "without"])
@pytest.mark.parametrize("width", [320, 1280])
def test_waking_shifts_nothing_that_was_in_sight(page: Page, tmp_path: Path, fields: dict, width: int) -> None:
    address = write_page(tmp_path, fields)
    styles = tmp_path / "onesided.css"
    # What is kept free for the script is kept for a moment only; however slow this machine is, it lasts here.
    styles.write_text(f"{styles.read_text()}\n.onesided * {{ animation-play-state: paused !important }}")
    held: list[Route] = []
    page.route("**/onesided.js", lambda route: held.append(route))
    page.add_init_script(WATCH)
    page.set_viewport_size({"width": width, "height": 2000})
    page.goto(address, wait_until="commit")
    expect(page.locator(".os-title").first).to_be_visible()
    page.evaluate(PAINTED)
    expect(page.locator(".os-story:not(.os-awake)")).to_have_count(1)
    expect(page.locator(".os-scene:visible")).to_have_count(0 if fields is TRIAL else 1)
    held[0].continue_()
    expect(page.locator(".os-story.os-awake")).to_have_count(1)
    page.evaluate(PAINTED)
    assert page.evaluate(SHIFTED) == []


def test_where_the_script_never_comes_the_gamebook_does(page: Page, tmp_path: Path) -> None:
    page.route("**/onesided.js", lambda route: route.abort())
    page.goto(write_page(tmp_path, TRIAL))
    expect(page.locator(".os-scene:visible")).to_have_count(5)
    expect(page.locator(".os-turn:visible").first).to_have_css("visibility", "visible")
    expect(page.locator("button:visible")).to_have_count(0)
