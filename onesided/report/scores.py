"""Who handed in what, and how the class stands: by chapter, by objective, and a row for each student's gradebook.

A score is the mean credit of the answers that were given, at first and in the latest answer. In a gradebook it is in
points, one for each question, so that what was not answered counts nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from onesided.report.counting import Class, Floats, Numbers
from onesided.report.judging import COUNTED
from onesided.report.students import Student
from onesided.report.table import Column, Table, plain_rows
from onesided.report.words import say

_STUDENT_COLUMNS = (
    Column("name"), Column("made"), Column("items", "count"), Column("stories", "count"), Column("first", "share"),
    Column("latest", "share"), Column("shared"), Column("file"),
)  # fmt: skip
_GOAL_COLUMNS = (
    Column("text"), Column("chapter"), Column("students", "count"), Column("answers", "count"), Column("first",
    "share"), Column("latest", "share"),
)  # fmt: skip
_CHAPTER_COLUMNS = (
    Column("title"), Column("students", "count"), Column("answers", "count"), Column("first", "share"),
    Column("latest", "share"),
)  # fmt: skip


def student_table(group: Class) -> Table:
    """A row for each student, with the points of the gradebook under `points`: by chapter, (first, latest)."""
    firsts, count = group.firsts, len(group.students)
    items = np.bincount(firsts.student, minlength=count)
    stories = np.zeros(count, int)
    facts = group.facts
    about = np.isin(facts.wording, COUNTED) & (facts.piece >= len(group.bank.questions))
    whole = np.array([one.complete for one in group.answers] or [False])[np.maximum(facts.answer, 0)]
    pairs = np.unique(np.stack([facts.student[about & whole], facts.piece[about & whole]]), axis=1)
    np.add.at(stories, pairs[0].astype(int), 1)
    credit, latest = _credits(group)
    graded = ~np.isnan(credit)
    answered = np.bincount(firsts.student[graded], minlength=count)
    sums = [np.bincount(firsts.student[graded], weights=each[graded], minlength=count) for each in (credit, latest)]
    points = _points(group, credit, latest)
    with np.errstate(all="ignore"):
        rows = plain_rows({
            "name": [shown_name(one) for one in group.students], "typed": [one.name or "" for one in group.students],
            "also": [list(one.also) for one in group.students],
            "file": [one.files[0] for one in group.students], "made": [one.made[:10] for one in group.students],
            "shared": [_shared(group, one) for one in group.students],
            "items": items, "stories": stories, "answered": answered,
            "first_points": sums[0], "latest_points": sums[1],
            "first": sums[0] / answered, "latest": sums[1] / answered,
            "points": points,
        })  # fmt: skip
    return Table("students", _STUDENT_COLUMNS, rows)


def goal_table(group: Class) -> Table:
    """A row for each objective that somebody answered a question about, in the order of the course."""
    numbers = {chapter.name: chapter.number for chapter in group.bank.chapters}
    names = [
        name for name, goal in sorted(group.bank.objectives.items(), key=lambda one: numbers.get(one[1].chapter, 99))
    ]
    place = {name: number for number, name in enumerate(names)}
    home = np.array([place.get(one.item.objective, -1) for one in group.bank.questions])
    rows = plain_rows({
        "objective": names, "text": [group.bank.objectives[name].text for name in names],
        "chapter": [str(numbers.get(group.bank.objectives[name].chapter, "")) for name in names],
        **_means(group, home, len(names)),
    })  # fmt: skip
    return Table("goals", _GOAL_COLUMNS, tuple(row for row in rows if row["answers"]))


def chapter_table(group: Class) -> Table:
    """A row for each chapter of which something was answered."""
    place = {chapter.name: number for number, chapter in enumerate(group.bank.chapters)}
    home = np.array([place.get(one.chapter or "", -1) for one in group.bank.questions])
    rows = plain_rows({
        "chapter": [one.name for one in group.bank.chapters],
        "title": [f"{one.number}. {one.title}" for one in group.bank.chapters],
        "questions": np.bincount(home[(home >= 0) & group.graded], minlength=len(place)),
        **_means(group, home, len(place)),
    })  # fmt: skip
    return Table("chapters", _CHAPTER_COLUMNS, tuple(row for row in rows if row["answers"]))


def shown_name(student: Student) -> str:
    """The name of a student, with others that they handed in under; or the sign for none."""
    name = student.name or say("no-name")
    return say("also-called", name=name, others=", ".join(student.also)) if student.also else name


def _credits(group: Class) -> tuple[Floats, Floats]:
    """The credit of the first and of the latest answers, in the rows of `firsts`."""
    if not len(group.answers):
        return np.zeros(0), np.zeros(0)
    return group.credit[group.firsts.first], group.credit[group.firsts.latest]


def _means(group: Class, home: Numbers, count: int) -> dict[str, Any]:
    """For each place that questions have: how many students and answers, and their mean credit."""
    credit, latest = _credits(group)
    rows = ~np.isnan(credit) & (home[group.firsts.question] >= 0)
    at, who = home[group.firsts.question[rows]], group.firsts.student[rows]
    answers = np.bincount(at, minlength=count)
    students = np.bincount(
        np.unique(at * max(1, len(group.students)) + who) // max(1, len(group.students)), minlength=count
    )
    with np.errstate(all="ignore"):
        first, last = (np.bincount(at, weights=each[rows], minlength=count) / answers for each in (credit, latest))
    return {"students": students, "answers": answers, "first": first, "latest": last}


def _points(group: Class, credit: Floats, latest: Floats) -> list[dict[str, tuple[float, float]]]:
    chapters = [one.name for one in group.bank.chapters]
    place = {name: number for number, name in enumerate(chapters)}
    home = np.array([place.get(one.chapter or "", -1) for one in group.bank.questions])[group.firsts.question]
    rows = ~np.isnan(credit) & (home >= 0)
    sums = np.zeros((2, len(group.students), len(chapters)))
    for part, each in enumerate((credit, latest)):
        np.add.at(sums[part], (group.firsts.student[rows], home[rows]), each[rows])
    listed = sums.round(4).tolist()
    return [
        {name: (first, last) for name, first, last in zip(chapters, *both, strict=True)}
        for both in zip(*listed, strict=True)
    ]


def _shared(group: Class, student: Student) -> str:
    if student.chapters is None:
        return say("shared-all")
    numbers = [str(chapter.number) for chapter in group.bank.chapters if chapter.name in student.chapters]
    return ", ".join(numbers) or say("shared-none")
