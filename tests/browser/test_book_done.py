"""A chapter that is complete gets a quiet mark in the side bar of every page, and loses it when it is no longer so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onesided.bookext import joined
from onesided.frontend import classic, style
from onesided.markup import quiz_html, vignette_html
from onesided.markup.messages import sentence
from onesided.model.items import Quiz
from onesided.model.stories import Vignette
from tests.browser.answering import item_of, key_of, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import Told, listen
from tests.browser.remembered import put_record, record
from tests.browser.responses import wrong
from tests.browser.stories import CALM, take
from tests.browser.test_book_loading import PAINTED, SHIFTED, WATCH
from tests.browser.trialbook import ELSEWHERE, LOOKING, WELCOME
from tests.markup.items import quiz_of
from tests.markup.test_vignette import NAME

DONE = "onesided.done"
MARK = "--ours-3fa9c1/"
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rising</title>
<link rel="stylesheet" href="onesided.css"><script defer src="book.js" data-done="done"></script>
<script defer src="onesided.js"></script></head><body>
<div class="bd-sidebar-primary"><nav><a href="#">1. Rising</a> <a href="02-baking.html">2. Baking</a></nav></div>
<main><h1>Rising</h1>{pieces}</main></body></html>"""


@pytest.fixture
def chapter(page: Page, tmp_path: Path) -> Page:
    """A chapter with two questions that count, one that does not, the same quiz again at its end, and a story."""
    quiz = Quiz.model_validate({**quiz_of().model_dump(mode="json"), "confidence": False})
    few = quiz.model_copy(
        update={"items": [one for one in quiz.items if one.type in ("choice", "true-false", "scale")]}
    )
    pieces = [quiz_html(few, "rising/sure", occasion=occasion) for occasion in ("before", "after")]
    pieces.append(vignette_html(Vignette.model_validate(CALM), NAME, occasion="here"))
    own = Path(joined.__file__).parent / "static"
    (tmp_path / "book.js").write_text(
        "\n;".join((own / name).read_text() for name in ("storage.js", "book.js")).replace(
            'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;', ""
        )
    )
    (tmp_path / "onesided.js").write_text(classic())
    (tmp_path / "onesided.css").write_text(style())
    (tmp_path / "01-rising.html").write_text(PAGE.format(pieces="".join(pieces)))
    page.goto((tmp_path / "01-rising.html").as_uri())
    return page


@pytest.fixture
def named(chapter: Page, tmp_path: Path) -> Page:
    """The same chapter in a course that has a name of its own, in a browser that knows another course as well."""
    text = (tmp_path / "01-rising.html").read_text()
    for name in ("rising/sure", NAME):
        text = text.replace(f'data-name="{name}"', f'data-name="{MARK}{name}"')
    (tmp_path / "01-rising.html").write_text(text.replace('data-done="done"', f'data-done="done" data-mark="{MARK}"'))
    chapter.reload()
    expect(chapter.locator(".os-quiz.os-awake")).to_have_count(2)
    chapter.evaluate("name => localStorage.setItem(name, JSON.stringify(['baking', 'rising']))", DONE)
    chapter.reload()
    return chapter


def done(page: Page) -> list[str]:
    return json.loads(page.evaluate("name => localStorage.getItem(name)", DONE) or "[]")


def test_a_chapter_is_done_when_each_question_is_answered_and_the_story_is_lived(chapter: Page) -> None:
    told = listen(chapter, "file:")
    mark = chapter.locator(".bd-sidebar-primary .book-done")
    first, second = chapter.locator(".os-quiz").all()
    for quiz, type_ in ((first, "choice"), (second, "true-false")):
        expect(mark).to_have_count(0)
        item = item_of(quiz, type_)
        with_mouse(item, wrong(key_of(item)))
    take(chapter, "Look in every pocket")
    expect(mark).to_have_count(0)
    assert done(chapter) == []
    take(chapter, "Call a friend")
    expect(chapter.get_by_role("link", name="1. Rising done", exact=True)).to_be_visible()
    assert done(chapter) == ["rising"]
    chapter.reload()
    expect(mark).to_have_count(1)
    # One of its questions means something else now.
    kept = record(chapter)
    put_record(chapter, [{**kept[0], "digest": f"00000000-{kept[0]['digest'][-8:]}"}, *kept[1:]])
    chapter.reload()
    expect(mark).to_have_count(0)
    assert done(chapter) == []
    assert told == []


def test_leaving_a_story_out_is_as_good(chapter: Page, tmp_path: Path) -> None:
    for type_ in ("choice", "true-false"):
        item = item_of(chapter.locator(".os-quiz").first, type_)
        with_mouse(item, wrong(key_of(item)))
    kept = record(chapter)
    digest = chapter.locator(".os-story").get_attribute("data-digest")
    verdict = {"complete": True, "ending": None, "rank": None, "skipped": True}
    left = {**kept[0], "uuid": f"{'0' * 8}{kept[0]['uuid'][8:]}", "name": NAME, "digest": digest, "verdict": verdict}
    put_record(chapter, [*kept, {**left, "response": {"skipped": True}}])
    chapter.reload()
    expect(chapter.locator(".book-done")).to_have_count(1)


def test_chapters_of_the_same_name_in_two_courses_are_done_each_for_itself(named: Page) -> None:
    expect(named.locator(".os-quiz.os-awake")).to_have_count(2)
    expect(named.locator(".book-done")).to_have_count(0)
    for type_ in ("choice", "true-false"):
        item = item_of(named.locator(".os-quiz").first, type_)
        with_mouse(item, wrong(key_of(item)))
    take(named, "Look in every pocket")
    take(named, "Call a friend")
    expect(named.get_by_role("link", name="1. Rising done", exact=True)).to_be_visible()
    expect(named.locator(".book-done")).to_have_count(1)
    assert done(named) == ["baking", "rising", f"{MARK}rising"]
    assert {one["name"].startswith(MARK) for one in record(named)} == {True}


@pytest.mark.parametrize("home", ["server", "disk"])
def test_the_mark_is_on_every_page_and_moves_nothing(
    page: Page, told: Told, trial_site: str, trial_book: Path, home: str
) -> None:
    address = trial_site if home == "server" else trial_book.as_uri()
    page.add_init_script(WATCH)
    page.goto(f"{address}/{ELSEWHERE}")
    links = page.locator(".bd-sidebar-primary nav a")
    boxes = [link.bounding_box() for link in links.all()]
    # Before the page's own scripts: what one file of a disk puts there, a busy browser may not have for the next at once.
    page.add_init_script(f"localStorage.setItem({json.dumps(DONE)}, JSON.stringify(['looking', 'unheard-of', 7]))")
    for path in (ELSEWHERE, WELCOME, LOOKING, "search.html"):
        page.goto(f"{address}/{path}")
        marked = page.locator(".bd-sidebar-primary nav a:has(.book-done)")
        expect(marked).to_have_count(1)
        expect(marked.get_by_role("img", name=sentence("chapter-done"), exact=True)).to_be_visible()
        assert "Looking" in marked.inner_text()
        if path == ELSEWHERE:
            assert [link.bounding_box() for link in links.all()] == boxes
            page.evaluate(PAINTED)
            assert page.evaluate(SHIFTED) == []
    assert violations(page, ".bd-sidebar-primary") == []
    if home == "server":
        assert told == []


def test_a_spoilt_list_marks_nothing(page: Page, told: Told, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}")
    for text in ("{", "null", "{}", '"looking"'):
        page.evaluate("([name, text]) => localStorage.setItem(name, text)", [DONE, text])
        page.reload()
        expect(page.locator(".os-quiz.os-awake").first).to_be_visible()
        expect(page.locator(".book-done")).to_have_count(0)
    assert told == []
