"""The form of a hand-in, on the published page: what will be in the file is said before it is saved, and is what is saved.
Nothing leaves the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onesided.frontend.join import FOLDER
from onesided.markup.messages import MESSAGES
from onesided.model import Shelf
from onesided.progress import course_of
from onesided.progress.course import pieces_of
from onesided.record import hand_in, write_log
from onesided.record.hand_in import file_name
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.conftest import ROOT
from tests.lives import WORDS, life

PAGE = MESSAGES["page"]
LIVE = json.loads((FOLDER / "messages-own.en.json").read_text(encoding="utf-8"))["live"]
MAP = "notebooks/your-map.html"
STUDIED = ("a-unique-bond", "echoes")


@pytest.fixture(scope="module")
def lived() -> list[dict]:
    return life(Shelf(ROOT), STUDIED, days=(3, 2))


@pytest.fixture
def form(page: Page, site: str, lived: list[dict], tmp_path: Path) -> Locator:
    """The form, open, in a browser that remembers two chapters."""
    log = tmp_path / "record.jsonl"
    log.write_text(write_log(lived, lived[-1]["time"]), encoding="utf-8")
    page.goto(f"{site}/{MAP}")
    page.locator(".os-load input").set_input_files(log)
    expect(page.locator('.os-mine[data-own="record"] .os-status')).to_contain_text("Added")
    begin = page.get_by_role("button", name=PAGE["own-record-hand-in"])
    expect(begin).to_have_attribute("aria-expanded", "false")
    begin.click()
    expect(begin).to_have_attribute("aria-expanded", "true")
    return page.locator(".os-handing")


def saved(page: Page, folder: Path) -> tuple[str, str]:
    """The name and the text of the file that is saved."""
    with page.expect_download() as download:
        page.locator(".os-handed-save").click()
    download.value.save_as(folder / "saved.json")
    return download.value.suggested_filename, (folder / "saved.json").read_text(encoding="utf-8")


def test_what_is_said_to_be_in_the_file_is_in_it(
    form: Locator, page: Page, site: str, lived: list[dict], tmp_path: Path
):
    told = listen(page, site)
    form.get_by_label(PAGE["hand-in-some"]).check()
    form.get_by_label("1. A unique bond").check()
    form.get_by_label(PAGE["hand-in-name"]).fill(" Ana <b>Berg</b> ")
    form.get_by_role("button", name=PAGE["hand-in-look"]).click()
    holds = page.locator(".os-handed")
    expect(holds).to_be_focused()
    inside, outside = holds.locator("ul").all()
    expect(inside).to_contain_text(LIVE["hand-in-named"].format(name="Ana <b>Berg</b>"))
    expect(inside).to_contain_text(LIVE["hand-in-chapters"].format(chapters="1. A unique bond"))
    expect(outside).to_contain_text(LIVE["hand-in-without-words"]["one"])
    expect(outside).to_contain_text(LIVE["hand-in-without-chapters"])
    assert violations(page, ".os-mine[data-own=record]") == []
    name, text = saved(page, tmp_path)
    held = json.loads(text)
    assert (held["name"], held["chapters"], held["reflections"]) == ("Ana <b>Berg</b>", ["a-unique-bond"], False)
    assert name.endswith(f"-{held['id'][:8]}.json") and WORDS.split("\n")[0] not in text
    expect(page.locator('.os-mine[data-own="record"] .os-status')).to_have_text(LIVE["hand-in-saved"].format(name=name))
    chapters = {one["name"]: one["pieces"] for one in pieces_of(course_of(Shelf(ROOT))) if one["number"] == 1}
    ours = hand_in(lived, held["made"], name=held["name"], chapters=chapters, id=held["id"])
    assert json.loads(ours.text) == held and name == file_name(ours.id, name[18:28])
    assert told == []


def test_words_go_along_only_where_that_is_ticked(form: Locator, page: Page, lived: list[dict], tmp_path: Path):
    form.get_by_label(PAGE["hand-in-words-too"]).check()
    form.get_by_role("button", name=PAGE["hand-in-look"]).click()
    expect(page.locator(".os-handed")).to_contain_text(LIVE["hand-in-with-words"]["other"].format(count=2))
    # What was described is gone as soon as something else is chosen.
    form.get_by_label(PAGE["hand-in-name"]).fill("A")
    expect(page.locator(".os-handed")).to_be_hidden()
    form.get_by_role("button", name=PAGE["hand-in-look"]).click()
    _, text = saved(page, tmp_path)
    held = json.loads(text)
    assert held["name"] == "A" and held["chapters"] is None and len(held["attempts"]) == len(lived)
    assert [one["response"] for one in held["attempts"]].count(WORDS) == 2


def test_it_can_be_filled_in_by_keyboard_and_left(form: Locator, page: Page):
    begin = page.get_by_role("button", name=PAGE["own-record-hand-in"])
    expect(form.get_by_label(PAGE["hand-in-all"])).to_be_focused()
    expect(form.locator(".os-shared")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(form.locator(".os-shared")).to_be_visible()
    form.get_by_role("button", name=PAGE["hand-in-look"]).press("Enter")
    status = page.locator('.os-mine[data-own="record"] .os-status')
    expect(status).to_have_text(LIVE["hand-in-which"])
    expect(form.get_by_label("1. A unique bond")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the second chapter, of which nothing is answered
    page.keyboard.press("Enter")
    expect(status).to_have_text(LIVE["hand-in-empty"])
    form.get_by_role("button", name=PAGE["hand-in-no"]).press("Enter")
    expect(form).to_be_hidden()
    expect(begin).to_be_focused()
