"""The build fails for what is wrong, and rewrites what has changed and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest

from onesided.cli.book import build
from onesided.model import CourseError
from tests.conftest import ROOT
from tests.model.good_story import STORY

TOC = """\
format: jb-book
root: book/welcome
chapters:
  - {file: book/second}
  - {file: book/asking}
  - {file: book/living}
  - {file: notebooks/01-drawn}
  - {file: notebooks/02-lived}
  - {file: notebooks/03-asked}
  - {file: notebooks/review}
  - {file: notebooks/your-map}
  - {file: book/references}
  - {file: book/help-lines}
"""
BANK = """\
title: A trial
items:
  - id: which
    type: choice
    objective: trial
    stem: Which one is right?
    see: second#a-passage
    options:
      - {text: This one, correct: true, feedback: Because it is the one that is right in this trial of ours.}
      - {text: That one, feedback: Because the other one is right in this trial of ours.}
      - {text: Neither, feedback: Because one of the others is right in this trial of ours.}
"""
# Jupyter Book writes the page that leads to the first one again each time, and the search names the edition of its index.
ALWAYS = {"index.html", "search.html"}
STORY_PAGES = {"book/living.html", "notebooks/02-lived.html"}
QUIZ_PAGES = {"book/asking.html", "notebooks/03-asked.html"}
# The review loads the questions by an address that tells one wording from another; the map knows of no wording.
OWN_PAGES = {"notebooks/review.html", "notebooks/your-map.html"}
OBJECTIVES = "trial: {chapter: asked, verb: name, level: remember, text: Name the right one., terms: [right]}\n"
DRAWN = (
    "from onesided import data, figure\nrows = data('numbers')\n"
    "figure(lambda ax: ax.plot([row['y'] for row in rows]), alt='A line.', table=rows)"
)


LIVED = "from onesided import vignette\nvignette('the-parcel')"
ASKED = "from onesided import quiz\nquiz('trial')"


def write_notebook(path: Path, code: str) -> None:
    from nbformat import write
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = [new_markdown_cell("# Drawn", id="title"), new_code_cell(code, id="drawing")]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    write(new_notebook(cells=cells, metadata=metadata), path)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("trial")
    for folder in ("book/quizzes", "book/vignettes", "book/data", "notebooks"):
        (root / folder).mkdir(parents=True)
    # The real settings, so that what holds here holds for the course.
    shutil.copy(ROOT / "_config.yml", root)
    (root / "_toc.yml").write_text(TOC)
    (root / "requirements.txt").write_text("")
    (root / "book/welcome.md").write_text("# Welcome\n\n$r = .28$\n")
    (root / "book/second.md").write_text("# Second\n\n## A passage\n\nText, and nothing else.\n")
    (root / "book/asking.md").write_text("# Asking\n\n```{quiz} trial\n```\n")
    (root / "book/living.md").write_text("# Living\n\n```{vignette} the-parcel\n```\n")
    (root / "book/references.md").write_text("# References\n\n(a-key)=\nA work.\n")
    (root / "book/references.bib").write_text("")
    (root / "book/help-lines.md").write_text("# Help lines\n\nThe footer leads here.\n")
    (root / "book/quizzes/trial.yml").write_text(BANK)
    (root / "book/vignettes/the-parcel.yml").write_text(STORY)
    (root / "book/data/numbers.csv").write_text("y\n1\n2\n")
    write_notebook(root / "notebooks/01-drawn.ipynb", DRAWN)
    write_notebook(root / "notebooks/02-lived.ipynb", LIVED)
    write_notebook(root / "notebooks/03-asked.ipynb", ASKED)
    write_notebook(root / "notebooks/review.ipynb", "from onesided import review\nreview()")
    write_notebook(root / "notebooks/your-map.ipynb", "from onesided import my_map\nmy_map()")
    (root / "book/objectives.yml").write_text(OBJECTIVES)
    build(root)
    return root


def written(root: Path) -> dict[str, float]:
    html = root / "_build/html"
    return {path.relative_to(html).as_posix(): path.stat().st_mtime_ns for path in html.rglob("*.html")}


def read_at(root: Path) -> dict[str, float]:
    """When Sphinx last read each page."""
    trees = root / "_build/.doctrees"
    found = trees.rglob("*.doctree")
    return {path.relative_to(trees).with_suffix(".html").as_posix(): path.stat().st_mtime_ns for path in found}


def contents(root: Path) -> dict[str, bytes]:
    html = root / "_build/html"
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}


def rewritten(root: Path, path: str, old: str, new: str) -> set[str]:
    """Change a file, build, and return the pages that were written anew."""
    before = written(root)
    time.sleep(0.02)
    file = root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    build(root)
    return {page for page, when in written(root).items() if before.get(page) != when} - ALWAYS


def fails(root: Path, path: str, old: str, new: str) -> str:
    """Change a file so that the build must fail, return what it says, and put the file back."""
    file = root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    try:
        with pytest.raises(CourseError) as error:
            build(root)
    finally:
        file.write_text(text)
    return str(error.value)


def page(root: Path, name: str) -> str:
    return (root / "_build/html" / name).read_text()


def test_a_changed_question_rewrites_the_pages_that_ask_it_and_no_other_file(trial):
    before = contents(trial)
    changed = rewritten(trial, "book/quizzes/trial.yml", "Which one is right?", "Which of them is right?")
    assert changed == {*QUIZ_PAGES, "notebooks/review.html"}
    for name in QUIZ_PAGES:
        assert "Which of them is right?" in page(trial, name)
    after = contents(trial)
    others = {"_static/review/asked.js", "searchindex.js", "search.html"}
    assert {name for name in after if before.get(name) != after[name]} - others == changed
    assert "Which of them is right?" in after["_static/review/asked.js"].decode()
    assert before.keys() == after.keys()


def test_a_question_with_another_answer_also_rewrites_the_map(trial):
    changed = rewritten(trial, "book/quizzes/trial.yml", "{text: Neither, ", "{text: Neither, correct: false, ")
    assert changed == set(), "it says the same"
    text = (trial / "book/quizzes/trial.yml").read_text()
    one, other = "{text: This one, correct: true,", "{text: That one,"
    swapped = text.replace(one, "{text: This one,").replace(other, "{text: That one, correct: true,")
    assert rewritten(trial, "book/quizzes/trial.yml", text, swapped) == QUIZ_PAGES | OWN_PAGES


def test_a_title_is_another_on_every_page_that_lists_it(trial):
    changed = rewritten(trial, "book/second.md", "# Second", "# The second")
    assert {*QUIZ_PAGES, *STORY_PAGES, "book/welcome.html", "book/help-lines.html"} <= changed
    assert all(">The second</a>" in page(trial, name) for name in changed)


def test_a_heading_is_another_only_where_it_stands(trial):
    text = (trial / "book/second.md").read_text()
    assert rewritten(trial, "book/second.md", text, f"{text}\n## One more\n") == {"book/second.html"}


def test_a_file_that_is_only_newer_rewrites_nothing_twice(trial):
    os.utime(trial / "book/second.md")
    os.utime(trial / "book/quizzes/trial.yml")
    assert rewritten(trial, "book/quizzes/trial.yml", "", "") <= {"book/second.html"}
    assert rewritten(trial, "requirements.txt", "", "") == set()


def test_a_changed_story_rewrites_only_the_pages_that_show_it(trial):
    changed = rewritten(trial, "book/vignettes/the-parcel.yml", "It was her grandmother's.", "Her grandmother's, once.")
    assert changed == STORY_PAGES
    for name in STORY_PAGES:
        assert "Her grandmother’s, once." in page(trial, name) or "Her grandmother's, once." in page(trial, name)


def test_a_notebook_shows_its_story_as_the_directive_does(trial):
    shown = page(trial, "notebooks/02-lived.html")
    assert 'data-occasion="lived#drawing"' in shown
    assert 'data-away="../_static/new-tab.html"' in shown
    assert (trial / "_build/html/_static/new-tab.html").is_file()
    assert "Run this cell to live it" not in shown
    assert "require.min.js" not in shown
    assert 'data-occasion="living#1"' in page(trial, "book/living.html")


def test_a_changed_table_reaches_the_figure_drawn_from_it(trial):
    assert rewritten(trial, "book/data/numbers.csv", "2", "7.25") == {"notebooks/01-drawn.html"}
    assert "7.25" in page(trial, "notebooks/01-drawn.html")


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("markup/templates/vignette.html.j2", {*QUIZ_PAGES, *OWN_PAGES, *STORY_PAGES}),
        ("frontend/base.css", {*QUIZ_PAGES, *OWN_PAGES, "notebooks/01-drawn.html", *STORY_PAGES}),
    ],
)
def test_a_newer_template_or_front_end_makes_the_pages_anew_that_show_it(trial, file, pages):
    right = contents(trial)
    for name in written(trial):
        path = trial / "_build/html" / name
        path.write_text(path.read_text() + "<!-- of another edition -->")
    time.sleep(0.02)
    os.utime(ROOT / "onesided" / file)
    build(trial)
    now = contents(trial)
    # As every file is newer than its source, nothing else can have brought it back.
    as_it_was = {name for name in written(trial) if now[name] == right[name]}
    assert {name for name in as_it_was if name.startswith(("book/", "notebooks/"))} == pages
    for name, text in right.items():
        (trial / "_build/html" / name).write_bytes(text)


def test_an_edit_of_a_question_has_no_page_read_again(trial):
    before = read_at(trial)
    rewritten(trial, "book/quizzes/trial.yml", "title: A trial", "title: One trial")
    assert read_at(trial) == before
    assert "One trial" in page(trial, "book/asking.html")


def test_what_is_wrong_with_a_question_is_told_until_it_is_mended(trial):
    bank = trial / "book/quizzes/trial.yml"
    text = bank.read_text()
    for spoilt in ("type: choise", "see: second#nowhere"):
        bank.write_text(text.replace("type: choice" if "type" in spoilt else "see: second#a-passage", spoilt))
        for _ in range(2):
            with pytest.raises(CourseError, match="choise|nowhere"):
                build(trial)
    bank.write_text(text)
    build(trial)


def test_what_is_wrong_with_a_page_is_told_until_it_is_mended(trial):
    file, others = trial / "book/second.md", "book/welcome.html"
    text = file.read_text()
    for wrong in ("[said when it is written](gone.md)", "{nobody}`said when it is read`"):
        file.write_text(f"{text}\n{wrong}\n")
        before = read_at(trial)
        for _ in range(2):
            with pytest.raises(CourseError, match="gone|nobody"):
                build(trial)
        assert read_at(trial)[others] == before[others]
    file.write_text(text)
    build(trial)
    assert rewritten(trial, "requirements.txt", "", "") == set()


def test_nothing_changed_rewrites_nothing(trial):
    assert rewritten(trial, "requirements.txt", "", "") == set()


def test_a_formula_is_mathml_and_no_page_names_mathjax(trial):
    html = page(trial, "book/welcome.html")
    assert "<math" in html
    assert not [script for script in re.findall(r"<script.*?</script>", html, re.DOTALL) if "mathjax" in script.lower()]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("book/asking.md", "{quiz} trial", "{quiz} trail", 'No quiz called "trail"; the nearest is "trial"'),
        (
            "book/quizzes/trial.yml",
            "see: second#a-passage",
            "see: second#nowhere",
            'has no heading or target "nowhere"',
        ),
        ("book/quizzes/trial.yml", "see: second#a-passage", "see: third#a-passage", 'there is no page "third"'),
        ("book/quizzes/trial.yml", "type: choice", "type: choise", "choise"),
        ("book/living.md", "{vignette} the-parcel", "{vignette} the-parsel", 'the nearest is "the-parcel"'),
        ("book/second.md", "Text, and", "[gone](references.md#another-key) and", "another-key"),
        ("book/second.md", "Text, and", "{cite}`nobody` and", "cite"),
        ("_config.yml", 'onesided_report: ""', "onesided_report: nobody", 'onesided_report is "nobody". Write mailto:'),
    ],
)
def test_what_is_wrong_fails_the_build_and_is_named(trial, path, old, new, said):
    assert said in fails(trial, path, old, new)


def test_a_link_to_a_reference_leads_to_its_anchor(trial):
    rewritten(trial, "book/second.md", "Text, and", "[A work](references.md#a-key) and")
    assert 'href="references.html#a-key"' in page(trial, "book/second.html")


def test_the_footer_leads_to_its_page_from_everywhere(trial):
    assert 'href="help-lines.html">help lines' in page(trial, "book/second.html")
    assert 'href="../book/help-lines.html">help lines' in page(trial, "notebooks/01-drawn.html")


def test_a_failing_cell_fails_the_build(trial):
    notebook = trial / "notebooks/01-drawn.ipynb"
    before = notebook.read_bytes()
    write_notebook(notebook, "1 / 0")
    try:
        with pytest.raises(CourseError, match="ZeroDivisionError|failed"):
            build(trial)
    finally:
        notebook.write_bytes(before)
        build(trial)


def test_nothing_outside_the_book_is_read(trial):
    (trial / ".venv").mkdir()
    (trial / ".venv" / "stray.md").write_text("no heading, and a [dead link](nowhere.md)\n")
    build(trial)
    assert not (trial / "_build/html/.venv").exists()
