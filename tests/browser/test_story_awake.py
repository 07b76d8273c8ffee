"""A story lived through in a page: one scene at a time, the way behind it, its endings, and both its sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import press, tab_to
from tests.browser.remembered import record
from tests.browser.stories import CALM, choices, expect_remembered, expect_scene, expect_way, take, write_page
from tests.browser.waiting import expect_soon

TO_GOOD = ("Look in every pocket", "Call a friend")
TO_POOR = ("Walk round", "Go on", "Break it")
FOCUSED = "() => document.activeElement.textContent"


@pytest.fixture
def calm(page: Page, tmp_path: Path) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.goto(write_page(tmp_path, CALM))
    return page


def test_without_a_note_the_story_is_simply_there(calm: Page) -> None:
    expect_scene(calm, "door")
    assert calm.evaluate("() => document.activeElement.tagName") == "BODY"
    for paper in (".os-how", ".os-turn", ".os-way", ".os-after", ".os-end"):
        expect(calm.locator(f"{paper}:visible")).to_have_count(0)
    expect_remembered(calm)


def test_the_story_is_lived_through_by_keyboard(calm: Page) -> None:
    for count, text in enumerate(TO_GOOD, 1):
        wanted = choices(calm).filter(has_text=text)
        tab_to(wanted)
        press(wanted, "Enter")
        title = calm.locator(".os-scene:visible > .os-scene-title")
        assert calm.evaluate(FOCUSED) == title.inner_text()
        expect(title).to_have_attribute("aria-level", "4")
        expect(title).to_have_role("heading")
        expect(calm.locator(".os-status")).to_contain_text(
            "After one choice." if count == 1 else f"After {count} choices."
        )
    expect_scene(calm, "inside")
    back = calm.locator(".os-back-here").last
    tab_to(back)
    press(back, "Enter")
    expect_scene(calm, "window")
    assert calm.evaluate(FOCUSED).startswith("Scene")


def test_only_open_choices_are_offered(calm: Page) -> None:
    take(calm, "Look in every pocket")
    expect(choices(calm)).to_have_text(["Call a friend", "Break it"])
    calm.locator(".os-back-here").click()
    take(calm, "Walk round", "Go on")
    expect(choices(calm)).to_have_text(["Climb in", "Break it"])


def test_the_way_stays_readable_and_leads_back(calm: Page) -> None:
    take(calm, *TO_POOR[:2])
    expect_way(calm, "Walk round the house", "Go on")
    first, second = calm.locator(".os-entry").all()
    expect(first.locator("details[open]")).to_have_count(0)
    first.locator(".os-moment summary").click()
    expect(first.locator(".os-moment .os-tale")).to_have_text("You stand before your own door.")
    first.locator(".os-reason summary").click()
    expect(first.locator(".os-reason .os-says")).to_contain_text("Arguable. It costs time.")
    expect(first.locator(".os-reason .os-says")).to_contain_text("It costs nothing else.")
    expect(second.locator(".os-reason")).to_have_count(0)
    take(calm, "Climb in")
    expect(first.locator(".os-moment[open]")).to_have_count(1)
    calm.locator(".os-entry").nth(1).locator(".os-back-here").click()
    expect_scene(calm, "street")
    expect_way(calm, "Walk round")
    expect_soon(lambda: [len(one["response"]["path"]) for one in record(calm)], [1, 2, 3, 1])


def test_meters_are_words_and_a_shape(calm: Page) -> None:
    expect(calm.locator(".os-meters")).to_be_hidden()
    take(calm, "Walk round")
    luck, calmness = calm.locator('[data-meter="luck"]'), calm.locator('[data-meter="calm"]')
    expect(calmness).to_contain_text("○●○○○ a little less than at the start")
    expect(luck).to_contain_text("○○●○○ as at the start")
    expect(calm.locator(".os-status")).to_contain_text("Calm: a little less than at the start.")
    assert not re.search(r"\d", calm.locator(".os-meters").inner_text())


def test_reasons_are_kept_for_the_end_where_the_reader_wishes_so(calm: Page) -> None:
    take(calm, "Look in every pocket")
    expect(calm.locator(".os-reason")).to_be_visible()
    calm.locator(".os-keep input").check()
    expect(calm.locator(".os-reason")).to_be_hidden()
    calm.reload()
    expect(calm.locator(".os-keep input")).to_be_checked()
    expect(calm.locator(".os-reason")).to_be_hidden()
    take(calm, "Call a friend")
    expect(calm.locator(".os-reason").first).to_be_visible()


def test_an_ending_tells_what_can_be_learned_and_what_if(calm: Page) -> None:
    take(calm, *TO_POOR)
    expect(calm.locator(".os-ending:visible")).to_contain_text("The end: out")
    expect(calm.locator(".os-debrief:visible")).to_have_count(1)
    expect(calm.locator(".os-debrief[open] .os-says:visible")).to_contain_text("Haste has a price.")
    expect(calm.locator(".os-turning")).to_contain_text("“Break it”")
    expect(calm.locator(".os-turning")).to_contain_text("the therapist’s task")
    expect(calm.locator(".os-discuss")).to_be_visible()
    last = calm.locator(".os-entry[data-turn]")
    last.locator(".os-what-if summary").click()
    climb, call = last.locator(".os-other-way").all()
    expect(climb).to_contain_text("Risky. Ladders slip.")
    number = calm.locator('.os-scene[data-scene="street"] > .os-scene-title').text_content()
    expect(call).to_contain_text(f"you had been at “{number}”; “Calm” stood too low.")
    expect(call.locator("button")).to_have_count(0)
    climb.locator(".os-try").click()
    expect_scene(calm, "inside")
    expect(calm.locator(".os-debrief:visible")).to_have_count(2)
    expect(calm.locator(".os-debrief[open]")).to_contain_text("Asking took a minute.")
    calm.locator(".os-afresh").click()
    expect_scene(calm, "door")
    expect_way(calm)


def test_the_map_opens_with_the_first_ending_and_shows_where_one_has_been(calm: Page) -> None:
    take(calm, TO_GOOD[0])
    expect(calm.locator(".os-map")).to_be_hidden()
    take(calm, TO_GOOD[1])
    calm.locator(".os-map summary").click()
    seen = calm.locator(".os-map-list > li:visible")
    expect(seen).to_have_count(3)
    assert {line.get_attribute("data-scene") for line in seen.all()} == {"door", "window", "inside"}
    expect(calm.locator(".os-node[data-now]")).to_have_attribute("data-scene", "inside")
    calm.locator(".os-afresh").click()
    expect(calm.locator(".os-map")).to_be_visible()
    expect(calm.locator(".os-node[data-now]")).to_have_attribute("data-scene", "door")
    expect(calm.locator(".os-node[data-seen]")).to_have_count(3)


def test_the_other_side_of_the_same_moments(calm: Page) -> None:
    expect(calm.locator(".os-other")).to_be_hidden()
    take(calm, *TO_GOOD)
    expect(calm.locator(".os-beside:visible")).to_have_count(0)
    calm.locator(".os-other").click()
    expect(calm.locator(".os-beside:visible")).to_contain_text("She will be late.")
    expect(calm.locator(".os-scene:visible")).not_to_contain_text("Again.")
    take(calm, TO_GOOD[0])
    calm.reload()
    expect_soon(lambda: [one["response"] for one in record(calm)[-1:]], [{"path": [["door", 0]], "side": "other"}])
    calm.locator(".os-own").click()
    expect_scene(calm, "window")
    expect(calm.locator(".os-beside:visible")).to_have_count(0)
