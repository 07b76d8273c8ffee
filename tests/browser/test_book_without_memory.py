"""Where the browser keeps nothing, or kept something spoilt: no memory, and quizzes all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import Told
from tests.browser.remembered import (
    WITHOUT_DATABASE,
    answer_all,
    copies,
    expect_untouched,
    put_record,
    record,
    score,
)
from tests.browser.responses import GRADED, LIVE, TYPES, right
from tests.browser.trialbook import WELCOME

MISSING = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("Nobody may look.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("No room left.", "QuotaExceededError");
};"""


LOCAL_FULL = """(() => {
    const { setItem } = Storage.prototype;
    const full = localStorage;
    Storage.prototype.setItem = function (...given) {
        if (this === full) throw new DOMException("No room left.", "QuotaExceededError");
        return setItem.apply(this, given);
    };
})();"""
THROWS = """Object.defineProperty(window, "indexedDB", {
    value: { open() { throw new DOMException("Private.", "InvalidStateError"); } },
});"""


@pytest.mark.parametrize("database", [WITHOUT_DATABASE, THROWS], ids=["no database", "private"])
@pytest.mark.parametrize("storage", [MISSING, FULL], ids=["missing", "full"])
def test_without_a_working_memory_quizzes_work_and_say_so(
    page: Page, trial_site: str, told: Told, storage: str, database: str
) -> None:
    page.add_init_script(storage + database)
    page.goto(f"{trial_site}/{WELCOME}")
    first, second = copies(page)
    expect(first.locator(".os-memory")).to_have_text(LIVE["memory-no-memory"])
    given = answer_all(first)
    for type_ in GRADED:
        expect_checked(item_of(first, type_), given[type_])
    expect(first.locator(".os-score")).to_have_text(score(first, given))
    expect_untouched(second)
    first.locator(".os-afresh").click()
    expect_untouched(first)
    assert told == []


@pytest.mark.parametrize(
    "missing",
    [MISSING, LOCAL_FULL, WITHOUT_DATABASE, THROWS],
    ids=["no storage", "full storage", "no database", "private"],
)
def test_either_memory_is_enough(page: Page, trial_site: str, told: Told, missing: str) -> None:
    page.add_init_script(missing)
    page.goto(f"{trial_site}/{WELCOME}")
    item = item_of(copies(page)[0], "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    expect_checked(item, given)
    if missing in (MISSING, LOCAL_FULL):
        page.wait_for_timeout(300)  # nothing but the database can take it, and that takes a moment
    page.reload()
    expect_checked(item, given)
    expect(page.locator(".os-memory:visible")).to_have_count(0)
    assert told == []


def test_a_database_of_a_later_course_is_left_alone(page: Page, trial_site: str, told: Told) -> None:
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{trial_site}/_static/onesided.css")
    page.evaluate("""() => new Promise(done => {
        const asked = indexedDB.open("onesided", 99);
        asked.onsuccess = () => { asked.result.close(); done(); };
    })""")
    page.goto(f"{trial_site}/{WELCOME}")
    item = item_of(copies(page)[0], "choice")
    with_mouse(item, right(key_of(item)))
    page.reload()
    expect_checked(item, right(key_of(item)))
    expect(page.locator(".os-memory:visible")).to_have_count(0)
    assert page.evaluate("() => indexedDB.databases().then(all => all.map(one => one.version))") == [99]
    assert told == []


CORRUPT = [
    "{no JSON",
    '"a text"',
    "null",
    "{}",
    '[null, 7, "x", {}, {"uuid": 3}, {"uuid": "u"}]',
    '[{"uuid": "u", "name": "all-types#what-makes-it-rise", "digest": 5, "response": {"a": []}}]',
]


@pytest.mark.parametrize("text", CORRUPT)
def test_a_corrupt_memory_is_no_memory(elsewhere: Page, told: Told, text: str) -> None:
    put_record(elsewhere, text)
    elsewhere.reload()
    quiz = elsewhere.locator(".os-quiz")
    expect_untouched(quiz)
    item = item_of(quiz, "choice")
    with_mouse(item, right(key_of(item)))
    expect_checked(item, right(key_of(item)))
    elsewhere.reload()
    expect_checked(item, right(key_of(item)))
    assert told == []


def test_a_response_of_the_wrong_shape_is_shown_as_none(elsewhere: Page, told: Told) -> None:
    quiz = elsewhere.locator(".os-quiz")
    for type_ in TYPES:
        item = item_of(quiz, type_)
        with_mouse(item, right(key_of(item)))
    for nonsense in ("text", 99, [99], {"a": 1}, False):
        put_record(elsewhere, [{**attempt, "response": nonsense} for attempt in record(elsewhere)])
        elsewhere.reload()
        item = item_of(quiz, "choice")
        assert item.get_attribute("data-state") is None
        with_mouse(item, right(key_of(item)))
        expect_checked(item, right(key_of(item)))
    assert told == []
