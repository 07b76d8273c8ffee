"""The table of help lines, written from `book/data/help_lines.csv` into the page around it.

Numbers change, and a wrong one is worse than none: a row is printed only if it is an emergency number, a directory, or
a line that was seen on a named site, and the date shown is the day it was checked, never the day of the build.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from onesided.model.complaints import CourseError

_TABLE = re.compile(r"(<!-- from data/help_lines\.csv: (?P<kinds>[a-z ,]+) -->\n).*?(\n<!-- end -->)", re.DOTALL)
KINDS = ("emergency", "help line", "directory")


def with_help_lines(page: str, table: Path) -> str:
    """Return the page with each of its tables of help lines written anew.

    A table stands between the marks `<!-- from data/help_lines.csv: KIND, KIND -->` and `<!-- end -->`. A kind that no
    table shows, or a row that may not be printed, is an error that says what to do.
    """
    found = rows(table)
    shown = {kind for match in _TABLE.finditer(page) for kind in _kinds(match)}
    if missing := {row["kind"] for row in found} - shown:
        raise CourseError(
            *(
                f'The help-lines page shows no rows of the kind "{kind}". Put these lines where they belong:\n'
                f"<!-- from data/help_lines.csv: {kind} -->\n<!-- end -->"
                for kind in sorted(missing)
            )
        )
    return _TABLE.sub(lambda match: f"{match[1]}\n{_table(found, _kinds(match))}{match[3]}", page)


def _kinds(match: re.Match[str]) -> list[str]:
    return [kind.strip() for kind in match["kinds"].split(",")]


def rows(table: Path) -> list[dict[str, str]]:
    """Return the rows of the table that is to be printed; all that is wrong with it is said at once."""
    with table.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    wrong = [f"{table.name}:{number}: {problem}" for number, row in enumerate(found, 2) for problem in _problems(row)]
    if wrong:
        raise CourseError(*wrong)
    return found


def _problems(row: dict[str, str]) -> list[str]:
    problems = [
        f'"{field}" is empty. Fill it in.' for field in ("place", "service", "contact", "kind") if not row[field]
    ]
    try:
        date.fromisoformat(row["checked"])
    except ValueError:
        problems.append(f'"{row["checked"]}" is no date. Write the day it was checked, as 2026-11-22.')
    if row["kind"] not in KINDS:
        problems.append(f'"{row["kind"]}" is no kind of line. Write one of: {", ".join(KINDS)}.')
    if row["kind"] == "help line" and (row["tag"] != "V" or not row["source"]):
        problems.append(
            "a help line is printed only where it was seen on a named site (tag V). Check it, or leave it out."
        )
    return problems


def _table(found: list[dict[str, str]], kinds: list[str]) -> str:
    lines = ["| Place | Service | How to reach it | Checked |", "|---|---|---|---|"]
    lines += [
        f"| {row['place']} | {row['service']} | {linked(row['contact'])} | {row['checked']} |"
        for row in found
        if row["kind"] in kinds
    ]
    return "\n".join(lines) + "\n"


def linked(contact: str) -> str:
    """Sites become links; numbers stay as they are, since a tap on the wrong one would call it."""
    return re.sub(r"(?<![\w@.])((?:[\w-]+\.)+(?:com|org|net))\b", r"[\1](https://\1)", contact)
