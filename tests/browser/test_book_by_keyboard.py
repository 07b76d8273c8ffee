"""A whole chapter with the keyboard alone: past the frame, through every question, every fold, the figure that moves and
the story, to the next chapter; and all the way back before that.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import ASLEEP, go_on_with_keys, key_of
from tests.browser.pages import LESSONS
from tests.browser.reader import Reader, Stop
from tests.browser.responses import GRADED, right, wrong

pytestmark = pytest.mark.browser_context_args(reduced_motion="reduce", viewport={"width": 1280, "height": 720})

CHAPTER, NEXT = LESSONS[:2]
MOST_STOPS = 900


def test_a_reader_without_a_mouse_does_a_whole_chapter(page: Page, site: str) -> None:
    page.goto(f"{site}/{CHAPTER}")
    expect(page.locator(ASLEEP)).to_have_count(0)
    reader = Reader(page)
    first = reader.press("Tab")
    assert first.name.startswith("Skip"), first
    assert reader.press("Enter").role == "main"

    last = go_through(reader, page)
    items = page.locator(".os-item")
    expect(page.locator('.os-item[data-state="checked"]')).to_have_count(items.count())
    expect(page.locator('.os-story[data-phase="ended"]')).to_have_count(page.locator(".os-story").count())

    go_back(reader, last)
    page.locator("a.right-next").focus()  # where the way back began
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{NEXT}")


def test_the_frame_shows_where_the_focus_is_when_colours_are_forced(page: Page, site: str) -> None:
    """Shadows are not drawn then; an outline is."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/{CHAPTER}")
    reader = Reader(page)
    reader.press("Tab")
    stops = [reader.press("Tab")]
    while not page.evaluate("() => document.activeElement.closest('main')"):
        stops.append(reader.press("Tab"))
    assert len(stops) > len(LESSONS) + 3
    page.locator("a.left-prev").focus()
    assert "right-next" in reader.press("Tab").classes
    assert reader.press("Tab").html.startswith("<a")  # the list of what is on the page


def go_through(reader: Reader, page: Page) -> Stop:
    """Press Tab from stop to stop and do what there is to do, until the link to the next page."""
    done: set[int] = set()
    for _ in range(MOST_STOPS):
        stop = reader.press("Tab")
        if "right-next" in stop.classes:
            return stop
        if stop.item >= 0 and stop.item not in done and stop.tag != "summary":
            done.add(stop.item)
            answer(page, stop.item, rightly=len(done) % 2 == 0)
            reader.here("after Check")
        elif stop.type == "range":
            for key in ("ArrowRight", "Home", "End", "ArrowLeft"):
                assert reader.press(key).number == stop.number
        elif stop.tag == "summary":
            assert reader.press("Enter").number == stop.number
        elif stop.tag == "button" and ("os-begin" in stop.classes or "os-live" in stop.classes):
            reader.press("Enter")
    raise AssertionError(f"{MOST_STOPS} stops, and no link to the next page.")


def answer(page: Page, place: int, *, rightly: bool) -> None:
    item = page.locator(".os-item").nth(place)
    key = key_of(item)
    response = right(key) if rightly or key["type"] not in GRADED else wrong(key)
    go_on_with_keys(item, response, confidence="certain" if item.locator(".os-confidence").count() else None)
    expect(item).to_have_attribute("data-state", "checked")


def go_back(reader: Reader, last: Stop) -> None:
    """Press Shift and Tab all the way back to the text's beginning, where bars that stick would hide what has the focus."""
    seen = {last.number}
    for _ in range(MOST_STOPS):
        stop = reader.press("Shift+Tab")
        if "primary-toggle" in stop.classes:
            return
        assert stop.number not in seen, f"The way back goes in a circle: {stop}"
        seen.add(stop.number)
    raise AssertionError(f"{MOST_STOPS} stops, and no way back to the bar.")
