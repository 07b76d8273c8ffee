"""What the published page remembers: answers, score, order, and words only where the learner asks for it."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import entered, expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import Told
from tests.browser.remembered import LEARNER, RECORD, answer_all, expect_untouched, record, score
from tests.browser.responses import GRADED, LIVE, TYPES, WORDS, right, wrong
from tests.browser.trialbook import ELSEWHERE


def test_answers_and_score_survive_a_reload(elsewhere: Page, told: Told) -> None:
    quiz = elsewhere.locator(".os-quiz")
    given = answer_all(quiz)
    expect(quiz.locator(".os-score")).to_have_text(score(quiz, given))
    elsewhere.reload()
    for type_ in GRADED:
        expect_checked(item_of(quiz, type_), given[type_])
    assert entered(item_of(quiz, "scale")) == given["scale"]
    expect(item_of(quiz, "reflect").locator(".os-verdict")).to_have_text(LIVE["not-kept"])
    expect(quiz.locator(".os-score")).to_have_text(score(quiz, given))
    assert told == []


def test_a_reload_shows_the_same_order(elsewhere: Page) -> None:
    parts = elsewhere.locator("[data-option], [data-card], [data-step], .os-pair option")
    seen = parts.all_text_contents()
    elsewhere.reload()
    item_of(elsewhere.locator(".os-quiz"), TYPES[-1])
    assert parts.all_text_contents() == seen


def test_each_learner_has_an_order_of_their_own(page: Page, trial_site: str) -> None:
    shown = set()
    for seed in range(8):
        page.goto(f"{trial_site}/{ELSEWHERE}")
        page.evaluate("([name, seed]) => localStorage.setItem(name, seed)", [LEARNER, str(seed)])
        page.reload()
        item = item_of(page.locator(".os-quiz"), "choice")
        shown.add(tuple(item.locator("[data-option]").evaluate_all("all => all.map(one => one.dataset.option)")))
        assert entered(item_of(page.locator(".os-quiz"), "order")) != right(
            key_of(item_of(page.locator(".os-quiz"), "order"))
        )
    assert len(shown) > 1


def test_the_score_line_counts_and_start_afresh_clears_it(elsewhere: Page, told: Told) -> None:
    quiz = elsewhere.locator(".os-quiz")
    line, afresh = quiz.locator(".os-score"), quiz.locator(".os-afresh")
    expect(line).to_be_hidden()
    expect(afresh).to_be_hidden()
    for answered, type_ in enumerate(GRADED[:3], 1):
        item = item_of(quiz, type_)
        with_mouse(item, right(key_of(item)) if answered < 3 else wrong(key_of(item)))
        expect(line).to_have_text(LIVE["score"].format(answered=answered, all=len(TYPES), right=min(answered, 2)))
    afresh.click()
    expect(quiz.locator(".os-item").first.locator(":focus")).to_have_count(1)
    expect_untouched(quiz)
    elsewhere.reload()
    expect_untouched(quiz)
    # What was answered stays on record: three answers, and that three were taken back.
    assert [attempt["response"] is None for attempt in record(elsewhere)] == [False] * 3 + [True] * 3
    assert told == []


def test_words_are_stored_nowhere_unless_the_learner_asks(elsewhere: Page) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "reflect")
    keep = item.locator('input[name="keep"]')
    expect(keep).not_to_be_checked()
    with_mouse(item, WORDS)
    stored = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"
    assert WORDS not in elsewhere.evaluate(stored)
    assert record(elsewhere)[-1]["response"] is True
    elsewhere.reload()
    expect(item.locator("textarea")).to_have_value("")
    item.locator(".os-again").click()
    item.locator("textarea").fill(WORDS)
    keep.check()
    item.locator(".os-check").click()
    assert WORDS in elsewhere.evaluate(stored)
    elsewhere.reload()
    expect(item.locator("textarea")).to_have_value(WORDS)


def test_an_answer_in_another_tab_appears_in_this_one(context: BrowserContext, elsewhere: Page, told: Told) -> None:
    other = context.new_page()
    other.goto(elsewhere.url)
    for type_ in ("choice", "sort"):
        there = item_of(other.locator(".os-quiz"), type_)
        given = wrong(key_of(there))
        with_mouse(there, given)
        expect_checked(item_of(elsewhere.locator(".os-quiz"), type_), given)
    other.locator(".os-afresh").click()
    expect(elsewhere.locator(".os-score")).to_be_hidden()
    expect_untouched(elsewhere.locator(".os-quiz"))
    assert told == []


def test_an_item_reworded_keeps_its_answer_and_one_that_means_something_else_starts_empty(
    elsewhere: Page,
) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    [attempt] = record(elsewhere)
    meaning, wording = attempt["digest"].split("-")
    for digest, remembered in (
        (f"{meaning}-{'0' * len(wording)}", True),
        (f"{'0' * len(meaning)}-{wording}", False),
    ):
        changed = json.dumps([{**attempt, "digest": digest}])
        elsewhere.evaluate("([name, text]) => localStorage.setItem(name, text)", [RECORD, changed])
        elsewhere.reload()
        item = item_of(elsewhere.locator(".os-quiz"), "choice")
        if remembered:
            expect_checked(item, given)
        else:
            expect_untouched(elsewhere.locator(".os-quiz"))
