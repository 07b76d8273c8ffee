"""What a screen reader is given of each type of item and of a story, as golden files: roles, names, states.

Each is read as somebody who hears it would. UPDATE_GOLDEN=1 writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.answering import item_of, key_of, with_mouse
from tests.browser.remembered import LEARNER
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.stories import take
from tests.browser.tree import tree
from tests.browser.trialbook import ELSEWHERE, LOOKING, STORY, WELCOME

GOLDEN = Path(__file__).parent / "trees"


@pytest.fixture(scope="module")
def page(browser: Browser):
    """A page of one learner, so that options stand in one order."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    context.add_init_script(f"localStorage.setItem('{LEARNER}', 'one')")
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def expect_golden(name: str, *parts: tuple[str, str]) -> None:
    """The trees of a file, each below what was done before."""
    text = "\n".join(f"== {title}\n{told}" for title, told in parts)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; UPDATE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize("type_", TYPES)
def test_an_item_as_it_is_heard(page: Page, trial_site: str, type_: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    item = item_of(page.locator(".os-quiz"), type_)
    before, key = tree(item), key_of(item)
    with_mouse(item, wrong(key) if type_ in GRADED else right(key))
    expect(item.locator(".os-status .os-verdict")).to_be_visible()
    expect_golden(type_, ("Before an answer", before), ("After one that is wrong, or complete", tree(item)))


def test_being_asked_how_sure_one_is_as_it_is_heard(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}")
    item = item_of(page.locator('.os-quiz[data-confidence="true"]'), "choice")
    before = tree(item)
    with_mouse(item, right(key_of(item)))
    expect(item).to_have_attribute("data-state", "missing")
    expect_golden("confidence", ("Before an answer", before), ("After one without saying how sure", tree(item)))


def test_a_figure_with_a_slider_as_it_is_heard(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{LOOKING}")
    figure = page.locator(".os-explore.os-awake")
    before = tree(figure)
    figure.locator("input").press("ArrowRight")
    expect_golden("exploration", ("At first", before), ("One step on", tree(figure)))


def test_a_story_as_it_is_heard(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{STORY}")
    story = page.locator(".os-story")
    places = [("With its note", tree(story))]

    def go(title: str, act: Callable[[], None]) -> None:
        act()
        expect(focused(story)).to_be_visible()
        places.append((title, tree(story)))

    go("At its start", page.locator(".os-begin").click)
    go("After one choice", lambda: take(page, "Walk round"))
    go("At an ending", lambda: take(page, "Go on", "Break it"))
    expect_golden("story", *places)


def focused(story: Locator) -> Locator:
    return story.locator(".os-scene-title:focus")
