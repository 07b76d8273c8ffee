"""What a saved notebook keeps of a figure: its words and its numbers, no drawing.

Drawings differ by a hair between versions and machines, and are made again wherever they are needed; the
numbers are what a check should compare. Everything here is a function of the reference, so it can be rebuilt
from a notebook.
"""

from __future__ import annotations

from html import escape
from typing import Literal, TypedDict

from onesided.figures.exploration import Exploration
from onesided.figures.figure import Figure
from onesided.figures.table import Cell, Table, table_html, table_text
from onesided.figures.words import WORDS


class Numbers(TypedDict):
    """A table as JSON: numbers have at most three decimals, null is unknown."""

    columns: list[str]
    rows: list[list[Cell]]


class Reference(TypedDict):
    """A figure as JSON."""

    kind: Literal["figure", "exploration"]
    alt: str
    caption: str
    table: Numbers


def reference(figure: Figure | Exploration) -> Reference:
    """The figure without its drawings."""
    table = figure.table
    return {
        "kind": "exploration" if isinstance(figure, Exploration) else "figure",
        "alt": figure.alt,
        "caption": figure.caption,
        "table": {"columns": list(table.columns), "rows": [list(row) for row in table.rows]},
    }


def still_html(kept: Reference) -> str:
    """The words and the numbers as HTML, for a notebook that was not run again."""
    caption = f"<figcaption>{escape(kept['caption'])}</figcaption>" if kept["caption"] else ""
    table = table_html(_table(kept), WORDS["numbers-caption"])
    return (
        f'<figure class="onesided os-figure os-still"><p>{escape(_sentence(kept))}</p>{caption}{table}'
        f"<p>{_run(kept)}</p></figure>"
    )


def still_text(kept: Reference) -> str:
    """The words and the numbers as plain text."""
    parts = (_sentence(kept), kept["caption"], table_text(_table(kept)), _run(kept))
    return "\n\n".join(part for part in parts if part)


def _sentence(kept: Reference) -> str:
    return WORDS["figure-not-run"].format(alt=kept["alt"])


def _run(kept: Reference) -> str:
    return WORDS["run-explore" if kept["kind"] == "exploration" else "run"]


def _table(kept: Reference) -> Table:
    return Table(tuple(kept["table"]["columns"]), tuple(tuple(row) for row in kept["table"]["rows"]))
