"""What a learner has of their own, in the published book: moving a record, the map, the review, the words, and the end of
it all. Nothing leaves the browser in any of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from onesided.frontend.join import FOLDER
from onesided.markup.markdown import plain
from onesided.markup.messages import MESSAGES
from onesided.model import Shelf
from onesided.progress import course_of, summary_of
from onesided.record import read_log, write_log
from tests.browser.answering import key_of, with_keys, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import Told, listen
from tests.browser.pages import OWN
from tests.browser.remembered import record
from tests.browser.responses import right, wrong
from tests.conftest import ROOT
from tests.lives import WORDS, life

SHELF = Shelf(ROOT)
LIVE = json.loads((FOLDER / "messages-own.en.json").read_text(encoding="utf-8"))["live"]
MAP, REVIEW, FRIEND = (f"notebooks/{name}.html" for name in ("your-map", "review", "what-i-would-tell-a-friend"))
STUDIED = ("a-unique-bond", "one-sided-on-purpose", "how-trust-grows")
NOW = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.fixture(scope="module")
def lived() -> list[dict]:
    """Three chapters, answered in JupyterLab over some days."""
    return life(SHELF, STUDIED)


@pytest.fixture(scope="module")
def file(lived: list[dict], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as the file that moves."""
    path = tmp_path_factory.mktemp("moved") / "one-sided-record-2026-01-01.jsonl"
    path.write_text(write_log(lived, NOW), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def summary(lived: list[dict]) -> dict:
    """What Python says follows from it, where the clock is UTC."""
    return summary_of(course_of(SHELF, plain=plain), lived, NOW, 0)


@pytest.fixture
def own(browser: Browser, site: str) -> Iterator[Page]:
    """A page of a browser that keeps UTC, as the summary does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC")
    made = context.new_page()
    made.set_default_timeout(10_000)
    yield made
    context.close()


@pytest.fixture
def told_own(own: Page, site: str) -> Told:
    """What goes wrong on the page, and every request that leaves the origin."""
    return listen(own, site)


def status(page: Page) -> Locator:
    return page.locator('.os-mine[data-own="record"] .os-status')


def move(page: Page, site: str, file: Path) -> None:
    page.goto(f"{site}/{MAP}")
    page.locator(".os-load input").set_input_files(file)
    expect(status(page)).to_contain_text("Added")


def test_a_record_from_lab_becomes_the_same_map_here(own: Page, site: str, file: Path, summary: dict, told_own: Told):
    move(own, site, file)
    expect(status(own)).to_have_text(LIVE["record-added"].format(count=len(file.read_text().splitlines()) - 1, known=0))
    days = LIVE["on-days"]["other"].format(count=summary["days"])
    so_far = LIVE["so-far"]["other"].format(count=summary["answered"], questions=summary["questions"], when=days)
    expect(own.locator(".os-lead")).to_contain_text(so_far)
    expect(own.locator(".os-mine-due")).to_contain_text(f"{len(summary['due']['now'])} questions are due today")
    for chapter, shown in zip(summary["chapters"], own.locator(".os-chapter").all(), strict=True):
        states = shown.locator(".os-goal").evaluate_all("goals => goals.map(goal => goal.dataset.goal)")
        assert states == [objective["state"] for objective in chapter["objectives"]], chapter["name"]
    levels = {one["level"]: one for one in summary["calibration"]}
    bars = own.locator(".os-bars")
    expect(bars).to_contain_text(f"{levels['certain']['right']} of {levels['certain']['answers']} right")
    assert f"{levels['guessing']['answers']}" in (bars.get_attribute("aria-label") or "")
    assert told_own == []


def test_adding_it_again_changes_nothing(own: Page, site: str, file: Path, lived: list[dict]):
    move(own, site, file)
    before = record(own)
    own.locator(".os-load input").set_input_files(file)
    expect(status(own)).to_have_text(LIVE["record-added"].format(count=0, known=len(lived)))
    assert record(own) == before
    assert sorted(one["uuid"] for one in before) == sorted(one["uuid"] for one in lived)


def test_the_review_asks_what_is_due_and_loads_no_more(own: Page, site: str, file: Path, summary: dict, told_own: Told):
    move(own, site, file)
    asked: list[str] = []
    own.on("request", lambda request: asked.append(request.url))
    own.get_by_role("link", name=LIVE["to-review"]).click()
    items = own.locator(".os-review .os-item[data-awake]")
    due = summary["due"]["now"]
    expect(items).to_have_count(len(due))
    shown = items.evaluate_all("forms => forms.map(form => `${form.dataset.quiz}#${form.dataset.item}`)")
    assert shown == due
    banks = {url.split("/")[-1].split(".js")[0] for url in asked if "/review/" in url and ".js" in url}
    assert banks == {name.split("/")[0] for name in due}
    numbers = own.locator(".os-review .os-number").all_inner_texts()
    assert numbers == [MESSAGES["page"]["question"].format(number=place) for place in range(1, len(due) + 1)]
    assert told_own == []


def test_what_was_reviewed_is_not_asked_again_today(own: Page, site: str, file: Path, summary: dict):
    move(own, site, file)
    own.goto(f"{site}/{REVIEW}")
    items = own.locator(".os-review .os-item[data-awake]")
    due = summary["due"]["now"]
    expect(items).to_have_count(len(due))
    for place, item in enumerate(items.all()):
        key = key_of(item)
        answer = with_keys if place < 2 else with_mouse
        answer(item, wrong(key) if place == 0 else right(key), confidence="certain")
        expect(item).to_have_attribute("data-state", "checked")
    expect(own.locator(".os-finished")).to_have_text(LIVE["review-finished"])
    expect(items.first.locator(".os-sure-miss")).to_be_visible()
    mine = [one for one in record(own) if one["occasion"].startswith("review#")]
    assert sorted(one["name"] for one in mine) == sorted(due)
    assert {one["host"] for one in mine} == {"page"} and all(one["confidence"] == "certain" for one in mine)
    own.reload()
    expect(own.locator(".os-finished")).to_have_text(LIVE["review-none"])
    expect(own.locator(".os-review .os-item")).to_have_count(0)
    own.goto(f"{site}/{MAP}")
    expect(own.locator(".os-mine-due")).to_contain_text(LIVE["due-done"]["other"].format(count=len(due)))
    expect(own.locator(".os-mine-due")).to_contain_text("Tomorrow")


def test_words_are_shown_as_words(own: Page, site: str, file: Path, told_own: Told):
    move(own, site, file)
    own.goto(f"{site}/{FRIEND}")
    quotes = own.locator(".os-mine blockquote")
    expect(quotes.first).to_have_text(WORDS)
    assert own.locator(".os-mine blockquote *").count() == 0, "markup from a file stays words"
    with own.expect_download() as download:
        own.get_by_role("button", name=LIVE["words-save"]).click()
    assert WORDS in download.value.path().read_text(encoding="utf-8")
    assert told_own == []


def test_a_record_that_is_saved_can_be_taken_anywhere(
    own: Page, browser: Browser, site: str, file: Path, lived: list[dict], tmp_path: Path
):
    move(own, site, file)
    with own.expect_download() as download:
        own.locator(".os-save").click()
    name = download.value.suggested_filename
    assert name.startswith("one-sided-record-20") and name.endswith(".jsonl")
    saved = tmp_path / name
    download.value.save_as(saved)
    found = read_log(saved.read_text(encoding="utf-8"))
    assert (found.problem, found.refused) == (None, 0)
    assert sorted(found.attempts, key=lambda one: one["uuid"]) == sorted(lived, key=lambda one: one["uuid"])
    other = browser.new_context()
    page = other.new_page()
    move(page, site, saved)
    assert len(record(page)) == len(lived)
    other.close()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "empty"),
        ("<html><script>alert(1)</script></html>", "not-a-record"),
        ('{"format":"onesided-record","version":2,"written":"2026-01-01T00:00:00.000Z","attempts":0}\n', "newer"),
    ],
)
def test_a_file_that_is_no_record_is_refused_with_its_reason(own: Page, site: str, content: str, problem: str):
    own.goto(f"{site}/{MAP}")
    own.locator(".os-load input").set_input_files(
        {"name": "x.jsonl", "mimeType": "text/plain", "buffer": content.encode()}
    )
    expect(status(own)).to_have_text(LIVE[f"record-refused-{problem}"])
    assert record(own) == []


def test_erasing_asks_once_and_is_thorough(own: Page, site: str, file: Path, told_own: Told):
    move(own, site, file)
    chapter = own.context.new_page()
    chapter.goto(f"{site}/notebooks/01-a-unique-bond.html")
    first = chapter.locator(".os-item[data-awake]").first
    with_mouse(first, right(key_of(first)), confidence="guessing")
    expect(first).to_have_attribute("data-state", "checked")
    own.locator(".os-erase").click()
    own.locator(".os-erase-no").click()
    expect(own.locator(".os-erase")).to_be_focused()
    assert record(own)
    own.locator(".os-erase").click()
    own.locator(".os-erase-yes").click()
    expect(status(own)).to_have_text(LIVE["record-erased"])
    assert record(own) == []
    left = own.evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('onesided.'))")
    assert set(left) <= {"onesided.learner"}, left
    expect(own.locator(".os-lead")).to_have_text(LIVE["nothing-yet"])
    expect(first).not_to_have_attribute("data-state", "checked")
    with_mouse(first, right(key_of(first)), confidence="guessing")
    expect(first).to_have_attribute("data-state", "checked")
    expect(own.locator(".os-lead")).not_to_have_text(LIVE["nothing-yet"])
    assert len(record(own)) == 1, "what was erased does not come back"
    assert told_own == []


def test_it_all_works_from_files(own: Page, built_book: Path, file: Path, summary: dict):
    told = listen(own, "file://")
    move(own, built_book.as_uri(), file)
    expect(own.locator(".os-mine-due")).to_contain_text(f"{len(summary['due']['now'])} questions are due today")
    own.goto(f"{built_book.as_uri()}/{REVIEW}")
    expect(own.locator(".os-review .os-item[data-awake]")).to_have_count(len(summary["due"]["now"]))
    assert told == []


def test_where_nothing_can_be_kept_it_says_so(own: Page, site: str, file: Path):
    own.add_init_script(
        """for (const name of ["indexedDB", "localStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
        }"""
    )
    own.goto(f"{site}/{MAP}")
    expect(own.locator(".os-lead")).to_have_text(LIVE["nothing-yet"])
    own.locator(".os-load input").set_input_files(file)
    expect(status(own)).to_have_text(LIVE["record-refused-no-memory"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_filled_pages_break_no_rule_and_never_go_sideways(
    browser: Browser, site: str, file: Path, scheme: str, width: int
):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    move(page, site, file)
    for details in page.locator(".os-mine details").all():
        details.locator("summary").first.click()
    page.locator(".os-erase").click()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    for path in (REVIEW, FRIEND):
        page.goto(f"{site}/{path}")
        expect(page.locator(".os-mine :is(.os-item[data-awake], blockquote)").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, path
    context.close()


@pytest.mark.parametrize("path", OWN)
def test_without_script_each_piece_says_what_it_cannot_do(browser: Browser, site: str, path: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{path}")
    for piece in page.locator(".os-mine").all():
        expect(piece.locator(".os-asleep")).to_be_visible()
        assert "script" in piece.locator(".os-asleep").inner_text()
        assert piece.locator("button:visible, input:visible").count() == 0
    context.close()


def test_the_last_chapter_draws_its_picture_from_the_same_record(own: Page, site: str, file: Path, summary: dict):
    own.goto(f"{site}/notebooks/10-putting-it-together.html")
    piece = own.locator('.os-mine[data-own="calibration"]')
    expect(piece.locator(".os-drawn")).to_have_text(LIVE["sure-none"])
    move(own, site, file)
    own.goto(f"{site}/notebooks/10-putting-it-together.html")
    certain = summary["calibration"][-1]
    expect(piece.locator(".os-bars")).to_contain_text(f"{certain['right']} of {certain['answers']} right")
