"""The first chapter in a real JupyterLab: run, answered, saved, closed, opened the next day."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

import pytest
from nbformat import writes
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from onesided.model.colophon import colophon_of
from tests.browser.conftest import listen
from tests.browser.lab import Lab
from tests.browser.waiting import expect_soon

CHAPTER = "notebooks/01-a-unique-bond.ipynb"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def scratch(lab: Lab, name: str, *cells: str) -> str:
    """Write a notebook into the course that Lab has open, and return its path from there."""
    path = f"notebooks/{name}.ipynb"
    made = [new_code_cell(source, id=f"cell-{place}") for place, source in enumerate(cells)]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    (lab.course / path).write_text(writes(new_notebook(cells=made, metadata=metadata)))
    return path


def quiz_on(page: Page, name: str, place: int = 0) -> Locator:
    return page.locator(f'.jp-Notebook .os-quiz[data-name="{name}"]').nth(place)


def first_choice(quiz: Locator) -> tuple[Locator, int]:
    """The quiz's first item of the type `choice`, and the index of its right option."""
    item = quiz.locator('.os-item[data-type="choice"]').first
    return item, json.loads(item.get_attribute("data-key"))["key"]


def answer_right(quiz: Locator) -> Locator:
    item, key = first_choice(quiz)
    if item.locator(".os-again").is_visible():  # answered before, by another check in the same course
        item.locator(".os-again").click()
    item.locator(f'input[name="response"][value="{key}"]').check()
    item.locator(".os-check").click()
    expect(item.locator(".os-status")).to_contain_text("Right")
    return item


def cell_output(page: Page, place: int) -> Locator:
    return page.locator(".jp-Notebook .jp-CodeCell").nth(place).locator(".jp-OutputArea-output")


def run_cell(page: Page, place: int) -> None:
    page.evaluate(
        """place => {
            const notebook = window.jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = place;
            return window.jupyterapp.commands.execute('notebook:run-cell');
        }""",
        place,
    )


def test_the_whole_chapter_wakes_and_asks_nobody(lab: Lab, page: Page):
    told = listen(page, lab.origin)
    lab.open(page, CHAPTER)
    source = json.loads((lab.course / CHAPTER).read_text())
    code = ["".join(cell["source"]) for cell in source["cells"] if cell["cell_type"] == "code"]
    quizzes = sum(cell.startswith("quiz(") for cell in code)
    lab.run_all(page, quizzes)
    expect(page.locator(".jp-Notebook .os-quiz.os-awake")).to_have_count(quizzes)
    expect(page.locator(".jp-Notebook .os-explore input[type=range]")).to_be_visible()
    expect(page.locator(".jp-Notebook .os-figure svg").first).to_be_attached()
    assert not page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count()
    assert page.locator(".jp-Notebook img").count() == 0, "a plot is shown as a picture, without a table"
    # No news, no question about updates, nothing to close before reading.
    assert page.locator(".jp-toastContainer .Toastify__toast, .jp-Dialog").count() == 0
    # JupyterLab's own start-up may throw now and then; what is ours runs from a blob.
    assert not [said for said in told if not said.startswith("error:") or "blob:" in said]


def test_d_twice_on_a_radio_leaves_the_cell_where_it_is(lab: Lab, page: Page):
    path = scratch(lab, "keys", "from onesided import quiz", 'quiz("a-unique-bond/chapter-quiz")')
    lab.open(page, path)
    lab.run_all(page)
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    item, _ = first_choice(quiz_on(page, "a-unique-bond/chapter-quiz"))
    item.locator('input[name="response"]').first.focus()
    for key in ("d", "d", "x", "a", "z"):
        page.keyboard.press(key)
    expect(item.locator('input[name="response"]').first).to_be_focused()
    assert cells.count() == before
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.os-quiz') !== null"), "Tab goes on inside the quiz"


def test_a_problem_is_reported_where_it_is_met(lab: Lab, page: Page):
    told = listen(page, lab.origin)
    path = scratch(lab, "report", "from onesided import quiz", 'quiz("a-unique-bond/what-an-alliance-is")')
    lab.open(page, path)
    lab.run_all(page)
    item = answer_right(quiz_on(page, "a-unique-bond/what-an-alliance-is"))
    report = item.locator(".os-report")
    report.locator("summary").focus()
    page.keyboard.press("Enter")
    area = report.locator("textarea")
    expect(area).to_be_visible()
    lines = area.input_value().splitlines()
    name = f"a-unique-bond/what-an-alliance-is#{item.get_attribute('data-item')}"
    # No address: JupyterLab's may hold the name of an account, and the cell says enough.
    assert lines[3:6] == [
        colophon_of(lab.course).edition,
        f"{name}, {item.get_attribute('data-digest')}",
        "report#cell-1, lab",
    ]
    page.keyboard.press("Tab")
    expect(area).to_be_focused()
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.keyboard.press("Control+Home")
    page.keyboard.type("ddxa")
    assert area.input_value().startswith("ddxaWhat is wrong:")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    report.locator("button").click()
    expect(report.locator("output")).to_have_text(re.compile("Copied|Selected"))
    assert not [said for said in told if not said.startswith("error:") or "blob:" in said]


def test_what_is_clicked_is_in_python_and_what_python_resets_is_on_the_screen(lab: Lab, page: Page):
    path = scratch(
        lab,
        "both-ways",
        "import ipywidgets\nfrom onesided import quiz\nq = quiz('a-unique-bond/chapter-quiz')\n"
        "shown = ipywidgets.FloatProgress(max=7)\nipywidgets.link((q, 'score'), (shown, 'value'))\nipywidgets.VBox([q, shown])",
        "print(sorted(q.responses), [v['right'] for v in q.verdicts.values()], q.answered, q.score, shown.value)",
        "q.reset()\nprint(q.responses, q.answered, q.score)",
    )
    lab.open(page, path)
    run_cell(page, 0)
    quiz = quiz_on(page, "a-unique-bond/chapter-quiz")
    expect(quiz).to_have_class("onesided os-quiz os-awake")
    item = quiz.locator('.os-item[data-type="choice"]').first
    key = json.loads(item.get_attribute("data-key"))["key"]
    if item.locator(".os-confidence").count():
        item.locator('input[name="confidence"]').first.check()
    item.locator(f'input[name="response"][value="{key}"]').check()
    item.locator(".os-check").click()
    expect(item.locator(".os-status")).to_contain_text("Right")
    run_cell(page, 1)
    name = item.get_attribute("data-item")
    expect(cell_output(page, 1)).to_contain_text(f"['{name}'] [True] 1 1.0 1.0")
    run_cell(page, 2)
    expect(cell_output(page, 2)).to_contain_text("{} 0 0.0")
    expect(item.locator(".os-status")).not_to_contain_text("Right")
    expect(item.locator(f'input[name="response"][value="{key}"]')).not_to_be_checked()


def test_answers_are_there_again_after_the_kernel_and_the_page_are_gone(lab: Lab, page: Page):
    quiz_name = "a-unique-bond/what-an-alliance-is"
    path = scratch(
        lab, "again", "from onesided import quiz", f'quiz("{quiz_name}")', f'quiz("{quiz_name}", occasion="after")'
    )
    lab.open(page, path)
    lab.run_all(page, 2)
    here, after = quiz_on(page, quiz_name), quiz_on(page, quiz_name, 1)
    answer_right(here)
    expect(after.locator(".os-status", has_text="Right")).to_have_count(0)
    expect_soon(lambda: [(row["occasion"], row["host"]) for row in lab.kept()[-1:]], [("again#cell-1", "lab")])
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lab.open(page, path)
    lab.run_all(page, 2)
    item, key = first_choice(here)
    expect(item.locator(f'input[name="response"][value="{key}"]')).to_be_checked()
    expect(item.locator(".os-status")).to_contain_text("Right")
    # The other place has its own answers, and shows the first beside the second.
    other = answer_right(after)
    expect(other).to_contain_text("Earlier you answered")


def test_a_chapter_that_was_run_saved_and_closed_says_what_it_holds_the_next_day(lab: Lab, page: Page, root: Path):
    lab.open(page, CHAPTER)
    lab.run_all(page, 5)
    answer_right(quiz_on(page, "a-unique-bond/what-an-alliance-is"))
    page.evaluate("() => { document.title = 'dirty'; }")
    lab.save(page)
    # Only run and answered, it is the committed one, byte for byte: an update by git meets no conflict.
    committed = (root / CHAPTER).read_bytes()
    expect(page.locator(".jp-NotebookPanel .jp-Notebook")).to_be_visible()
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=30_000)
    assert (lab.course / CHAPTER).read_bytes() == committed
    page.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")
    lab.open(page, CHAPTER)
    text = page.locator(".jp-Notebook").inner_text()
    assert "Run this cell to answer" in text
    assert "model not found" not in text
    assert "Error displaying widget" not in text
    # A figure that was not run again shows its numbers.
    expect(page.locator(".jp-Notebook .jp-OutputArea-output table").first).to_be_attached()


def test_a_link_in_a_quiz_never_takes_jupyterlab_away(lab: Lab, page: Page):
    lab.open(page, CHAPTER)
    lab.run_all(page, 5)
    item = answer_right(quiz_on(page, "a-unique-bond/what-an-alliance-is"))
    item.locator(".os-answer > summary").click()
    passage = item.locator(".os-answer a.os-see[href^='#']").first
    slug = passage.get_attribute("data-see").partition("#")[2]
    passage.click()
    page.wait_for_function("() => /^H[1-6]$/.test(document.activeElement.tagName)")
    heading = page.evaluate("() => document.activeElement.textContent")
    assert re.sub(r"[^a-z -]", "", heading.lower()).strip().replace(" ", "-") == slug
    source = item.locator(".os-answer a.os-see:not([href^='#'])").first
    source.click()
    # A page of the course opens beside the notebook, as something to read.
    expect(page.locator(".jp-MarkdownViewer")).to_contain_text("Bordin")
    expect(page.locator(".jp-NotebookPanel")).to_be_attached()
    page.evaluate("() => window.jupyterapp.shell.activateById(document.querySelector('.jp-NotebookPanel').id)")
    assert page.url.startswith(f"{lab.origin}/lab/")
    assert page.evaluate("() => window.jupyterapp !== undefined"), "JupyterLab was taken away"


def test_a_link_to_the_web_opens_beside_jupyterlab(lab: Lab, page: Page):
    bank = (
        "title: Links\nitems:\n  - id: out\n    type: reflect\n    objective: alliance-parts\n"
        "    stem: See [the web](https://example.org/page) and [a term](glossary#alliance), then write.\n    model: Words.\n"
    )
    (lab.course / "book/quizzes/links.yml").write_text(bank)
    path = scratch(lab, "links", "from onesided import quiz", 'quiz("links")')
    lab.open(page, path)
    lab.run_all(page)
    quiz = quiz_on(page, "links")
    with page.context.expect_page() as opened:
        quiz.locator("a[href^='https:']").click()
    opened.value.close()
    expect(quiz).to_be_visible()
    quiz.locator("a[data-see='glossary#alliance']").click()
    expect(page.locator(".jp-MarkdownViewer")).to_contain_text("Alliance")
    assert page.url.startswith(f"{lab.origin}/lab/")


def test_a_citation_in_the_prose_opens_the_references_to_be_read(lab: Lab, page: Page):
    lab.open(page, CHAPTER)
    citation = page.locator(".jp-Notebook .jp-MarkdownCell a", has_text="Bordin").first
    # JupyterLab resolves the links of a cell, and takes their clicks over, a moment after it has shown them.
    expect(citation).to_have_attribute("href", re.compile("/files/book/references.md.*#bordin1979generalizability"))
    viewer = page.locator(".jp-MarkdownViewer")
    for _ in range(3):  # JupyterLab may take the first click in a notebook just opened for choosing the cell alone
        citation.click()
        with contextlib.suppress(PlaywrightTimeout):
            viewer.wait_for(timeout=8_000)
            break
    expect(page.locator(".jp-MarkdownViewer #bordin1979generalizability")).to_contain_text("The generalizability of")
    expect(page.locator(".jp-FileEditor")).to_have_count(0)


def test_a_wrong_name_is_one_sentence_with_the_nearest(lab: Lab, page: Page):
    path = scratch(lab, "wrong", "from onesided import quiz", 'quiz("a-unique-bond/what-an-aliance-is")')
    lab.open(page, path)
    run_cell(page, 0)
    run_cell(page, 1)
    output = cell_output(page, 1)
    expect(output).to_contain_text('the nearest is "a-unique-bond/what-an-alliance-is"')
    assert "Traceback" not in output.inner_text()
    assert len(output.inner_text().splitlines()) <= 2


def test_two_copies_in_one_notebook_do_not_disturb_each_other(lab: Lab, page: Page):
    name = "a-unique-bond/what-an-alliance-is"
    path = scratch(lab, "twice", "from onesided import quiz", f'quiz("{name}")', f'quiz("{name}")')
    lab.open(page, path)
    lab.run_all(page, 2)
    first, second = quiz_on(page, name), quiz_on(page, name, 1)
    answer_right(first)
    item, key = first_choice(second)
    expect(item.locator(f'input[name="response"][value="{key}"]')).not_to_be_checked()
    expect(item.locator(".os-status")).to_be_empty()


def test_an_exploration_moves_by_keyboard(lab: Lab, page: Page):
    lab.open(page, CHAPTER)
    lab.run_all(page, 5)
    figure = page.locator(".jp-Notebook .os-explore")
    slider = figure.locator("input[type=range]")
    before = figure.locator("output").inner_text()
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(figure.locator("output")).not_to_have_text(before)
    expect(figure.locator(".os-frame:not([hidden])")).to_have_count(1)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_a_quiz_in_lab_has_no_axe_violation(lab: Lab, page: Page, root: Path, theme: str):
    path = scratch(lab, "axe", "from onesided import quiz", 'quiz("a-unique-bond/what-an-alliance-is")')
    lab.open(page, path)
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
    lab.run_all(page)
    answer_right(quiz_on(page, "a-unique-bond/what-an-alliance-is"))
    page.add_script_tag(path=root / "tests/node_modules/axe-core/axe.min.js")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run('.os-quiz', {runOnly: tags})", tags)["violations"]
    assert not [(violation["id"], [node["html"][:120] for node in violation["nodes"]]) for violation in found]
