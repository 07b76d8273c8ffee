"""A deck in Chromium, opened as a file: questions are answered on their slides, keys lead on, nothing leaves."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onesided.slides.cells import HELP
from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import Told, listen
from tests.browser.responses import GRADED, right, wrong
from tests.browser.trialbook import TRIAL
from tests.browser.waiting import wait_until
from tests.conftest import ROOT

CHAPTER = "a-unique-bond"


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the deck of the trial course, which has every type of item, and that of a whole chapter."""
    folder = tmp_path_factory.mktemp("slides")
    for course, name in ((TRIAL, "looking"), (ROOT, CHAPTER)):
        command = [sys.executable, "-m", "onesided", "slides", name, "--output", str(folder)]
        done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert str(folder / f"{name}.html") in done.stdout and not done.stderr
    return folder


@pytest.fixture
def told(page: Page) -> Told:
    return listen(page, "file://")


def opened(page: Page, decks: Path, name: str, query: str = "", slide: str = "") -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{(decks / name).as_uri()}.html{query}{slide}")
    wait_until(page, "Reveal.isReady()", seconds=20)
    return page


def go_to(page: Page, within: Locator) -> Locator:
    """Show the slide that holds this, and return it."""
    return show(page.locator("section.sl").filter(has=within).first)


def show(slide: Locator) -> Locator:
    slide.evaluate("slide => { const { h, v } = Reveal.getIndices(slide); Reveal.slide(h, v); }")
    return slide


def press_on(page: Page, key: str) -> None:
    """Press a key until another slide is shown: first it shows the answer, and what of the slide is out of sight."""
    before = at(page)
    for _ in range(12):
        page.keyboard.press(key)
        if at(page) != before:
            return
    raise AssertionError(f"{key} does not lead on from {before}.")


def at(page: Page) -> tuple[int, int]:
    return tuple(page.evaluate("(({ h, v }) => [h, v])(Reveal.getIndices())"))


@pytest.mark.parametrize("type_", GRADED)
def test_each_type_is_answered_on_its_slide(page: Page, decks: Path, told: Told, type_: str) -> None:
    opened(page, decks, "looking")
    item = page.locator(f'.os-item[data-type="{type_}"]').first
    go_to(page, item)
    item = item_of(page.locator("section.present.sl"), type_)
    with_mouse(item, wrong(key_of(item)))
    expect_checked(item, wrong(key_of(item)))
    item.locator(".os-again").click()
    with_mouse(item, right(key_of(item)))
    expect_checked(item, right(key_of(item)))
    assert told == []


def test_the_answer_comes_a_step_later(page: Page, decks: Path, told: Told) -> None:
    opened(page, decks, "looking")
    item = page.locator('.os-item[data-type="choice"]').first
    slide = go_to(page, item)
    answer = slide.locator(".sl-answer")
    before = at(page)
    expect(slide.locator(".os-stem")).to_be_in_viewport()
    expect(answer).to_be_hidden()
    page.keyboard.press("Space")
    expect(answer).to_be_visible()
    assert at(page) == before
    key = key_of(item)
    expect(answer).to_contain_text(item.locator(f'[data-option="{key["key"]}"] .os-text').inner_text())
    page.keyboard.press("Space")
    assert at(page) != before
    assert told == []


def test_what_is_asked_again_after_reading_is_not_answered_before(page: Page, decks: Path) -> None:
    opened(page, decks, CHAPTER)
    name = f"{CHAPTER}/before-you-read"
    shown = page.locator("section.sl").filter(has=page.locator(f'.os-quiz[data-name="{name}"]'))
    answers = [slide.locator(".sl-answer").count() for slide in shown.all()]
    half = len(answers) // 2
    assert half and answers == [0] * half + [1] * half


def test_keys_stay_in_a_control_that_uses_them_and_lead_on_from_all_others(page: Page, decks: Path) -> None:
    opened(page, decks, "looking")
    item = page.locator('.os-item[data-type="choice"]').first
    go_to(page, item)
    before = at(page)
    first, second = item.locator('input[name="response"]').all()[:2]
    first.focus()
    for key in ("ArrowDown", "n", "o", "b"):
        page.keyboard.press(key)
    expect(second).to_be_checked()
    assert at(page) == before
    assert not page.evaluate("Reveal.isOverview() || Reveal.isPaused()")
    page.keyboard.press("Escape")  # out of the quiz, not into the overview
    assert not page.evaluate("Reveal.isOverview()")
    press_on(page, "ArrowDown")
    assert at(page) == (before[0], before[1] + 1)
    press_on(page, "ArrowUp")
    assert at(page) == before
    item.locator(".os-check").click()
    expect(item.locator(".os-again")).to_be_focused()
    press_on(page, "ArrowDown")
    assert at(page) == (before[0], before[1] + 1)


def test_a_clicker_leads_on_wherever_the_focus_is(page: Page, decks: Path) -> None:
    opened(page, decks, "looking")
    field = page.locator('.os-item[data-type="number"] input[name="response"]').first
    go_to(page, field)
    before = at(page)
    field.fill("12")
    page.keyboard.press("ArrowLeft")  # moves the caret
    assert at(page) == before
    press_on(page, "PageDown")


def test_a_slider_is_moved_by_arrows_and_left_by_escape(page: Page, decks: Path) -> None:
    opened(page, decks, "looking")
    slider = page.locator(".os-explore input[type=range]")
    go_to(page, slider)
    before, value = at(page), slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != value and at(page) == before
    page.keyboard.press("Escape")
    press_on(page, "ArrowDown")


def test_what_a_class_answers_is_forgotten_with_the_tab(page: Page, decks: Path) -> None:
    opened(page, decks, "looking")
    item = page.locator('.os-item[data-type="true-false"]').first
    go_to(page, item)
    with_mouse(item, right(key_of(item)))
    page.reload()
    expect(item).to_have_attribute("data-state", "checked")
    other = page.context.new_page()
    other.goto(decks.as_uri())
    kept = "async () => [localStorage.length, (await indexedDB.databases()).length]"
    assert other.evaluate(kept) == [0, 0], "what a class answers is in nobody's record"
    opened(other, decks, "looking")
    item = other.locator('.os-item[data-type="true-false"]').first
    expect(item).to_have_attribute("data-awake", "")
    assert item.get_attribute("data-state") is None


def test_a_story_is_lived_on_its_slide(page: Page, decks: Path, told: Told) -> None:
    opened(page, decks, CHAPTER)
    story = page.locator(".os-story").first
    slide = go_to(page, story)
    expect(story).to_have_class(re.compile("os-awake"))
    scene = story.locator(".os-scene[data-now]").get_attribute("data-scene")
    story.locator(".os-scene[data-now] .os-choice > .os-live").first.click()
    expect(story.locator(".os-scene[data-now]")).not_to_have_attribute("data-scene", scene or "")
    expect(story.locator(".os-scene[data-now] .os-scene-title")).to_be_in_viewport()
    box = page.locator(".reveal .slides").evaluate("slides => [slides.scrollTop, slides.parentElement.scrollTop]")
    assert box == [0, 0], "the deck itself was pushed aside"
    assert slide.evaluate("slide => slide === Reveal.getCurrentSlide()")
    assert told == []


def test_a_whole_chapter_opens_and_asks_nobody_for_anything(page: Page, decks: Path, told: Told) -> None:
    opened(page, decks, CHAPTER)
    steps = page.evaluate("Reveal.getTotalSlides()")
    for _ in range(4 * steps):
        if page.evaluate("Reveal.isLastSlide() && !Reveal.availableFragments().next"):
            break
        page.keyboard.press("PageDown")
    assert page.evaluate("Reveal.isLastSlide()")
    assert told == []
    assert page.locator(".os-quiz:not(.os-awake), .os-story:not(.os-awake), .os-explore:not(.os-awake)").count() == 0


def test_no_slide_of_prose_or_questions_is_fuller_than_the_screen(page: Page, decks: Path) -> None:
    opened(page, decks, CHAPTER)
    full = page.evaluate(
        """() => Reveal.getSlides().filter((slide) => {
            const { h, v } = Reveal.getIndices(slide);
            Reveal.slide(h, v);
            return !slide.matches(".sl-story, .sl-help") && slide.scrollHeight > slide.clientHeight + 2;
        }).map((slide) => slide.innerText.slice(0, 60))"""
    )
    assert full == []


def test_help_is_one_click_away_and_links_lead_to_slides(page: Page, decks: Path) -> None:
    opened(page, decks, CHAPTER)
    page.locator(".sl-foot a").click()
    wait_until(page, "id => Reveal.getCurrentSlide().id === id", HELP)
    dead = page.evaluate(
        """() => [...document.querySelectorAll("a[href^='#/']")]
            .filter((link) => !document.getElementById(link.hash.slice(2))).map((link) => link.outerHTML)"""
    )
    assert dead == []
    away = page.evaluate("[...document.querySelectorAll('.sl a')].map((link) => link.getAttribute('href'))")
    assert [href for href in away if not href.startswith(("#", "http", "mailto:", "_static/"))] == []


def test_it_prints_slide_by_slide_without_the_answers(page: Page, decks: Path, told: Told) -> None:
    opened(page, decks, CHAPTER, "?print-pdf")
    page.wait_for_selector(".pdf-page")
    slides = page.evaluate("Reveal.getTotalSlides()")
    assert page.locator(".pdf-page").count() >= slides
    assert page.locator(".pdf-page").count() < 2 * slides, "a story prints its beginning, not all of itself"
    heights = page.evaluate(
        """() => [...document.querySelectorAll(".pdf-page:not(:has(.sl-story, .sl-help))")].map((one) => one.offsetHeight)"""
    )
    assert len(set(heights)) == 1, "a slide takes two pages"
    for answer in page.locator(".sl-answer").all():
        assert not answer.is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_slides_of_each_kind(page: Page, decks: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, decks, CHAPTER)
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    for kind in ("title", "scene", "opening", "prose", "quiz", "figure", "story", "help"):
        show(page.locator(f"section.sl-{kind}").first)
        page.keyboard.press("Space") if kind == "quiz" else None
        assert violations(page) == [], kind


def test_the_speaker_sees_the_prose(page: Page, decks: Path, told: Told) -> None:
    opened(page, decks, CHAPTER)
    slide = show(page.locator("section.sl-prose").filter(has=page.locator("aside.notes")).first)
    said = slide.locator("aside.notes").text_content() or ""
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    window = popup.value
    expect(window.locator(".speaker-controls-notes")).to_contain_text(" ".join(said.split())[:60])
    assert told == []


def test_d_turns_the_light_on_and_off(page: Page, decks: Path) -> None:
    opened(page, decks, "looking")
    before = page.locator("html").get_attribute("data-theme") or ""
    page.keyboard.press("d")
    expect(page.locator("html")).not_to_have_attribute("data-theme", before)
