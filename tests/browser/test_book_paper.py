"""The page on paper: every question, no feedback, and the answers on a page of their own or not at all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import item_of, key_of, with_mouse
from tests.browser.pages import ONE_OF_A_KIND
from tests.browser.responses import TYPES, partial
from tests.browser.trialbook import ELSEWHERE, WELCOME


@pytest.mark.parametrize("path", ONE_OF_A_KIND)
def test_on_paper_every_question_is_there_and_the_key_on_a_page_of_its_own(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    page.emulate_media(media="print")
    expect_paper(page)


def test_on_paper_every_type_has_what_is_to_be_filled_in(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}")
    page.emulate_media(media="print")
    expect_paper(page)
    quiz = page.locator(".os-quiz").first
    for type_ in TYPES:
        item = item_of(quiz, type_)
        for text in item.locator(".os-ask .os-text").all():
            expect(text).to_be_visible()
        places = {"sort": "select", "match": "select", "order": ".os-row", "reflect": ".os-line"}
        for place in item.locator(".os-ask").locator(places.get(type_, 'input[name="response"]')).all():
            expect(place).to_be_visible()
    for group in quiz.locator('.os-item[data-type="sort"] option:not([value=""])').all_text_contents():
        expect(quiz.locator('.os-item[data-type="sort"] p.os-paper')).to_contain_text(group)
    match = quiz.locator('.os-item[data-type="match"]')
    rights = match.locator("select").first.locator('option:not([value=""])').all_text_contents()
    assert sorted(match.locator("ul.os-paper li").all_inner_texts()) == sorted(rights)


def test_paper_shows_no_feedback_even_after_an_answer(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    quiz = page.locator(".os-quiz")
    for type_ in ("choices", "sort"):
        item = item_of(quiz, type_)
        with_mouse(item, partial(key_of(item)))
    page.emulate_media(media="print")
    expect_paper(page)


def expect_paper(page: Page) -> None:
    """Every stem, no feedback, no button; the answers on a page of their own, or left out."""
    stems = page.locator(".os-stem").count()
    expect(page.locator(".os-stem").filter(visible=True)).to_have_count(stems)
    gone = ".os-feedback, .os-hint, .os-answer, .os-status, .os-mark, .os-control, button"
    expect(page.locator(".onesided").locator(gone).filter(visible=True)).to_have_count(0)
    key = page.locator(".os-key")
    expect(key).to_have_count(1 if stems else 0)
    if not stems:
        return
    expect(key).to_be_visible()
    expect(key).to_have_css("break-before", "page")
    names = page.locator(".os-quiz").evaluate_all("all => all.map(quiz => quiz.dataset.name)")
    for name in set(names):
        answers = key.locator(f'.os-key-quiz[data-name="{name}"] > ol > li')
        expect(answers).to_have_count(page.locator(f'.os-quiz[data-name="{name}"]').first.locator(".os-item").count())
    page.emulate_media(media="screen")
    expect(key).to_be_hidden()
    page.locator(".os-print-key").uncheck()
    page.emulate_media(media="print")
    expect(key).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".os-print-key").check()
    page.emulate_media(media="print")
    expect(key).to_be_visible()


@pytest.mark.parametrize("path", [ELSEWHERE, WELCOME])
def test_a_pdf_is_shorter_by_the_key_when_it_is_left_out(page: Page, trial_site: str, path: str) -> None:
    page.goto(f"{trial_site}/{path}")
    item_of(page.locator(".os-quiz").first, "reflect")
    whole = pages_of(page.pdf())
    page.locator(".os-print-key").uncheck()
    assert 1 <= pages_of(page.pdf()) <= whole - 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_paper_is_white_whatever_the_screen_is(page: Page, trial_site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{trial_site}/{WELCOME}")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    shade = (
        "node => getComputedStyle(node).color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"
    )
    text = page.locator("article p").first
    assert text.evaluate(shade) > 3 * 128
    page.emulate_media(media="print", color_scheme="dark")
    for part in page.locator("article :is(h1, h2, p, li, a:not(.headerlink))").all():
        assert part.evaluate(shade) < 3 * 128, part.inner_text()
