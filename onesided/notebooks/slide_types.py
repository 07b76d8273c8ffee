"""What each cell of a notebook is in the deck of its chapter: a rule, and the author's word above it.

A cell with a heading of the first or second level begins a slide, one with a lower heading or with something to see
stands below it, prose without a heading is the speaker's notes, and what only prepares is skipped. The type is
written into the notebook, as JupyterLab knows it, so that an author sees it and may choose another.
"""

from __future__ import annotations

import ast
import re
from typing import Any, Literal

SlideType = Literal["slide", "subslide", "fragment", "skip", "notes"]

_HEADING = re.compile(r"^(#{1,3}) ", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}|:{3,}).*?^\1", re.MULTILINE | re.DOTALL)
NOT_SHOWN = "remove-cell"
"""The tag of cells that neither the book nor a deck shows."""


def slide_type(cell: dict[str, Any]) -> SlideType:
    """Return what a cell is in the deck: what its author chose, or what the rule says where nobody chose.

    Notes hold no heading: a cell that was prose, and has got a heading since, begins a slide after all.
    """
    chosen = cell.get("metadata", {}).get("slideshow", {}).get("slide_type")
    ruled = _by_rule(cell)
    if chosen in ("slide", "subslide", "fragment", "skip") or (chosen == "notes" and ruled != "slide"):
        return chosen
    return ruled


def with_slide_types(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook with the type of each cell written into it; the one given is left as it is.

    An empty cell gets none, since nobody knows yet what it will be.
    """
    return {**notebook, "cells": [_typed(cell) for cell in notebook["cells"]]}


def _typed(cell: dict[str, Any]) -> dict[str, Any]:
    if not _source(cell).strip():
        return cell
    metadata = cell.get("metadata", {})
    slideshow = {**metadata.get("slideshow", {}), "slide_type": slide_type(cell)}
    return {**cell, "metadata": {**metadata, "slideshow": slideshow}}


def _by_rule(cell: dict[str, Any]) -> SlideType:
    if NOT_SHOWN in cell.get("metadata", {}).get("tags", ()):
        return "skip"
    source = _source(cell)
    if cell["cell_type"] == "code":
        return "subslide" if _shows(source) else "skip"
    found = _HEADING.search(_FENCE.sub("", source))
    if not found and source.startswith(("```{", ":::{")):
        return "slide"  # a box of its own: what may distress is said before the section that it is about
    if found:
        return "slide" if len(found[1]) < 3 else "subslide"
    return "notes"


def _shows(source: str) -> bool:
    """Whether the last thing in a code cell is an expression, which Jupyter shows."""
    try:
        body = ast.parse(source).body
    except SyntaxError:  # a magic, say; whoever writes one can choose the type
        return False
    return bool(body) and isinstance(body[-1], ast.Expr)


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)
