"""What comes after Check in a published page: feedback on what was chosen and on the rest, another try."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.answering import (
    by_mouse_and_by_keyboard,
    expect_checked,
    first_control,
    item_of,
    key_of,
    with_keys,
    with_mouse,
)
from tests.browser.keys import press, tab_to
from tests.browser.responses import GRADED, LIVE, TYPES, WITH_PARTS, partial, right, wrong

Answer = Callable[..., None]


def test_before_an_answer_no_feedback_is_in_sight(quiz: Locator) -> None:
    for type_ in TYPES:
        for details in item_of(quiz, type_).locator(".os-feedback, .os-answer").all():
            expect(details).to_be_hidden()


def test_feedback_opens_on_what_was_chosen_and_can_be_opened_on_the_others(quiz: Locator) -> None:
    for type_ in ("choice", "choices", "true-false"):
        item = item_of(quiz, type_)
        given = wrong(key_of(item))
        with_mouse(item, given)
        chosen = {str(each).lower() for each in (given if isinstance(given, list) else [given])}
        expect_open(item, chosen)


def test_feedback_opens_on_parts_out_of_place_and_can_be_opened_on_the_others(quiz: Locator) -> None:
    for type_ in ("sort", "match", "order"):
        item = item_of(quiz, type_)
        given, expected = partial(key_of(item)), right(key_of(item))
        with_mouse(item, given)
        # In an order, feedback belongs to the step that stands at the wrong place, not to the place.
        named = given if type_ == "order" else range(len(given))
        expect_open(item, {str(part) for place, part in enumerate(named) if given[place] != expected[place]})


def expect_open(item: Locator, names: set[str]) -> None:
    """The feedback of these names is open; the rest is closed, in sight, and opens."""
    every = item.locator(".os-feedback").all()
    assert 0 < len(names) < len(every)
    for feedback in every:
        words = feedback.locator(".os-says")
        if feedback.get_attribute("data-for") not in names:
            expect(words).to_be_hidden()
            feedback.locator("summary").click()
        expect(words).to_be_visible()
        expect(words).not_to_be_empty()


def test_a_number_is_told_what_it_may_come_from(quiz: Locator) -> None:
    item = item_of(quiz, "number")
    key = key_of(item)
    far = key["answer"] + 20 * (key["tolerance"] + 1)
    for name, number in {"right": key["answer"], "also-0": key["also"][0], "other": far}.items():
        with_mouse(item, number)
        for feedback in item.locator(".os-feedback").all():
            says = expect(feedback.locator(".os-says"))
            says.to_be_visible() if feedback.get_attribute("data-for") == name else says.to_be_hidden()
        item.locator(".os-again").click()


def test_ungraded_items_answer_with_words_and_no_judgement(quiz: Locator) -> None:
    for type_ in ("scale", "reflect"):
        item = item_of(quiz, type_)
        with_mouse(item, right(key_of(item)))
        expect(item.locator(".os-feedback .os-says")).to_be_visible()
        expect(item.locator("[data-mark]")).to_have_count(0)


def test_the_keyboard_leads_from_a_verdict_to_all_feedback_and_to_the_answer(quiz: Locator) -> None:
    for type_ in GRADED:
        item = item_of(quiz, type_)
        with_keys(item, wrong(key_of(item)))
        for details in [*item.locator(".os-feedback").all(), item.locator(".os-answer")]:
            summary, words = details.locator("summary"), details.locator(".os-says")
            if not words.is_visible():
                tab_to(summary)
                press(summary, "Enter")
            expect(words).to_be_visible()


def test_marks_say_in_words_which_parts_are_right(quiz: Locator) -> None:
    for type_ in WITH_PARTS:
        item = item_of(quiz, type_)
        with_mouse(item, partial(key_of(item)))
        whose = "yours" if type_ == "choices" else "part"
        said = {mark.inner_text() for mark in item.locator(".os-mark").all() if mark.is_visible()}
        assert said == {LIVE[f"{whose}-right"], LIVE[f"{whose}-wrong"]}


def test_a_hint_opens_before_answering_and_judges_nothing(quiz: Locator) -> None:
    for type_ in TYPES:
        item = item_of(quiz, type_)
        hint = item.locator(".os-hint")
        expect(hint.locator(".os-says")).to_be_hidden()
        first_control(item).focus()
        tab_to(hint.locator("summary"))
        press(hint.locator("summary"), "Enter")
        expect(hint.locator(".os-says")).to_be_visible()
        expect(item.locator(".os-status")).to_be_empty()
        assert item.get_attribute("data-state") is None


@by_mouse_and_by_keyboard
def test_whoever_was_wrong_tries_again_and_is_right(quiz: Locator, answer: Answer) -> None:
    for type_ in GRADED:
        item = item_of(quiz, type_)
        key = key_of(item)
        answer(item, wrong(key))
        again = item.locator(".os-again")
        expect(again).to_be_focused()
        again.click() if answer is with_mouse else press(again, "Enter")
        expect(item.locator(".os-status")).to_be_empty()
        expect(item.locator(".os-ask")).to_be_enabled()
        expect(item.locator(".os-ask :focus")).to_have_count(1)
        for details in item.locator(".os-feedback").all():
            expect(details).to_be_hidden()
        answer(item, right(key))
        expect_checked(item, right(key))
