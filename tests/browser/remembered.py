"""What tests on remembering share: answering a whole quiz, reading and changing the record, seeing a quiz untouched."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import entered, item_of, key_of, with_mouse
from tests.browser.responses import GRADED, LIVE, TYPES, right, wrong

RECORD, LEARNER = "onesided.record.v1", "onesided.learner"
"""The names under which local storage keeps attempts that wait for the database, and the seed of this learner's order."""

WITHOUT_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
"""A browser that has no database, as a script to begin with."""

_LEAVES = """async change => {
    if (!window.indexedDB) return [];
    const base = await new Promise((done, fail) => {
        const asked = indexedDB.open("onesided", 1);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = asked.onblocked = fail;
        // Asking a page has no time limit of its own: better a failure than a check that never ends.
        setTimeout(() => fail(new Error("The database did not answer.")), 20_000);
    });
    const store = base.transaction("attempts", "readwrite").objectStore("attempts");
    const leaves = await new Promise(done => {
        const asked = store.getAll();
        asked.onsuccess = () => done(asked.result);
    });
    if (change) store.clear();
    await new Promise(done => Object.assign(store.transaction, { oncomplete: done }));
    base.close();
    return leaves.map(leaf => leaf.text);
}"""


def copies(page: Page) -> tuple[Locator, Locator]:
    both = page.locator('.os-quiz[data-name="all-types"]')
    expect(both).to_have_count(2)
    return both.first, both.last


def record(page: Page) -> list[dict[str, Any]]:
    """All that the browser remembers, oldest first, in the database or on its way there."""
    lines = [line for leaf in page.evaluate(_LEAVES, False) for line in leaf.split("\n")]
    waiting = json.loads(page.evaluate("name => localStorage.getItem(name)", RECORD) or "[]")
    found = {attempt["uuid"]: attempt for attempt in (*map(json.loads, lines), *waiting)}
    return sorted(found.values(), key=lambda attempt: attempt["time"])


def put_record(page: Page, attempts: list[dict[str, Any]] | str) -> None:
    """Have the browser remember these and nothing else, or whatever this text is, from the next visit on."""
    page.evaluate(_LEAVES, True)
    text = attempts if isinstance(attempts, str) else json.dumps(attempts)
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [RECORD, text])


def answer_all(quiz: Locator) -> dict[str, Any]:
    """Answer every item, the graded ones by turns right and wrong; return the responses by type."""
    given = {}
    for place, type_ in enumerate(TYPES):
        item = item_of(quiz, type_)
        key = key_of(item)
        given[type_] = wrong(key) if type_ in GRADED and place % 2 else right(key)
        with_mouse(item, given[type_])
    return given


def score(quiz: Locator, given: dict[str, Any]) -> str:
    judged = [response == right(key_of(item_of(quiz, type_))) for type_, response in given.items() if type_ in GRADED]
    return LIVE["score"].format(answered=len(given), all=len(TYPES), right=sum(judged))


def expect_untouched(quiz: Locator) -> None:
    for type_ in TYPES:
        item = item_of(quiz, type_)
        assert item.get_attribute("data-state") is None
        expect(item.locator(".os-status")).to_be_empty()
        if type_ != "order":
            assert not entered(item) or set(entered(item)) == {None}
    expect(quiz.locator(".os-score")).to_be_hidden()
