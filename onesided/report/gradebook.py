"""The class as a file for a gradebook: one row for each student, as CSV that every spreadsheet opens."""

from __future__ import annotations

import csv
import io

from onesided.report.bank import Bank
from onesided.report.table import Table
from onesided.report.words import say

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")  # noqa: RUF001
"""What makes a spreadsheet take a text for something to be worked out."""


def gradebook(students: Table, bank: Bank) -> str:
    """The text of the file: who, how much was answered, and the points of the first and of the latest answers.

    A question is worth one point. Columns for each chapter follow those for all. The text begins with the sign by which
    Excel knows UTF-8.
    """
    graded = [one for one in bank.questions if one.graded]
    of_chapter = {chapter.name: sum(one.chapter == chapter.name for one in graded) for chapter in bank.chapters}
    head = [
        say("column-name"),
        say("csv-also"),
        say("column-file"),
        say("column-made"),
        say("csv-items", count=len(bank.questions)),
        say("csv-stories", count=len(bank.stories)),
        say("csv-first", count=len(graded)),
        say("csv-latest", count=len(graded)),
    ]
    for chapter in bank.chapters:
        about = {"chapter": f"{chapter.number}. {chapter.title}", "count": of_chapter[chapter.name]}
        head += [say("csv-chapter-first", **about), say("csv-chapter-latest", **about)]
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\r\n").writerow
    write(map(harmless, head))
    for row in students:
        points = [_points(point) for chapter in bank.chapters for point in row["points"][chapter.name]]
        write([
            harmless(row["typed"]), harmless("; ".join(row["also"])), harmless(row["file"]), row["made"],
            row["items"], row["stories"], _points(row["first_points"]), _points(row["latest_points"]), *points,
        ])  # fmt: skip
    return "\ufeff" + text.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")
