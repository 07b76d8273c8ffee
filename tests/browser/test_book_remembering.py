"""What the published page remembers: answers, score, order, and words only where the learner asks for it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import entered, expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import Told
from tests.browser.remembered import (
    LEARNER,
    RECORD,
    answer_all,
    expect_untouched,
    put_record,
    record,
    score,
)
from tests.browser.responses import GRADED, LIVE, TYPES, WORDS, right, wrong
from tests.browser.trialbook import ELSEWHERE
from tests.browser.waiting import wait_until


def test_answers_and_score_survive_a_reload(elsewhere: Page, told: Told) -> None:
    quiz = elsewhere.locator(".os-quiz")
    given = answer_all(quiz)
    expect(quiz.locator(".os-score")).to_have_text(score(quiz, given))
    elsewhere.reload()
    for type_ in GRADED:
        expect_checked(item_of(quiz, type_), given[type_])
    for type_ in ("scale", "reflect"):
        expect(item_of(quiz, type_).locator(".os-verdict")).to_have_text(LIVE["not-kept"])
    assert entered(item_of(quiz, "scale")) is None
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

    def stored() -> str:
        elsewhere_kept = (
            "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"
        )
        return elsewhere.evaluate(elsewhere_kept) + str(record(elsewhere))

    assert WORDS not in stored()
    assert record(elsewhere)[-1]["response"] is True
    elsewhere.reload()
    expect(item.locator("textarea[name=response]")).to_have_value("")
    item.locator(".os-again").click()
    item.locator("textarea[name=response]").fill(WORDS)
    keep.check()
    item.locator(".os-check").click()
    assert WORDS in stored()
    elsewhere.reload()
    expect(item.locator("textarea[name=response]")).to_have_value(WORDS)


def test_a_point_on_a_scale_is_stored_only_if_the_learner_asks(elsewhere: Page) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "scale")
    point = right(key_of(item))
    with_mouse(item, point)
    assert record(elsewhere)[-1]["response"] is True
    item.locator(".os-again").click()
    item.locator('input[name="keep"]').check()
    item.locator(".os-check").click()
    assert record(elsewhere)[-1]["response"] == point
    elsewhere.reload()
    expect_checked(item_of(elsewhere.locator(".os-quiz"), "scale"), point)
    expect(item.locator('input[name="keep"]')).to_be_checked()


def test_a_page_that_was_left_and_comes_back_goes_on_remembering(elsewhere: Page, trial_site: str) -> None:
    first, second = (item_of(elsewhere.locator(".os-quiz"), type_) for type_ in ("choice", "true-false"))
    with_mouse(first, right(key_of(first)))
    elsewhere.goto(f"{trial_site}/genindex.html")
    elsewhere.go_back()
    expect_checked(item_of(elsewhere.locator(".os-quiz"), "choice"), right(key_of(first)))
    with_mouse(second, right(key_of(second)))
    wait_until(elsewhere, "name => !localStorage.getItem(name)", RECORD)
    assert len(record(elsewhere)) == 2, "both are in the database, and nothing waits for the next visit"


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


def test_whoever_leaves_right_after_an_answer_finds_it_again(elsewhere: Page, trial_site: str) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "choice")
    given = right(key_of(item))
    # In one breath: the page has no moment to finish anything.
    elsewhere.evaluate(
        """given => {
            const item = document.querySelector('.os-item[data-type="choice"]');
            item.querySelector(`input[name="response"][value="${given}"]`).click();
            item.querySelector('input[value="guessing"]')?.click();
            item.querySelector(".os-check").click();
            location.reload();
        }""",
        given,
    )
    expect_checked(item_of(elsewhere.locator(".os-quiz"), "choice"), given)


def test_an_answer_says_what_went_before_it(elsewhere: Page) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "choice")
    item.scroll_into_view_if_needed()
    hint = item.locator(".os-hint")
    if hint.count():
        hint.locator("summary").click()
    elsewhere.wait_for_timeout(300)
    with_mouse(item, wrong(key_of(item)))
    item.locator(".os-again").click()
    with_mouse(item, right(key_of(item)))
    first, second = record(elsewhere)
    assert [first["host"], second["host"]] == ["page", "page"]
    assert [first["hints"], second["hints"]] == [hint.count(), 0]
    assert 0.3 <= first["seconds"] < 60 and 0 <= second["seconds"] < first["seconds"] + 5


def test_an_item_reworded_keeps_its_answer_and_one_that_means_something_else_says_so_and_asks_again(
    elsewhere: Page, told: Told
) -> None:
    quiz = elsewhere.locator(".os-quiz")
    item = item_of(quiz, "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    [attempt] = record(elsewhere)
    meaning, wording = attempt["digest"].split("-")
    put_record(elsewhere, [{**attempt, "digest": f"{meaning}-{'0' * len(wording)}"}])
    elsewhere.reload()
    expect_checked(item_of(quiz, "choice"), given)
    put_record(elsewhere, [{**attempt, "digest": f"{'0' * len(meaning)}-{wording}"}])
    elsewhere.reload()
    expect(item.locator(".os-status")).to_have_text(LIVE["changed"])
    assert item.get_attribute("data-state") is None and not entered(item)
    expect(quiz.locator(".os-score")).to_be_hidden()
    expect(quiz.locator(".os-status:not(:empty)")).to_have_count(1)
    with_mouse(item, given)
    expect_checked(item, given)
    elsewhere.reload()
    expect_checked(item, given)
    assert told == []


def test_a_list_of_the_older_form_moves_into_the_database(elsewhere: Page, told: Told) -> None:
    item = item_of(elsewhere.locator(".os-quiz"), "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    [attempt] = record(elsewhere)
    older = {field: value for field, value in attempt.items() if field not in ("hints", "seconds", "host")}
    put_record(elsewhere, [older])
    elsewhere.reload()
    expect_checked(item_of(elsewhere.locator(".os-quiz"), "choice"), given)
    wait_until(elsewhere, "name => localStorage.getItem(name) === null", RECORD)
    assert record(elsewhere) == [older]
    elsewhere.reload()
    expect_checked(item_of(elsewhere.locator(".os-quiz"), "choice"), given)
    assert told == []
