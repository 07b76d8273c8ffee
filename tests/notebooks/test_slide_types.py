"""What cells are in a deck: the rule, and the author's word above it."""

from __future__ import annotations

import copy

import pytest

from onesided.notebooks.slide_types import slide_type, with_slide_types


def cell(source: str, kind: str = "markdown", chosen: str | None = None, *tags: str) -> dict:
    metadata: dict = {"tags": list(tags)} if tags else {}
    if chosen:
        metadata["slideshow"] = {"slide_type": chosen}
    return {"cell_type": kind, "id": "one", "source": source, "metadata": metadata}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (cell("# Title\n\nText"), "slide"),
        (cell("## Part"), "slide"),
        (cell("### Lower"), "subslide"),
        (cell("After a figure.\n\n### Lower"), "subslide"),
        (cell("Prose alone."), "notes"),
        (cell("```{admonition} Content note\nIt is hot.\n```"), "slide"),
        (cell("```{note}\n# not a heading\n```\n\n### Lower"), "subslide"),
        (cell("**To start:** run.", "markdown", None, "remove-cell"), "skip"),
        (cell("import numpy as np", "code"), "skip"),
        (cell('def draw(ax):\n    pass\n\n\nfigure(draw, alt="")', "code"), "subslide"),
        (cell("%matplotlib inline", "code"), "skip"),
    ],
)
def test_the_rule(given, expected):
    assert slide_type(given) == expected


@pytest.mark.parametrize("chosen", ["slide", "subslide", "fragment", "skip", "notes"])
def test_an_author_knows_better(chosen):
    assert slide_type(cell("### Lower", "markdown", chosen)) == chosen


def test_notes_that_have_got_a_title_are_notes_no_longer():
    assert slide_type(cell("## Part", "markdown", "notes")) == "slide"
    assert slide_type(cell("## Part", "markdown", "skip")) == "skip"


def test_it_is_written_into_the_notebook_beside_what_is_there():
    given = {"cells": [cell("## Part", "markdown", None, "wide"), cell("  ")], "metadata": {}}
    given["cells"][0]["metadata"]["slideshow"] = {"data": {"x": 1}}
    before = copy.deepcopy(given)
    first, second = with_slide_types(given)["cells"]
    assert first["metadata"] == {"tags": ["wide"], "slideshow": {"data": {"x": 1}, "slide_type": "slide"}}
    assert second["metadata"] == {}, "nobody knows what an empty cell will be"
    assert given == before
    once = with_slide_types(given)
    assert with_slide_types(once) == once
