"""A package in a learning platform: what is answered is reported and found again, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from onesided.judge.story import key_of_story
from onesided.model import Shelf
from onesided.scorm import package, package_files
from tests.browser.answering import expect_checked, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import Told, listen
from tests.browser.learning_platform import activity, longest_kept, noted, platform, value
from tests.browser.responses import GRADED, WORDS, right, wrong
from tests.browser.trialbook import TRIAL
from tests.conftest import ROOT
from tests.nu import complaints
from tests.serving import served

LONGEST_QUIZ = "a-unique-bond/chapter-quiz"
LONGEST_STORY = "rhodris-chair"
ROOM = 4096

Opened = tuple[Page, FrameLocator, Told]
Open = Callable[..., Opened]


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Iterator[Open]:
    """Opens a package in a platform: the page, the package in it, and what went wrong there."""
    contexts = []

    def open_it(name: str, kind: str = "quiz", course: Path = ROOT, **rest: int) -> Opened:
        contexts.append(platform(tmp_path, package(Shelf(course), name, kind, **rest)))
        address = contexts[-1].__enter__()
        told = listen(page, address)
        page.goto(address)
        expect(activity(page).locator(".os-awake")).to_be_visible()
        return page, activity(page), told

    yield open_it
    for context in contexts:
        context.__exit__(None, None, None)


def items(package: FrameLocator) -> list[Locator]:
    return package.locator(".os-item").all()


def answer(item: Locator, response: object) -> None:
    sure = item.locator('input[name="confidence"]').count() > 0
    with_mouse(item, response, confidence="fairly-sure" if sure else None)


def nothing_was_refused(page: Page) -> None:
    refused = [(name, said) for name, said, answer in noted(page) if answer != "true"]
    assert not refused


def test_the_longest_quiz_answered_right(opened: Open):
    page, quiz, told = opened(LONGEST_QUIZ)
    assert len(items(quiz)) == max(len(Shelf(ROOT).quiz(name).items) for name in Shelf(ROOT).quizzes())
    assert value(page, "core.lesson_status") == "incomplete"
    given = [(item, right(key_of(item))) for item in items(quiz)]
    half = len(given) // 2
    for item, response in given[:half]:
        answer(item, response)
    assert float(value(page, "core.score.raw")) == pytest.approx(100 * half / len(given), abs=0.01)
    assert value(page, "core.lesson_status") == "incomplete"
    page.reload()
    for item, response in given[:half]:
        expect_checked(item, response)
    expect(given[half][0]).not_to_have_attribute("data-state", "checked")
    for item, response in given[half:]:
        answer(item, response)
    assert (value(page, "core.score.raw"), value(page, "core.lesson_status")) == ("100", "completed")
    assert 0 < longest_kept(page) <= ROOM
    assert value(page, "interactions._count") == str(len(given))
    assert [name for name, *_ in noted(page)].count("finish") == 1
    nothing_was_refused(page)
    expect(quiz.locator(".sc-told p:visible, .os-memory:visible")).to_have_count(0)
    expect(quiz.locator(".sc-kept")).to_be_visible()
    assert not told


def test_every_type_of_item_comes_back_and_words_stay_here(opened: Open):
    name = next(name for name in Shelf(TRIAL).quizzes() if "reflect" in {i.type for i in Shelf(TRIAL).quiz(name).items})
    page, quiz, told = opened(name, course=TRIAL)
    for item in items(quiz):
        answer(item, right(key_of(item)))
        expect(item).to_have_attribute("data-state", "checked")
    expect(quiz.locator(".os-keep:visible")).to_have_count(0)
    page.reload()
    for item in items(quiz):
        expect(item).to_have_attribute("data-state", "checked")
        if item.get_attribute("data-type") in GRADED:
            expect_checked(item, right(key_of(item)))
    assert value(page, "core.lesson_status") == "completed"
    assert WORDS not in str(noted(page)) + page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })")
    nothing_was_refused(page)
    assert not told


def test_half_is_half_and_a_score_never_falls(opened: Open):
    page, quiz, told = opened(LONGEST_QUIZ)
    for index, item in enumerate(items(quiz)):
        answer(item, (wrong if index % 2 else right)(key_of(item)))
    score = float(value(page, "core.score.raw"))
    assert 0 < score < 100 and value(page, "core.lesson_status") == "completed"
    first = items(quiz)[0]
    first.locator(".os-again").click()
    answer(first, wrong(key_of(first)))
    quiz.locator(".os-afresh").click()
    assert float(value(page, "core.score.raw")) == score
    page.reload()
    expect(quiz.locator('.os-item[data-state="checked"]')).to_have_count(0)
    assert value(page, "core.lesson_status") == "completed"
    assert not told


def test_its_pages_are_sound_html(tmp_path: Path):
    pages = []
    for name, kind in ((LONGEST_QUIZ, "quiz"), (LONGEST_STORY, "vignette")):
        pages.append(tmp_path / f"{kind}.html")
        pages[-1].write_bytes(package_files(Shelf(ROOT), name, kind)["index.html"])
    assert list(complaints(pages)) == []


def play(page: Page, story: FrameLocator, way: list[tuple[str, int]]) -> None:
    if story.locator(".os-begin:visible").count():
        story.locator(".os-begin").click()
    for scene, choice in way:
        shown = story.locator(f'.os-scene[data-scene="{scene}"]')
        shown.locator(".os-choice").nth(choice).locator(":scope > button").click()


def longest_way(name: str) -> list[tuple[str, int]]:
    """The way through a story that has the most choices, on which no scene comes twice."""
    key = key_of_story(Shelf(ROOT).vignette(name))

    def on(scene: str, seen: frozenset[str]) -> list[tuple[str, int]]:
        ways = [
            [(scene, index), *on(choice["goto"], seen | {scene})]
            for index, choice in enumerate(key["scenes"][scene]["choices"])
            if not choice["requires"] and choice["goto"] not in seen
        ]
        return max(ways, key=len, default=[])

    return on(key["start"], frozenset())


def test_the_longest_story_is_completed_without_a_score(opened: Open):
    page, story, told = opened(LONGEST_STORY, "vignette")
    way = longest_way(LONGEST_STORY)
    assert len(way) == max(len(longest_way(name)) for name in Shelf(ROOT).vignettes())
    play(page, story, way[:-1])
    assert value(page, "core.lesson_status") == "incomplete"
    page.reload()
    expect(story.locator(f'.os-scene[data-scene="{way[-1][0]}"]')).to_be_visible()
    expect(story.locator(".os-trail > li")).to_have_count(len(way) - 1)
    play(page, story, way[-1:])
    expect(story.locator(".os-story")).to_have_attribute("data-phase", "ended")
    assert value(page, "core.lesson_status") == "completed"
    assert value(page, "core.score.raw") == "" and value(page, "interactions._count") == "0"
    assert 0 < longest_kept(page) <= ROOM
    assert not [name for name, *_ in noted(page) if "score" in name or "interactions" in name]
    nothing_was_refused(page)
    assert not told


def test_a_story_that_is_hidden_leaves_nothing_of_it(opened: Open):
    page, story, told = opened("a-special-slot", "vignette")
    story.locator(".os-leave").click()
    assert story.locator("body").inner_text().strip() == ""
    page.reload()
    expect(story.locator(".os-begin")).to_be_visible()
    assert not told


def test_without_a_platform_it_says_so_and_works(page: Page, tmp_path: Path):
    with platform(tmp_path, package(Shelf(ROOT), LONGEST_QUIZ)) as _, served(tmp_path / "package") as address:
        told = listen(page, address)
        page.goto(f"{address}/index.html")
        expect(page.locator('[data-when="alone"]')).to_be_visible()
        expect(page.locator(".os-memory")).to_be_visible()
        expect(page.locator(".sc-kept")).to_be_hidden()
        item = page.locator(".os-item").first
        answer(item, right(key_of(item)))
        expect_checked(item, right(key_of(item)))
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
        assert not told


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_it_is_read_as_the_published_page_is(page: Page, tmp_path: Path):
    with platform(tmp_path, package(Shelf(ROOT), LONGEST_QUIZ)) as address:
        page.goto(f"{address}package/index.html")
        page.locator(".os-answer > summary").first.click()
        expect(page.locator(".os-answer .os-words").first).to_be_visible()
        expect(page.locator("[data-when]:visible, .os-check:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "kind"), [(LONGEST_QUIZ, "quiz"), ("a-special-slot", "vignette")])
def test_it_is_accessible_on_a_narrow_screen(page: Page, tmp_path: Path, name: str, kind: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    with platform(tmp_path, package(Shelf(ROOT), name, kind)) as address:
        page.goto(address)
        inner = activity(page)
        expect(inner.locator(".os-awake")).to_be_visible()
        frame = page.frames[1]
        dark = frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 18, 18)"
        assert dark == (scheme == "dark")
        inner.locator(".sc-kept > summary").click()
        if kind == "quiz":
            for item in items(inner):
                answer(item, wrong(key_of(item)))
        else:
            inner.locator(".os-begin").click()
            inner.locator(".os-choice > button:visible").first.click()
        assert not violations(frame)
        assert frame.evaluate("document.documentElement.scrollWidth") <= 320
