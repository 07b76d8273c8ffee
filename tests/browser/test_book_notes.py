"""A content note before a passage of a chapter: a page with one can be left at once, like one with such a story."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


def test_a_note_holds_a_way_to_leave_the_page(elsewhere: Page) -> None:
    note = elsewhere.locator(".admonition").filter(has_text="Content note")
    expect(note.get_by_role("link", name="Leave this page now")).to_be_visible()
    expect(elsewhere.locator(".os-note-exit")).to_have_count(1)


@pytest.mark.parametrize("how", ["link", "keys"])
def test_the_page_gives_way_and_does_not_come_back(elsewhere: Page, how: str) -> None:
    if how == "link":
        elsewhere.get_by_role("link", name="Leave this page now").click()
    else:
        for _ in range(3):
            elsewhere.keyboard.press("Shift")
    expect(elsewhere).to_have_url(re.compile(r"/_static/new-tab\.html$"))
    assert elsewhere.title() == "New tab"
    elsewhere.go_back()
    expect(elsewhere).not_to_have_url(re.compile("elsewhere"))


def test_other_notes_have_none(elsewhere: Page, trial_site: str) -> None:
    elsewhere.goto(f"{trial_site}/book/welcome.html")
    expect(elsewhere.locator(".os-note-exit")).to_have_count(0)


def test_paper_has_no_use_for_it(elsewhere: Page) -> None:
    elsewhere.emulate_media(media="print")
    expect(elsewhere.locator(".os-note-exit")).to_be_hidden()
