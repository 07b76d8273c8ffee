"""The report as HTML: a page that stands alone, without script and without anything from elsewhere, and its inner part.

Whatever somebody else wrote, a name, a file's name, is data: the templates escape it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

import jinja2

from onesided.report.items import ENOUGH
from onesided.report.pictures import chapter_picture, item_picture, sureness_picture
from onesided.report.statistics import LEAST_OTHERS
from onesided.report.table import Table
from onesided.report.telling import belief_topics, question_topics, quoted
from onesided.report.words import say

if TYPE_CHECKING:
    from onesided.report.making import Report

SECTIONS = (
    "next",
    "files",
    "students",
    "chapters",
    "goals",
    "sureness",
    "items",
    "beliefs",
    "stories",
    "wordings",
    "how",
)
"""The parts of a report, in their order; each has a title in the catalogue, and is left out where it is empty."""


def page(report: Report) -> str:
    """The whole page."""
    return _filled("page.html.j2", report)


def inner(report: Report) -> str:
    """What a notebook shows: the same, with its style, to stand within another page."""
    return _filled("inner.html.j2", report)


def _filled(name: str, report: Report) -> str:
    return (
        _templates()
        .get_template(name)
        .render(
            report=report,
            sections=_sections(report),
            questions=question_topics(report.items, report.options),
            misconceptions=belief_topics(report.beliefs),
            options_of=_options(report),
            miskeys=[row for row in report.items if row["rival"] and row["graded"] >= ENOUGH],
            enough=ENOUGH,
            least=LEAST_OTHERS,
            stories=_stories(report),
            pictures={
                "chapters": chapter_picture(report.chapters),
                "sureness": sureness_picture(report.sureness),
                "items": item_picture(report.items),
            },
            style=files("onesided.report").joinpath("report.css").read_text(encoding="utf-8"),
        )
    )


def _sections(report: Report) -> list[str]:
    filled = {
        "files": len(report.left_out) + len(report.noted), "students": len(report.students),
        "chapters": len(report.chapters), "goals": len(report.goals), "items": len(report.items),
        "sureness": any(row["answers"] for row in report.sureness),
        "beliefs": len(report.beliefs), "stories": len(report.stories), "wordings": len(report.wordings),
    }  # fmt: skip
    return [name for name in SECTIONS if filled.get(name, True)]


def _options(report: Report) -> dict[str, Table]:
    table = report.options
    return {
        item: Table(table.name, table.columns, tuple(rows))
        for item, rows in groupby(table, key=lambda row: row["item"])
    }


def _stories(report: Report) -> list[dict[str, Any]]:
    """Each story with a table of the choices at each scene, and one of its endings."""
    return [
        {
            "row": story,
            "choices": _only(report.choices, story["story"]),
            "endings": _only(report.endings, story["story"]),
        }
        for story in report.stories
    ]


def _only(table: Table, story: str) -> Table:
    return Table(table.name, table.columns, tuple(row for row in table if row["story"] == story))


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("onesided.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, quoted=quoted)
    return made
