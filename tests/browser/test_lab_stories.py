"""Stories in a real JupyterLab: lived through in both directions, and left without a trace in the notebook."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import listen
from tests.browser.lab import Lab
from tests.browser.test_lab import cell_output, run_cell, scratch

WITH_NOTE = "a-special-slot"
SHOW = "from onesided import vignette\nstory = vignette('{name}')\nstory"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def story_on(page: Page, place: int = 0) -> Locator:
    return page.locator(".jp-Notebook .os-story").nth(place)


def saved(lab: Lab, page: Page, path: str) -> dict:
    """Save the notebook and return it as it is on the disk, once JupyterLab says that it is."""
    lab.save(page)
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=30_000)
    return json.loads((lab.course / path).read_text())


def test_what_is_chosen_is_in_python_and_what_python_restarts_is_on_the_screen(lab: Lab, page: Page):
    path = scratch(
        lab,
        "a-story-both-ways",
        SHOW.format(name="the-gift"),
        "print(len(story.path), story.ending, story.seen[0], sum(map(abs, story.meters.values())) > 0)",
        "story.restart()\nprint(story.path, story.seen)",
    )
    lab.open(page, path)
    run_cell(page, 0)
    story = story_on(page)
    expect(story).to_have_class("onesided os-story os-awake")
    story.locator(".os-scene[data-now] .os-choice button").first.click()
    expect(story.locator(".os-trail > li")).to_have_count(1)
    run_cell(page, 1)
    expect(cell_output(page, 1)).to_contain_text("1 None the-parcel True")
    run_cell(page, 2)
    expect(cell_output(page, 2)).to_contain_text("[] ['the-parcel']")
    expect(story.locator(".os-trail > li")).to_have_count(0)


@pytest.mark.parametrize("by", ["button", "shift", "python"])
def test_a_story_that_is_left_leaves_nothing_in_the_notebook(lab: Lab, page: Page, by: str):
    path = scratch(lab, f"left-by-{by}", SHOW.format(name=WITH_NOTE), "print('kept')", "story", "story.left = True")
    lab.open(page, path)
    for place in range(3):
        run_cell(page, place)
    expect(page.locator(".jp-Notebook .os-story.os-awake")).to_have_count(2)
    story_on(page).locator(".os-begin").click()
    match by:
        case "button":
            story_on(page).locator(".os-leave").click()
        case "shift":
            for _ in range(3):
                page.keyboard.press("Shift")
        case "python":
            run_cell(page, 3)
    expect(page.locator(".jp-Notebook .os-story")).to_have_count(0)
    for place in (0, 2):
        expect(cell_output(page, place)).to_have_count(0)
    expect(cell_output(page, 1)).to_have_text("kept")
    assert "Error displaying widget" not in page.locator(".jp-Notebook").inner_text()
    cells = saved(lab, page, path)["cells"]
    assert [bool(cell["outputs"]) for cell in cells] == [False, True, False, False]
    # Whoever wants the story back runs the cell.
    run_cell(page, 0)
    expect(page.locator(".jp-Notebook .os-story.os-awake")).to_have_count(1)


def test_a_story_in_a_box_is_left_as_well(lab: Lab, page: Page):
    box = f"import ipywidgets\nfrom onesided import vignette\nipywidgets.VBox([vignette('{WITH_NOTE}')])"
    path = scratch(lab, "left-in-a-box", box)
    lab.open(page, path)
    run_cell(page, 0)
    story_on(page).locator(".os-leave").click()
    expect(cell_output(page, 0)).to_have_count(0)
    assert not saved(lab, page, path)["cells"][0]["outputs"]


def two_stories(lab: Lab, name: str) -> str:
    """A notebook of two stories, run and written as notebooks of the course are committed."""
    cells = ("from onesided import vignette", "vignette('the-gift')", f"vignette('{WITH_NOTE}')")
    path = scratch(lab, name, *cells)
    # By itself, because Playwright keeps this process's loop.
    subprocess.run([sys.executable, "-m", "onesided", "notebooks", path], cwd=lab.course, check=True)
    return path


def test_the_stories_that_were_run_and_saved_say_what_they_are_the_next_day(lab: Lab, page: Page):
    told = listen(page, lab.origin)
    path = two_stories(lab, "committed")
    committed = (lab.course / path).read_bytes()
    lab.open(page, path)
    lab.run_all(page, 2)
    story_on(page).locator(".os-scene[data-now] .os-choice button").first.click()
    page.evaluate("() => { document.title = 'dirty'; }")
    saved(lab, page, path)
    assert (lab.course / path).read_bytes() == committed
    page.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")
    lab.open(page, path)
    text = page.locator(".jp-Notebook").inner_text()
    assert "Story: The gift, about 8 minutes. Run this cell to live it." in text
    assert "Error displaying widget" not in text and "model not found" not in text
    assert not [said for said in told if not said.startswith("error:") or "blob:" in said]


def test_the_note_leads_to_the_help_lines(lab: Lab, page: Page):
    lab.open(page, two_stories(lab, "with-a-note"))
    lab.run_all(page, 2)
    page.locator(".jp-Notebook .os-note a[data-see='help-lines#help-lines']").first.click()
    expect(page.locator(".jp-MarkdownViewer h1")).to_contain_text("Help lines")
    assert page.evaluate("() => window.jupyterapp !== undefined"), "JupyterLab was taken away"
