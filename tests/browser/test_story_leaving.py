"""Leaving a story at once, where a note stands before it: nothing of it stays, on the screen or one step back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stories import AWAY, CALM, TRIAL, expect_scene, in_a_host, write_page


def with_control(page: Page) -> None:
    page.locator(".os-leave").click()


def with_keys(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


leaving = pytest.mark.parametrize("leave", [with_control, with_keys])


@leaving
@pytest.mark.parametrize("begun", [True, False])
def test_a_page_gives_way_to_a_plain_one(
    page: Page, tmp_path: Path, leave: Callable[[Page], None], begun: bool
) -> None:
    address = write_page(tmp_path, TRIAL)
    page.goto("about:blank#before")
    page.goto(address)
    if begun:
        page.locator(".os-begin").click()
    leave(page)
    expect(page).to_have_url(re.compile(re.escape(AWAY)))
    assert page.title() == "Plain"
    page.go_back()
    assert page.url == "about:blank#before"


def test_the_page_is_empty_before_the_plain_one_has_come(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, TRIAL))
    page.locator(".os-begin").click()
    # It is said aloud: an answer to whoever asked may be lost on the way to the other page, and waited for without end.
    with page.expect_console_message() as said:
        page.evaluate("""() => { setTimeout(() => {
            document.querySelector(".os-leave").click();
            console.log(JSON.stringify([document.documentElement.innerHTML, document.title]));
        }); }""")
    assert json.loads(said.value.text) == ["", ""]
    # A window that is closed on the way to another page may never close.
    expect(page).to_have_url(re.compile(re.escape(AWAY)))


@leaving
def test_a_notebook_keeps_nothing_of_the_story(page: Page, leave: Callable[[Page], None]) -> None:
    host = in_a_host(page, TRIAL)
    expect(page.locator(".os-leave")).to_have_text("Hide this story now")
    page.locator(".os-begin").click()
    leave(page)
    expect(host.locator("*")).to_have_count(0)
    assert page.evaluate("() => held.left") is True


def test_every_view_of_a_story_goes_when_one_is_left_and_none_comes_back(page: Page) -> None:
    host = in_a_host(page, TRIAL)
    page.evaluate("() => push({ left: true })")
    expect(host.locator("*")).to_have_count(0)
    expect(in_a_host(page, TRIAL, left=True).locator("*")).to_have_count(0)


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift"],
        ["Shift", "Shift", "a", "Shift"],
        ["Shift+KeyA", "Shift+KeyB", "Shift+KeyC"],
        ["Shift", "Shift", "Shift+KeyC"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
    ],
)
def test_other_uses_of_shift_leave_nothing(page: Page, tmp_path: Path, keys: list[str]) -> None:
    page.goto(write_page(tmp_path, TRIAL))
    page.locator(".os-begin").click()
    for key in keys:
        page.keyboard.press(key)
    expect_scene(page, "door")


def test_three_slow_presses_leave_nothing(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, TRIAL))
    page.locator(".os-begin").click()
    for _ in range(3):
        page.keyboard.press("Shift")
        page.wait_for_timeout(900)
    expect_scene(page, "door")


def test_where_no_note_stands_there_is_nothing_to_leave(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, CALM))
    expect(page.locator(".os-leave")).to_have_count(0)
    with_keys(page)
    expect_scene(page, "door")


def test_the_control_stays_in_sight_while_the_story_does(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 800, "height": 500})
    page.goto(write_page(tmp_path, TRIAL))
    page.locator(".os-begin").click()
    for text in ("Walk round", "Go on", "Break it"):
        page.locator(".os-choice > button:visible").filter(has_text=text).click()
    for part in (".os-head", ".os-debrief:visible", ".os-discuss", ".os-afresh"):
        page.locator(part).scroll_into_view_if_needed()
        expect(page.locator(".os-leave")).to_be_in_viewport(ratio=1)


def test_without_script_the_control_is_a_link(page: Page, tmp_path: Path) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(write_page(tmp_path, TRIAL))
    plain.locator(".os-leave").click()
    expect(plain).to_have_url(re.compile(re.escape(AWAY)))
    context.close()
