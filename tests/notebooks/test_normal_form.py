"""A notebook that was only run is written as it was committed."""

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from onesided.notebooks.normal_form import WIDGET_VIEW, normal, written
from onesided.notebooks.server import before_saving


@pytest.fixture
def notebook():
    result = new_output(
        "execute_result",
        {
            "text/plain": "Quiz: one\nRun this cell.",
            "application/vnd.onesided.v1+json": {"kind": "quiz", "list": ["a", "b"]},
        },
        execution_count=1,
    )
    cells = [
        new_markdown_cell("# Title\n\nText \u2028 with odd breaks", id="title"),
        new_code_cell("1 + 1", id="sum", execution_count=1, outputs=[result], metadata={"tags": ["remove-input"]}),
        new_code_cell("never run", id="never"),
    ]
    return json.loads(nbformat.writes(new_notebook(cells=cells)))


def lived_in(notebook):
    """The same notebook as JupyterLab would hand it over after a session."""
    used = copy.deepcopy(notebook)
    used["metadata"] = {
        "kernelspec": {"display_name": "My Python", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": "3.14.1"},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"x": {}}}},
    }
    for cell in used["cells"]:
        cell["source"] = "".join(cell["source"])
        cell["metadata"] |= {
            "execution": {"iopub.execute_input": "2026"},
            "editable": True,
            "scrolled": True,
            "trusted": True,
        }
    code = used["cells"][1]
    code["execution_count"] = 17
    output = code["outputs"][0]
    output["execution_count"] = 17
    output["metadata"] = {"isolated": True}
    output["data"][WIDGET_VIEW] = {"model_id": "dead", "version_major": 2, "version_minor": 1}
    output["data"]["text/plain"] = "".join(output["data"]["text/plain"])
    return used


def test_a_session_leaves_no_trace(notebook):
    assert written(lived_in(notebook)) == written(notebook)


def test_what_is_normal_stays_as_it_is(notebook):
    once = written(notebook)
    assert written(json.loads(once)) == once


def test_it_is_laid_out_as_jupyter_lays_it_out(notebook):
    assert nbformat.writes(nbformat.from_dict(normal(notebook))) + "\n" == written(notebook)
    nbformat.validate(nbformat.from_dict(normal(notebook)))


def test_what_an_author_wrote_is_kept(notebook):
    notebook["cells"][1]["metadata"] = {
        "tags": ["hide-input"], "jupyter": {"source_hidden": True, "outputs_hidden": True}, "slideshow": {"slide_type": "slide"},
    }  # fmt: skip
    kept = normal(notebook)["cells"][1]
    assert kept["metadata"] == {
        "jupyter": {"source_hidden": True}, "slideshow": {"slide_type": "slide"}, "tags": ["hide-input"],
    }  # fmt: skip
    assert kept["outputs"][0]["data"]["application/vnd.onesided.v1+json"]["list"] == ["a", "b"]
    assert "".join(normal(notebook)["cells"][0]["source"]) == "# Title\n\nText \u2028 with odd breaks"


def test_a_cell_that_was_not_run_is_not_said_to_have_been(notebook):
    assert normal(notebook)["cells"][2]["execution_count"] is None


class Contents:
    def __init__(self, root_dir):
        self.root_dir = str(root_dir)


def saved(path, content, root):
    model = {"type": "notebook", "content": content}
    before_saving(model=model, path=path, contents_manager=Contents(root))
    return model["content"]


def test_jupyter_saves_the_notebooks_of_the_course_so(course, notebook):
    assert saved("notebooks/new.ipynb", lived_in(notebook), course) == normal(notebook)


def test_other_notebooks_are_left_alone(tmp_path, notebook):
    used = lived_in(notebook)
    assert saved("elsewhere.ipynb", copy.deepcopy(used), tmp_path) == used
    old = {**used, "nbformat_minor": 2}
    assert saved("notebooks/old.ipynb", copy.deepcopy(old), tmp_path) == old
