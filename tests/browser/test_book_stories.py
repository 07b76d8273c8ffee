"""The stories of the course in the built book: of each kind one lived through by keyboard with the network off, back, and
from the other side; those with a note left at once; every one printed.

The ways are worked out from the stories, so a story that is rewritten is lived through anew.
"""

from __future__ import annotations

import re
from collections import deque

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onesided.judge.story import begin, open_choices, step
from onesided.model import Shelf
from onesided.model.story_key import key_of_story
from tests.browser.axe import violations
from tests.browser.keys import press, tab_to
from tests.browser.pages import PAGES
from tests.browser.stories import choices
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
STORIES = {name: SHELF.vignette(name) for name in SHELF.vignettes()}
ONE_OF_A_KIND = list(
    {
        (story.perspective, bool(story.content_note), bool(story.meters)): name for name, story in STORIES.items()
    }.values()
)
"""A story for each chair, with a note and without, with meters and without: what the front end tells apart."""
WITH_A_NOTE = [name for name, story in STORIES.items() if story.content_note]
NEITHER = {"client": "therapist", "therapist": "client"}


def shortest_way(name: str, rank: str) -> list[tuple[str, int]]:
    """The shortest way to an ending of this rank."""
    key = key_of_story(STORIES[name])
    waiting = deque([begin(key)])
    while waiting:
        state = waiting.popleft()
        if state["ending"]:
            if key["scenes"][state["scene"]]["rank"] == rank:
                return [(scene, index) for scene, index in state["path"]]
            continue
        waiting.extend(step(key, state, index) for index in open_choices(key, state))
    raise AssertionError(f"{name} has no ending of rank {rank}.")


def page_with(page: Page, site: str, name: str) -> None:
    """Open the page of the book that shows the story, and go offline."""
    for path in PAGES:
        if path.startswith("notebooks/"):
            page.goto(f"{site}/{path}")
            if page.locator(f'.os-story[data-name="{name}"]').count():
                page.context.set_offline(True)
                return
    raise AssertionError(f"No page of the book shows {name}.")


def live(page: Page, name: str, way: list[tuple[str, int]]) -> None:
    """Take a way through the story with Tab and Enter alone."""
    story = page.locator(f'.os-story[data-name="{name}"]')
    for scene, index in way:
        shown = story.locator(f'.os-scene[data-scene="{scene}"]')
        expect(shown).to_be_visible()
        wanted = shown.locator(f'.os-choice[data-choice="{index}"] > button')
        tab_to(wanted)
        press(wanted, "Enter")
    expect(story.locator(".os-scene:visible .os-ending")).to_be_visible()


@pytest.fixture
def calm(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.parametrize("name", ONE_OF_A_KIND)
def test_a_story_is_lived_through_by_keyboard_without_a_network(
    calm: Page, context: BrowserContext, site: str, name: str
) -> None:
    page_with(calm, site, name)
    story = calm.locator(f'.os-story[data-name="{name}"]')
    if STORIES[name].content_note:
        expect(story.locator(".os-scene:visible")).to_have_count(0)
        begin_button = story.locator(".os-begin")
        begin_button.focus()
        press(begin_button, "Enter")
    else:
        choices(calm).first.focus()
    way = shortest_way(name, "poor")
    live(calm, name, way)
    ending = story.locator(".os-scene:visible")
    expect(story.locator(".os-debrief[open]")).to_have_count(1)
    expect(story.locator(".os-turning")).not_to_be_empty()
    expect(story.locator(".os-entry")).to_have_count(len(way))
    last = len(way) - 1
    what_if = story.locator(".os-entry").nth(last).locator(".os-what-if")
    tab_to(what_if.locator("summary"), stops=200)
    press(what_if.locator("summary"), "Enter")
    scene, index = way[last]
    others = len(STORIES[name].scenes[scene].choices) - 1
    expect(what_if.locator(".os-other-way")).to_have_count(others)
    for other in range(others + 1):
        if other != index:
            reason = STORIES[name].scenes[scene].choices[other].stance
            expect(what_if.locator(f'.os-stance[data-stance="{reason}"]').first).to_be_visible()
    assert not violations(calm)
    before = ending.get_attribute("data-scene")
    tab_to(what_if.locator(".os-try"), stops=200)
    press(what_if.locator(".os-try"), "Enter")
    expect(story.locator(".os-scene:visible")).not_to_have_attribute("data-scene", str(before))
    context.set_offline(False)


@pytest.mark.parametrize("name", ONE_OF_A_KIND)
def test_the_other_side_opens_after_an_ending(calm: Page, context: BrowserContext, site: str, name: str) -> None:
    page_with(calm, site, name)
    story = calm.locator(f'.os-story[data-name="{name}"]')
    if STORIES[name].content_note:
        story.locator(".os-begin").focus()
        press(story.locator(".os-begin"), "Enter")
    else:
        choices(calm).first.focus()
    expect(story.locator(".os-other:visible")).to_have_count(0)
    way = shortest_way(name, "good")
    live(calm, name, way)
    tab_to(story.locator(".os-other"), stops=200)
    press(story.locator(".os-other"), "Enter")
    other = NEITHER[STORIES[name].perspective]
    for scene, index in way:
        inner = STORIES[name].scenes[scene].inner
        said = getattr(inner, other) if inner else None
        beside = story.locator(f'.os-scene[data-scene="{scene}"] .os-beside')
        expect(beside).to_have_count(1 if said else 0)
        if said:
            expect(beside).to_be_visible()
        wanted = story.locator(f'.os-scene[data-scene="{scene}"] .os-choice[data-choice="{index}"] > button')
        tab_to(wanted)
        press(wanted, "Enter")
    assert not violations(calm)
    context.set_offline(False)


@pytest.mark.parametrize("name", WITH_A_NOTE)
def test_a_story_with_a_note_is_left_at_once(calm: Page, site: str, name: str) -> None:
    page_with(calm, site, name)
    calm.context.set_offline(False)
    story = calm.locator(f'.os-story[data-name="{name}"]')
    expect(story.locator(".os-note a.os-see")).to_have_attribute("href", "../book/help-lines.html#help-lines")
    story.locator(".os-begin").click()
    expect(story.locator(".os-scene:visible")).to_have_count(1)
    for _ in range(3):
        calm.keyboard.press("Shift")
    expect(calm).to_have_url(re.compile(r"/_static/new-tab\.html$"))
    assert calm.title() == "New tab"
    expect(calm.locator(".onesided")).to_have_count(0)


@pytest.mark.parametrize("name", STORIES)
def test_on_paper_a_story_is_a_whole_gamebook_even_while_it_is_lived(
    calm: Page, context: BrowserContext, site: str, name: str
) -> None:
    page_with(calm, site, name)
    story = calm.locator(f'.os-story[data-name="{name}"]')
    if STORIES[name].content_note:
        story.locator(".os-begin").click()
    choices(calm).first.click()
    calm.emulate_media(media="print")
    for scene in STORIES[name].scenes:
        expect(story.locator(f'.os-scene[data-scene="{scene}"] > .os-tale')).to_be_visible()
    endings = sum(1 for scene in STORIES[name].scenes.values() if scene.ending)
    expect(story.locator(".os-debrief .os-says:visible")).to_have_count(endings)
    reasons = sum(1 for scene in STORIES[name].scenes.values() for choice in scene.choices if choice.rationale)
    expect(story.locator(".os-why .os-rationale:visible")).to_have_count(reasons)
    expect(story.locator("button:visible")).to_have_count(0)
    context.set_offline(False)
