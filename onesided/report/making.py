"""A folder of hand-ins becomes a report: what was found is read, judged, told apart by student, and counted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from onesided.model.complaints import CourseError
from onesided.model.shelf import Shelf, find_shelf
from onesided.record.bulk import in_bulk
from onesided.report.bank import Bank, Question, bank_of
from onesided.report.beliefs import belief_table
from onesided.report.counting import Class
from onesided.report.finding import Found, Trouble, files_in, found_in
from onesided.report.gradebook import gradebook
from onesided.report.items import item_tables
from onesided.report.judging import COUNTED, Wording, judge_all
from onesided.report.loading import Loaded, load
from onesided.report.page import inner, page
from onesided.report.scores import chapter_table, goal_table, student_table
from onesided.report.students import Facts, students_of
from onesided.report.sureness import sureness_table
from onesided.report.table import Column, Table
from onesided.report.ways import way_tables
from onesided.report.words import say

NOTED = (
    "copy",
    "older",
    "other-name",
    "same-name",
    "same-id",
    "refused",
    "twofold",
    "future",
    "differing",
    "unreadable-answers",
)
"""What is said of a file that counts all the same, wholly or in part, or that is there twice. Any other is left out."""

_TROUBLE_COLUMNS = (Column("file"), Column("what"), Column("remedy"))
_WORDING_COLUMNS = (Column("stem"), Column("earlier", "count"), Column("other", "count"))


@dataclass(frozen=True)
class Report:
    """What a class handed in, as tables of plain rows: each shows itself in a notebook, and so does the whole.

    `students`, `chapters`, `goals` (the objectives), `items` and their `options`, `beliefs` (the misconceptions),
    `stories` with their `choices` and `endings`, `sureness` (the calibration); `wordings`, what was answered to
    another wording than today's and counts apart; files that were `left_out`, and what was `noted` of others.
    `attempts` is how many counted, `totals` how many were forged, late or told in two ways.
    """

    bank: Bank
    made: datetime
    attempts: int
    files: int
    students: Table
    chapters: Table
    goals: Table
    items: Table
    options: Table
    beliefs: Table
    stories: Table
    choices: Table
    endings: Table
    sureness: Table
    wordings: Table
    left_out: Table
    noted: Table
    totals: dict[str, int]

    @property
    def day(self) -> str:
        """The day on which it was made, in words."""
        made = self.made.astimezone()
        return f"{made.day} {made:%B %Y}"

    def html(self) -> str:
        """The report as a page that stands alone."""
        return page(self)

    def csv(self) -> str:
        """The students as a file for a gradebook, one row each."""
        return gradebook(self.students, self.bank)

    def __repr__(self) -> str:
        return f"{say('title')} ({say('students', count=len(self.students))})"

    def _repr_html_(self) -> str:
        return inner(self)


def class_report(
    folder: str | os.PathLike[str],
    *,
    shelf: Shelf | None = None,
    but: Iterable[Path] = (),
    progress: Callable[[int], Callable[[int], None]] | None = None,
) -> Report:
    """Report on the hand-ins in a folder, or in a zip. What cannot be read is named in the report and left out.

    `shelf` is the course, the one around without it; files named by `but` are passed over. `progress` is told how many
    files there are, and gives what hears how many more are done. A notebook that shows the report saves it, names and
    all. Raises CourseError where there is no such folder, or no course.
    """
    home, now = Path(folder), datetime.now(UTC)
    paths = files_in(home, but)
    course = shelf or find_shelf()
    tick = progress(len(paths)) if progress else lambda _: None
    if not paths:
        raise CourseError(
            f"There is no file in {home}. Put the hand-ins of your students there, as they gave them to you."
        )

    def found() -> Iterable[Found | Trouble]:
        for path in paths:
            yield from found_in(path, home)
            tick(1)

    # The course is read while the files are: DuckDB leaves Python time for it.
    with in_bulk(), ThreadPoolExecutor(1) as beside:
        loading = beside.submit(load, found())
        return _report(bank_of(course), loading.result(), now)


report = class_report


def is_report(beginning: bytes) -> bool:
    """Tell whether a file that begins so is a report that was written before, as a page or for a gradebook."""
    text = beginning.decode("utf-8", "replace")
    return f"<title>{say('title')}</title>" in text or text.startswith(f"\ufeff{say('column-name')},{say('csv-also')},")


def _report(bank: Bank, loaded: Loaded, now: datetime) -> Report:
    answers = judge_all(loaded.connection, bank)
    students, facts, troubles = students_of(loaded, now)
    gone = loaded.connection.execute("SELECT count(DISTINCT uuid) FROM facts WHERE wording = 3").fetchall()[0][0]
    loaded.connection.close()
    troubles = [*loaded.troubles, *troubles]
    group = Class(bank, students, answers, facts)
    items, options = item_tables(group)
    stories, choices, endings = way_tables(group)
    return Report(
        bank=bank, made=now, attempts=int(np.isin(facts.wording, COUNTED).sum()),
        files=len(loaded.heads), students=student_table(group),
        chapters=chapter_table(group), goals=goal_table(group), items=items, options=options,
        beliefs=belief_table(group),
        stories=stories, choices=choices, endings=endings, sureness=sureness_table(group),
        wordings=_wordings(bank, facts, gone),
        left_out=_troubles("left-out", [one for one in troubles if one.what not in NOTED]),
        noted=_troubles("noted", [one for one in troubles if one.what in NOTED]),
        totals={
            what: sum(one.values["count"] for one in troubles if one.what == what)
            for what in ("twofold", "future", "differing", "refused")
        },
    )  # fmt: skip


def _troubles(name: str, troubles: list[Trouble]) -> Table:
    rows = tuple(
        {
            "file": one.file,
            "kind": one.what,
            "what": say(f"trouble-{one.what}", **one.values),
            "remedy": say(f"remedy-{one.what}", **one.values),
        }
        for one in troubles
    )
    return Table(name, _TROUBLE_COLUMNS, rows)


def _wordings(bank: Bank, facts: Facts, gone: int) -> Table:
    """What was answered to an earlier wording of the same, and to what meant another thing then, or is gone."""
    earlier, other = (
        np.bincount(facts.piece[facts.wording == which], minlength=len(bank.pieces))
        for which in (Wording.EARLIER, Wording.OTHER)
    )
    rows = [
        {
            "piece": piece.name,
            "stem": piece.stem if isinstance(piece, Question) else piece.title,
            "earlier": int(earlier[place]),
            "other": int(other[place]),
        }
        for place, piece in enumerate(bank.pieces)
        if earlier[place] or other[place]
    ]
    if gone:
        rows.append({"piece": None, "stem": say("gone"), "earlier": 0, "other": gone})
    return Table("wordings", _WORDING_COLUMNS, tuple(rows))
