"""A chapter written from right to left is the mirror image of the one from left to right, and nothing else is lost by it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import ASLEEP, item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.pages import LESSONS
from tests.browser.reflow import OPEN_ALL, unreadable
from tests.browser.responses import right
from tests.conftest import copy_course
from tests.pseudo import LANGUAGE, only_one_chapter, translate_course, translate_machinery
from tests.serving import served

pytestmark = pytest.mark.browser_context_args(reduced_motion="reduce")

CHAPTER = LESSONS[0]
WIDTHS = (1280, 360)

STARTS = (
    "#pst-primary-sidebar", ".bd-article h1", ".book-opener", ".bd-article section > p", ".bd-article .admonition-title",
    ".os-quiz", ".os-title", ".os-option input", ".os-option label", ".os-check", ".os-hint > summary", ".os-case",
    ".os-story .os-title", ".os-figure", ".bd-sidebar-secondary", ".prev-next-area .right-next",
)  # fmt: skip
"""What begins where the line begins, whatever is written in it."""

# How far from the side where lines begin each of them stands, none of them where it is not in sight.
OFFSETS = """selectors => Object.fromEntries(selectors.map(selector => {
    const isSeen = element => element.checkVisibility() && element.getClientRects().length;
    const shown = [...document.querySelectorAll(selector)].find(isSeen);
    if (!shown) return [selector, null];
    const { left, right } = shown.getBoundingClientRect();
    const start = document.dir === "rtl" ? document.documentElement.clientWidth - right : left;
    return [selector, Math.round(start)];
}))"""


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the translated chapter's book; it is built with the translated machinery, in a process of its own."""
    folder = tmp_path_factory.mktemp("mirrored")
    only_one_chapter(copy_course(folder / "before"), Path(CHAPTER).stem)
    translate_course(folder / "before", folder / "course")
    translate_machinery(folder / "machinery")
    command = (
        "import sys; from pathlib import Path; from onesided.cli.book import build; build(*map(Path, sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, str(folder / "course"), str(folder / "built")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "machinery")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with served(folder / "built" / "_build" / "html") as address:
        yield address


def opened(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/{CHAPTER}")
    expect(page.locator(ASLEEP)).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_begins_at_the_other_side(page: Page, site: str, mirrored: str, width: int) -> None:
    opened(page, site, width)
    before = page.evaluate(OFFSETS, STARTS)
    opened(page, mirrored, width)
    assert page.evaluate("() => [document.dir, document.documentElement.lang]") == ["rtl", LANGUAGE]
    after = page.evaluate(OFFSETS, STARTS)
    assert [name for name in STARTS if (before[name] is None) != (after[name] is None)] == []
    assert sum(offset is not None for offset in before.values()) > 10
    apart = {name: (before[name], after[name]) for name in STARTS if before[name] is not None}
    assert {name: both for name, both in apart.items() if abs(both[0] - both[1]) > 2} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_can_be_read_and_done(page: Page, mirrored: str, width: int) -> None:
    opened(page, mirrored, width)
    for quiz in page.locator(".os-quiz").all():
        for type_ in dict.fromkeys(item.get_attribute("data-type") for item in quiz.locator(".os-item").all()):
            item = item_of(quiz, str(type_))
            asked = item.locator(".os-confidence").count()
            with_mouse(item, right(key_of(item)), confidence="certain" if asked else None)
            expect(item).to_have_attribute("data-state", "checked")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert unreadable(page) == []
    assert violations(page) == []


def test_the_way_through_a_story_is_marked_at_the_side_where_lines_begin(page: Page, mirrored: str) -> None:
    opened(page, mirrored, 1280)
    story = page.locator(".os-story").first
    if story.locator(".os-begin").count():
        story.locator(".os-begin").click()
    choice = story.locator(".os-live:visible").first
    assert choice.evaluate("element => getComputedStyle(element).direction") == "rtl"
    words = choice.evaluate(
        "element => { const range = document.createRange(); range.selectNodeContents(element);"
        " const { left, right } = range.getBoundingClientRect(), box = element.getBoundingClientRect();"
        " return [left - box.left, box.right - right]; }"
    )
    assert words[1] <= words[0], "The words of a choice stand at the left."
    choice.click()
    entry = story.locator(".os-entry").first
    widths = entry.evaluate(
        "element => { const s = getComputedStyle(element); return [s.borderRightWidth, s.borderLeftWidth] }"
    )
    assert widths == ["3px", "0px"]


def test_code_is_still_written_from_left_to_right(page: Page, mirrored: str) -> None:
    page.goto(f"{mirrored}/book/how-to-use.html")
    for code in page.locator("main :is(pre, code)").all():
        assert code.evaluate("element => getComputedStyle(element).direction") == "ltr"
