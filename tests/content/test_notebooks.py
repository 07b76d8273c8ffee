"""The notebooks as they are committed: run, light, and shown alike by JupyterLab and by the book."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from onesided.notebooks.execute import normalise
from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHAPTERS = [path for path in NOTEBOOKS if not path.name.startswith("00-")]

# What jupyterlab-myst shows as the book does. `cite` and `quiz`, for example, are an amber and a red box there.
DIRECTIVES = {"note", "important", "admonition", "tip", "warning", "caution", "attention", "hint", "seealso"}
ROLES = {"sub", "sup", "abbr"}


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[dict]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def test_there_are_notebooks():
    assert CHAPTERS


@each(NOTEBOOKS)
def test_it_is_in_its_normal_form(path):
    assert not normalise(path, write=False).changed, "run: onesided notebooks"
    nbformat.validate(nbformat.read(path, as_version=4))


@each(NOTEBOOKS)
def test_every_code_cell_was_run_without_an_error(path):
    for cell in cells(path, "code"):
        assert source(cell).strip(), f"{cell['id']} is empty"
        assert cell["execution_count"], f"{cell['id']} was never run, so nbval checks nothing there"
        assert all(output["output_type"] != "error" for output in cell["outputs"]), cell["id"]


@each(NOTEBOOKS)
def test_it_stores_no_widget_and_no_picture(path):
    text = path.read_text(encoding="utf-8")
    assert "widget-view" not in text
    assert "widget-state" not in text
    for cell in cells(path, "code"):
        for output in cell["outputs"]:
            assert not [mime for mime in output.get("data", {}) if mime.startswith("image/")], "show plots by figure(…)"
            assert output["output_type"] != "stream", f"{cell['id']} prints: show it, or leave it out"


@each(NOTEBOOKS)
def test_it_is_light(path):
    assert path.stat().st_size < 100_000


@each(NOTEBOOKS)
def test_it_says_first_how_to_run_it(path):
    first = cells(path, "markdown")[0]
    assert "Run All Cells" in source(first)
    assert "remove-cell" in first["metadata"]["tags"], "the book has nothing to run"


@each(NOTEBOOKS)
def test_cells_that_only_show_something_fold_their_code(path):
    for cell in cells(path, "code"):
        tags = set(cell["metadata"].get("tags", []))
        assert tags & {"remove-input", "hide-input"}, f"{cell['id']} shows its code in the page"
        assert cell["metadata"].get("jupyter", {}).get("source_hidden"), f"{cell['id']} is not folded in JupyterLab"


@each(NOTEBOOKS)
def test_its_headings_make_an_outline(path):
    levels = [
        len(marks) for cell in cells(path, "markdown") for marks in re.findall(r"^(#+) ", source(cell), re.MULTILINE)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))


@each(NOTEBOOKS)
def test_it_uses_only_what_jupyterlab_shows(path):
    for cell in cells(path, "markdown"):
        text = source(cell)
        directives = set(re.findall(r"^(?:`{3,}|:{3,})\{([\w:-]+)\}", text, re.MULTILINE))
        assert directives <= DIRECTIVES, f"{cell['id']}: {directives - DIRECTIVES}"
        roles = set(re.findall(r"\{([\w:-]+)\}`", text)) - directives
        assert roles <= ROLES, f"{cell['id']}: {roles - ROLES}"
        assert not re.search(r"<(?!https?:)[a-z/!]", text), f"{cell['id']} holds raw HTML"


@each(NOTEBOOKS)
def test_its_links_lead_somewhere(path):
    for cell in cells(path, "markdown"):
        for link in re.findall(r"\]\(([^)\s]+)\)", source(cell)):
            if re.match(r"https?:|mailto:", link):
                continue
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), f"{cell['id']}: {link}"
            if anchor and target.suffix == ".md":
                assert f"({anchor})=" in target.read_text(encoding="utf-8"), f"{cell['id']}: {link} has no such anchor"


def test_breaking_a_notebook_makes_nbval_fail(tmp_path):
    good = nbformat.v4.new_code_cell("1 + 1", execution_count=1, id="sum")
    good.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "2"}, execution_count=1)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    for name, code in (("good", "1 + 1"), ("bad", "1 + 2"), ("raising", "1 / 0")):
        good.source = code
        nbformat.write(nbformat.v4.new_notebook(cells=[good], metadata=kernel), tmp_path / f"{name}.ipynb")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout


def test_nbval_checks_as_many_cells_as_there_are(tmp_path):
    command = [sys.executable, "-m", "pytest", "--nbval", "--collect-only", "-q", str(ROOT / "notebooks")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.count(".ipynb::Cell ") == sum(len(cells(path, "code")) for path in NOTEBOOKS)
