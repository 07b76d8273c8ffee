"""Somebody who was certain and not right: more is explained, kindly, seen and heard; and a story that has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Locator, Page, expect

from onesided.frontend import classic, module, style
from onesided.markup import quiz_html
from onesided.model.aims import Misconception
from onesided.model.items import Quiz
from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.remembered import put_record, record
from tests.browser.responses import LIVE, right, wrong
from tests.browser.stories import CALM, choices, take, write_page

BELIEF = Misconception(number="M1", belief="Crust is inside.", correction="Crust is outside.")
QUIZ = Quiz.model_validate(
    {
        "title": "How sure?",
        "confidence": True,
        "shuffle": False,
        "items": [
            {
                "id": "crust",
                "type": "choice",
                "objective": "bread",
                "see": "bread#crust",
                "source": ["baker1999crust"],
                "stem": "Which part is the crust?",
                "options": [
                    {"text": "Outside", "correct": True, "feedback": "The heat comes first to it."},
                    {"text": "Inside", "feedback": "That is the crumb.", "misconception": "inside"},
                ],
            }
        ],
    }
)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A page</title><link rel="stylesheet" href="onesided.css"><script defer src="onesided.js"></script></head>
<body><main><h1>A page</h1>{quiz}</main></body></html>"""
HOST = """async ([code, html]) => {
    const settings = document.head.appendChild(document.createElement("script"));
    Object.assign(settings, { id: "jupyter-config-data", type: "application/json", textContent: '{"baseUrl": "/b/"}' });
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const { default: { render } } = await import(url);
    window.asked = [];
    const handleLink = (link, path, id) => link.addEventListener("click", event => {
        event.preventDefault();
        asked.push([path, id]);
    });
    const widget_manager = { context: { path: "course/notebooks/01-bread.ipynb" }, rendermime: { linkHandler: { handleLink } } };
    const held = { html, attempts: [], host: "lab" };
    const model = { widget_manager, get: name => held[name], set: (name, value) => { held[name] = value; },
        save_changes() {}, on() {}, off() {} };
    render({ el: document.body, model });
    window.held = held;
}"""


def cite(key: str) -> Markup:
    """A source is a link too, and stands before the passage to read again."""
    return Markup('<a class="os-see" data-see="references#{0}" href="#{0}">Baker, 1999</a>').format(key)


def html(**given: Any) -> str:
    return quiz_html(QUIZ, "bread/sure", occasion="here", beliefs={"inside": BELIEF}, cite=cite, **given)


@pytest.fixture
def item(page: Page, tmp_path: Path) -> Locator:
    (tmp_path / "onesided.js").write_text(classic(), encoding="utf-8")
    (tmp_path / "onesided.css").write_text(style(), encoding="utf-8")
    written = tmp_path / "sure.html"
    written.write_text(PAGE.format(quiz=html()), encoding="utf-8")
    page.goto(written.as_uri())
    return item_of(page.locator(".os-quiz"), "choice")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_miss_of_somebody_certain_is_explained(page: Page, item: Locator, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 900})
    with_mouse(item, wrong(key_of(item)), confidence="certain")
    expect_checked(item, wrong(key_of(item)))
    box = item.locator(".os-sure-miss")
    expect(box).to_contain_text(LIVE["sure-miss"])
    expect(box).to_contain_text(LIVE["sure-miss-again"])
    again = box.locator(".os-see")
    assert again.get_attribute("href") == item.locator(".os-answer .os-see").last.get_attribute("href") == "#crust"
    expect(box).not_to_contain_text("Baker")
    expect(item.locator(".os-belief:visible")).to_have_text(
        "What many people believe: Crust is inside.What holds instead: Crust is outside."
    )
    heard = item.locator(".os-status .os-vh").inner_text()
    assert heard.startswith("That is the crumb.") and heard.endswith(LIVE["sure-miss-heard"])
    assert item.locator(".os-status").locator(".os-sure-miss").count() == 0, "what is heard is short"
    assert violations(page) == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0
    page.reload()
    expect(item.locator(".os-sure-miss")).to_be_visible()
    page.emulate_media(media="print")
    expect(item.locator(".os-sure-miss")).to_be_hidden()
    page.emulate_media(media="screen")
    item.locator(".os-again").click()
    expect(item.locator(".os-sure-miss")).to_have_count(0)
    expect(item.locator(".os-belief")).to_have_attribute("hidden", "")
    assert record(page)[-1]["confidence"] == "certain"


@pytest.mark.parametrize(("sure", "is_right"), [("certain", True), ("fairly-sure", False), ("guessing", False)])
def test_nobody_else_is_told_more(item: Locator, sure: str, is_right: bool) -> None:
    given = right(key_of(item)) if is_right else wrong(key_of(item))
    with_mouse(item, given, confidence=sure)
    expect_checked(item, given)
    expect(item.locator(".os-sure-miss")).to_have_count(0)
    expect(item.locator(".os-belief")).to_be_hidden()
    assert "Crust is" not in item.locator(".os-status").inner_text()


def test_in_a_notebook_the_passage_opens_beside_it(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate(HOST, [module(), html(href=lambda see: "notebooks/02-rising.ipynb#crust")])
    item = item_of(page.locator(".os-quiz"), "choice")
    with_mouse(item, wrong(key_of(item)), confidence="certain")
    item.locator(".os-sure-miss .os-see").click()
    assert page.evaluate("asked") == [["course/notebooks/02-rising.ipynb", "#crust"]]
    assert page.evaluate("held.attempts[0].host") == "lab"


def test_a_story_that_has_changed_says_so_until_it_is_read_again(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, CALM))
    expect(choices(page).first).to_be_visible()
    expect(page.locator(".os-changed")).to_be_hidden()
    take(page, "Look in every pocket")
    [attempt] = record(page)
    assert (attempt["host"], attempt["hints"]) == ("page", 0) and attempt["seconds"] >= 0
    put_record(page, [{**attempt, "digest": f"00000000-{attempt['digest'][-8:]}"}])
    page.reload()
    expect(page.locator(".os-changed")).to_have_text(LIVE["story-changed"])
    assert violations(page) == []
    take(page, "Look in every pocket")
    expect(page.locator(".os-changed")).to_be_hidden()
    page.reload()
    expect(page.locator(".os-entry")).to_have_count(1)
    expect(page.locator(".os-changed")).to_be_hidden()
