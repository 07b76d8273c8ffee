"""Misconceptions by how many hold them: at first, and in their latest answers.

A student meets a misconception by answering a question in which an answer goes with it, and holds it by giving such an
answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from onesided.report.bank import Bucket
from onesided.report.counting import Class, Numbers, Truths
from onesided.report.statistics import wilson
from onesided.report.table import Column, Table, plain_rows

_COLUMNS = (
    Column("belief"), Column("met", "count"), Column("held", "count"), Column("share", "range"), Column("still",
    "count"), Column("correction"),
)  # fmt: skip


def belief_table(group: Class) -> Table:
    """Every misconception that somebody met, the one that most hold first."""
    firsts, questions = group.firsts, group.bank.questions
    place = {name: number for number, name in enumerate(group.bank.beliefs)}
    offered = np.zeros((len(questions), len(place)), bool)
    for number, one in enumerate(questions):
        offered[number, _behind(one.buckets, place)] = True
    given = np.zeros((len(group.answers) or 1, len(place)), bool)
    for number, answer in enumerate(group.answers):
        if answer.picked:
            given[number, _behind([questions[answer.piece].buckets[each] for each in answer.picked], place)] = True
    found = []
    for name, belief in group.bank.beliefs.items():
        which = place[name]
        met = _students(firsts.student, offered[firsts.question, which])
        held = _students(firsts.student, given[firsts.first, which])
        still = _students(firsts.student, given[firsts.latest, which])
        if met:
            found.append((name, belief.number, belief.belief, belief.correction, met, held, still))
    if not found:
        return Table("beliefs", _COLUMNS, ())
    names = ("misconception", "number", "belief", "correction", "met", "held", "still")
    columns = dict(zip(names, zip(*found, strict=True), strict=True))
    held, met = np.array(columns["held"]), np.array(columns["met"])
    low, high = wilson(held, met)
    rows = plain_rows({**columns, "share": held / met, "share_low": low, "share_high": high})
    # By what is surely so: one of two is no more than forty of a hundred.
    rows = tuple(sorted(rows, key=lambda row: (-row["share_low"], -row["held"], row["number"])))
    return Table("beliefs", _COLUMNS, rows)


def _behind(buckets: Iterable[Bucket], place: Mapping[str, int]) -> list[int]:
    """The misconceptions behind wrong answers, by number."""
    return [place[one.misconception] for one in buckets if one.misconception in place and not one.right]


def _students(student: Numbers, chosen: Truths) -> int:
    return int(np.unique(student[chosen]).size)
