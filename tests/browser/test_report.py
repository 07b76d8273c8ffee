"""A problem with a question or a scene is put into a message: useful, quiet, the reader's own to send, and sent to nobody."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from onesided.model.colophon import Colophon
from tests.browser.answering import item_of, key_of, with_keys, with_mouse
from tests.browser.axe import violations
from tests.browser.conftest import Told
from tests.browser.keys import press, tab_to
from tests.browser.responses import GRADED, TYPES, WORDS, right, wrong
from tests.browser.stories import CALM, expect_scene, take, write_page
from tests.browser.trialbook import ELSEWHERE

ISSUES = "https://example.org/us/it/-/issues/new?issue[title]={title}&issue[description]={body}"
COLOPHON = Colophon("A trial", "A trial", version="1.2.0", report=ISSUES)
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
SELECTED = "area => area.value.slice(area.selectionStart, area.selectionEnd)"


@pytest.fixture
def asked(page: Page, quiz: Locator) -> list[Request]:
    """The requests that are made from the moment the quiz is awake."""
    item_of(quiz, TYPES[-1])
    made: list[Request] = []
    page.on("request", lambda request: made.append(request))
    return made


def report_of(piece: Locator) -> Locator:
    return piece.locator(".os-report")


def message(piece: Locator) -> str:
    return report_of(piece).locator("textarea").input_value()


def open_report(piece: Locator) -> str:
    report_of(piece).locator("summary").click()
    expect(report_of(piece).locator("textarea")).to_be_visible()
    return message(piece)


def texts(item: Locator) -> list[str]:
    return [" ".join(text.split()) for text in item.locator(".os-ask .os-text").all_text_contents()]


def test_it_is_offered_once_somebody_has_tried(quiz: Locator) -> None:
    item = item_of(quiz, "choice")
    expect(report_of(item)).to_be_hidden()
    item.locator(".os-check").click()
    expect(report_of(item)).to_be_visible()
    with_mouse(item, wrong(key_of(item)))
    expect(report_of(item)).to_be_visible()
    item.locator(".os-again").click()
    expect(report_of(item)).to_be_hidden()


@pytest.mark.parametrize("type_", TYPES)
def test_the_message_says_what_was_asked_and_not_what_was_answered(quiz: Locator, type_: str) -> None:
    item = item_of(quiz, type_)
    before = texts(item)
    with_mouse(item, right(key_of(item)))
    lines = open_report(item).splitlines()
    name = f"all-types#{item.get_attribute('data-item')}, {item.get_attribute('data-digest')}"
    assert lines[:4] == ["What is wrong:", "", "", "A trial book"]
    assert lines[4:7] == [name, "elsewhere#1, book/elsewhere.html", ""]
    assert " ".join(item.locator(".os-stem").text_content().split()) in lines
    assert [line for line in lines if line in before] == before, "in the order in which they were put"
    if type_ in ("sort", "match"):
        offered = item.locator("select").first.locator('option:not([value=""])').all_text_contents()
        assert all(any(text in line for line in lines) for text in offered)
    assert WORDS not in lines and "My answer" not in message(item)


@pytest.mark.parametrize("type_", TYPES)
def test_an_answer_is_added_and_taken_out_and_words_for_oneself_never(quiz: Locator, type_: str) -> None:
    item = item_of(quiz, type_)
    with_mouse(item, right(key_of(item)))
    plain = open_report(item)
    box = report_of(item).locator("input[type=checkbox]")
    if type_ not in GRADED:
        expect(box).to_be_hidden()
        return
    expect(box).not_to_be_checked()
    box.check()
    answer = message(item).removeprefix(plain).strip()
    assert answer.startswith("My answer: ")
    match type_:
        case "number":
            assert answer.endswith(f"{right(key_of(item)):.12g}")
        case "sort" | "match":
            chosen = item.locator(".os-ask option:checked").all_text_contents()
            assert all(text in answer for text in [*chosen, *texts(item)])
        case "order":
            assert answer == f"My answer: {'; '.join(texts(item))}"
        case _:
            given = item.locator(".os-ask label:has(:checked) .os-text").all_text_contents()
            assert given and all(" ".join(text.split()) in answer for text in given)
    box.uncheck()
    assert message(item) == plain


def test_by_keyboard_what_one_writes_stays_and_is_copied(
    context: BrowserContext, quiz: Locator, told: Told, asked: list[Request]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    item = item_of(quiz, "choice")
    with_keys(item, wrong(key_of(item)))
    summary, box = report_of(item).locator("summary"), report_of(item).locator("input")
    tab_to(summary)
    press(summary, "Enter")
    area = report_of(item).locator("textarea")
    tab_to(area)
    for key in ("Home", "Control+Home", "ArrowDown"):
        press(area, key)
    area.page.keyboard.type("The second option is right, too.")
    tab_to(box)
    press(box, "Space")
    written = message(item)
    assert written.splitlines()[1] == "The second option is right, too." and "My answer:" in written
    tab_to(summary)
    press(summary, "Enter")
    expect(area).to_be_hidden()
    press(summary, "Enter")
    expect(area).to_have_value(written)
    copy = report_of(item).locator("button")
    tab_to(copy)
    press(copy, "Enter")
    expect(report_of(item).locator("output")).to_have_text("Copied.")
    assert item.page.evaluate("() => navigator.clipboard.readText()") == written
    assert [request.url for request in asked] == [] and told == []


def test_where_there_is_no_clipboard_the_message_is_selected(page: Page, trial_site: str) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"{trial_site}/{ELSEWHERE}")
    item = item_of(page.locator(".os-quiz"), "true-false")
    with_mouse(item, right(key_of(item)))
    said = open_report(item)
    report_of(item).locator("button").click()
    expect(report_of(item).locator("output")).to_contain_text("Selected")
    area = report_of(item).locator("textarea")
    expect(area).to_be_focused()
    assert area.evaluate(SELECTED) == said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_named_by_its_question_and_stays_off_paper(
    browser: Browser, trial_site: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{trial_site}/{ELSEWHERE}")
    item = item_of(page.locator(".os-quiz"), "choice")
    with_mouse(item, wrong(key_of(item)))
    open_report(item)
    assert report_of(item).locator("summary").text_content() == "Report a problem: Question 1"
    expect(report_of(item).locator("textarea")).to_have_accessible_name(
        "Nothing is sent from here. Write what is wrong, leave out what is private, and send it yourself to whoever gave "
        "you the course."
    )
    # Nobody is named to write to: there is nothing to open.
    expect(report_of(item).locator("a")).to_be_hidden()
    assert violations(page, ".os-quiz") == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(media="print")
    expect(report_of(item)).to_be_hidden()
    context.close()


def test_of_a_story_it_tells_the_scene_and_the_way_only_where_it_is_added(page: Page, tmp_path: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(write_page(tmp_path, CALM, COLOPHON))
    story = page.locator(".os-story")
    said = open_report(story)
    expect_scene(page, "door")
    assert said.splitlines()[3:5] == [
        "A trial 1.2.0",
        f"{story.get_attribute('data-name')}: door, {story.get_attribute('data-digest')}",
    ]
    assert "You stand before your own door." in said
    for choice in page.locator(".os-choice > button:visible").all_inner_texts():
        assert choice in said
    take(page, "Walk round")
    expect(report_of(story).locator("textarea")).to_be_hidden()
    said = open_report(story)
    assert ": door," not in said and "Walk round" not in said
    report_of(story).locator("input[type=checkbox]").check()
    assert "Walk round" in message(story).partition("My answer:")[2]


def test_the_message_opens_where_the_course_wants_it(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, CALM, COLOPHON))
    story = page.locator(".os-story")
    open_report(story)
    area, link = report_of(story).locator("textarea"), report_of(story).locator("a")
    area.fill("100 % & more: $& {title}\nand {body}")
    expect(link).to_have_attribute("target", "_blank")
    address = urlsplit(link.get_attribute("href"))
    assert (address.scheme, address.netloc, address.path) == ("https", "example.org", "/us/it/-/issues/new")
    query = parse_qs(address.query)
    assert query["issue[description]"] == ["100 % & more: $& {title}\r\nand {body}"]
    assert query["issue[title]"][0].startswith("A trial 1.2.0: ")
