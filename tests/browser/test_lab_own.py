"""A learner's own in a real JupyterLab: asked again in time, moved to the page by one file, erased; and not a word of it in
what a notebook saves."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onesided.markup.markdown import plain
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import Shelf
from onesided.progress import course_of, summary_of
from onesided.record import read_log, remember_all
from onesided.report import class_report
from onesided.widgets.today import offset
from tests.browser.answering import key_of
from tests.browser.conftest import listen
from tests.browser.lab import RUN_ALL, Lab
from tests.browser.remembered import record
from tests.browser.responses import wrong
from tests.browser.test_book_own import LIVE, MAP, REVIEW, STUDIED, status
from tests.browser.test_lab import scratch
from tests.browser.waiting import expect_soon
from tests.conftest import ROOT
from tests.lives import WORDS, life
from tests.report.classes import School

SHELF = Shelf(ROOT)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


@pytest.fixture
def lived(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Three chapters, answered in this JupyterLab over some days."""
    monkeypatch.setenv("ONESIDED_RECORD", str(lab.record))
    attempts = life(SHELF, STUDIED)
    assert remember_all(attempts)
    return attempts


def due(attempts: list[dict[str, Any]], minutes_east: int) -> list[str]:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return summary_of(course_of(SHELF, plain=plain), attempts, now, minutes_east)["due"]["now"]


def saved(lab: Lab, page: Page, notebook: str) -> str:
    """The text of the notebook as JupyterLab saves it now."""
    lab.save(page)
    expect(page.locator(".jp-mod-current.jp-mod-dirty")).to_have_count(0)
    return (lab.course / notebook).read_text(encoding="utf-8")


def test_from_lab_to_the_page_and_nothing_leaves(
    lab: Lab, page: Page, browser: Browser, site: str, lived: list[dict[str, Any]], tmp_path: Path
):
    told = listen(page, lab.origin)
    asked = due(lived, offset())  # the kernel's clock is this machine's

    lab.open(page, "notebooks/review.ipynb")
    before = (lab.course / "notebooks/review.ipynb").read_text(encoding="utf-8")
    lab.run_all(page)
    items = page.locator(".os-review .os-item[data-awake]")
    expect(items).to_have_count(len(asked))
    shown = items.evaluate_all("forms => forms.map(form => `${form.dataset.quiz}#${form.dataset.item}`)")
    assert shown == asked
    # The first one that has radio buttons, certain and wrong.
    place = next(at for at, name in enumerate(asked) if key_of(items.nth(at))["type"] in ("choice", "true-false"))
    item, name = items.nth(place), asked[place]
    response = wrong(key_of(item))
    item.locator(f'input[name="response"][value="{str(response).lower()}"]').check()
    item.locator('input[name="confidence"][value="certain"]').check()
    item.locator(".os-check").click()
    expect(item).to_have_attribute("data-verdict", "wrong")
    expect(item.locator(".os-sure-miss")).to_be_visible()
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached()
    expect_soon(lambda: lab.kept()[-1]["occasion"].startswith("review#"), True)
    mine = lab.kept()[-1]
    assert (mine["name"], mine["confidence"], mine["host"]) == (name, "certain", "lab")
    assert mine["seconds"] is not None and json.loads(mine["verdict"])["right"] is False
    after = saved(lab, page, "notebooks/review.ipynb")
    assert after == before, "a review that was answered is saved as it was"

    lab.open(page, "notebooks/your-map.ipynb")
    before = (lab.course / "notebooks/your-map.ipynb").read_text(encoding="utf-8")
    lab.run_all(page)
    with page.expect_download() as download:
        page.locator(".os-save").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    log = read_log(file.read_text(encoding="utf-8"))
    assert (log.problem, log.refused, len(log.attempts)) == (None, 0, len(lab.kept()))
    assert saved(lab, page, "notebooks/your-map.ipynb") == before
    # JupyterLab's own start-up may throw now and then; what is ours runs from a blob.
    assert not [said for said in told if not said.startswith("error:") or "blob:" in said]

    phone = browser.new_context(viewport={"width": 390, "height": 800}, timezone_id="UTC")
    reader = phone.new_page()
    there = listen(reader, site)
    reader.goto(f"{site}/{MAP}")
    reader.locator(".os-load input").set_input_files(file)
    expect(status(reader)).to_have_text(LIVE["record-added"].format(count=len(log.attempts), known=0))
    reader.goto(f"{site}/{REVIEW}")
    left = reader.locator(".os-review .os-item[data-awake]")
    expect(left.first).to_be_visible()
    names = left.evaluate_all("forms => forms.map(form => `${form.dataset.quiz}#${form.dataset.item}`)")
    assert name not in names, "what was answered in Lab today is not asked here today"
    assert names == due(log.attempts, 0)  # the phone keeps UTC
    assert there == []

    # And back: what was answered on the phone is added in Lab.
    first = left.filter(has=reader.locator("input[type=radio][name=response]")).first
    first.locator('input[name="response"]').first.check()
    first.locator('input[name="confidence"][value="guessing"]').check()
    first.locator(".os-check").click()
    expect(first).to_have_attribute("data-state", "checked")
    reader.goto(f"{site}/{MAP}")
    with reader.expect_download() as download:
        reader.locator(".os-save").click()
    back = tmp_path / "back.jsonl"
    download.value.save_as(back)
    assert len(record(reader)) == len(log.attempts) + 1
    phone.close()
    page.locator(".os-load input").set_input_files(back)
    expect(status(page)).to_have_text(LIVE["record-added"].format(count=1, known=len(log.attempts)))
    assert len(lab.kept()) == len(log.attempts) + 1


def test_words_are_shown_and_not_saved(lab: Lab, page: Page, lived: list[dict[str, Any]]):
    lab.open(page, "notebooks/what-i-would-tell-a-friend.ipynb")
    lab.run_all(page)
    expect(page.locator(".os-mine blockquote").first).to_have_text(WORDS)
    text = saved(lab, page, "notebooks/what-i-would-tell-a-friend.ipynb")
    assert "hour is hers" not in text and "widget-state" not in text


def test_the_picture_of_the_last_chapter_is_drawn_and_not_saved(lab: Lab, page: Page, lived: list[dict[str, Any]]):
    chapter = json.loads((lab.course / "notebooks/10-putting-it-together.ipynb").read_text(encoding="utf-8"))
    source = {cell["id"]: "".join(cell["source"]) for cell in chapter["cells"]}
    notebook = scratch(lab, "picture", source["tools"], source["figure-your-record"])
    lab.open(page, notebook)
    page.evaluate(RUN_ALL)
    drawn = page.locator(".jp-Notebook .os-figure", has_text="From your own record")
    expect(drawn).to_be_attached(timeout=120_000)
    assert "too few to say" not in drawn.locator("svg").first.inner_html()
    kept = json.loads(saved(lab, page, notebook))["cells"][1]["outputs"]
    assert [sorted(output["data"]) for output in kept] == [[REFERENCE_MIME, "text/plain"]]
    assert [output["data"][REFERENCE_MIME] for output in kept] == [{"kind": "own", "name": "calibration"}]


def test_some_of_it_is_handed_in(lab: Lab, page: Page, lived: list[dict[str, Any]], tmp_path: Path):
    lab.open(page, "notebooks/your-map.ipynb")
    lab.run_all(page)
    page.locator(".os-hand-in").click()
    form = page.locator(".os-handing")
    form.locator("[name=share][value=some]").check()
    form.get_by_label("1. A unique bond").check()
    form.locator("[name=name]").press_sequentially("Dd Ana")  # D twice would delete the cell
    form.locator("[type=submit]").click()
    expect(page.locator(".os-handed")).to_contain_text("The name “Dd Ana”.")
    with page.expect_download() as download:
        page.locator(".os-handed-save").click()
    download.value.save_as(tmp_path / "handed.json")
    text = (tmp_path / "handed.json").read_text(encoding="utf-8")
    held = json.loads(text)
    assert (held["name"], held["chapters"], held["reflections"]) == ("Dd Ana", ["a-unique-bond"], False)
    assert WORDS.split("\n")[0] not in text and {one["name"].split("/")[0] for one in held["attempts"]} == {
        "a-unique-bond"
    }
    report = class_report(tmp_path, shelf=SHELF)
    assert report.attempts == len(held["attempts"]) and [row["name"] for row in report.students] == ["Dd Ana"]


def test_a_report_shows_itself_in_a_notebook(lab: Lab, page: Page, tmp_path: Path):
    school = School(SHELF)
    for number in range(3):
        (tmp_path / f"{number}.json").write_text(school.hand_in(number, f"<i>S{number}</i>"), encoding="utf-8")
    notebook = scratch(lab, "reporting", "import onesided", f"onesided.class_report({str(tmp_path)!r})")
    lab.open(page, notebook)
    page.evaluate(RUN_ALL)
    shown = page.locator(".jp-Notebook .os-report")
    expect(shown.locator("h2").first).to_have_text("What your class handed in", timeout=120_000)
    expect(shown.locator(".of-students tbody tr")).to_have_count(3)
    expect(shown.locator(".of-students tbody th").first).to_have_text("<i>S0</i>")


def test_erasing_in_lab_empties_the_file_and_what_is_open(lab: Lab, page: Page, lived: list[dict[str, Any]]):
    lab.open(page, "notebooks/your-map.ipynb")
    lab.run_all(page)
    page.locator(".os-erase").click()
    page.locator(".os-erase-yes").click()
    expect(status(page)).to_have_text(LIVE["record-erased"])
    assert lab.kept() == []
    expect(page.locator(".os-lead")).to_have_text(LIVE["nothing-yet"])
    left = b"".join(path.read_bytes() for path in lab.record.parent.iterdir())
    assert b"hour is hers" not in left
