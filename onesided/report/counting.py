"""The first and the latest answer of each student to each question: what all figures are worked out from.

First answers count, because after them the feedback had been read. An answer counts where the question still means
what it meant then; on another wording than today's it is told apart (`now`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onesided.report.bank import Bank
from onesided.report.judging import COUNTED, Answer, Wording
from onesided.report.students import Facts, Student

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Firsts:
    """A row for each student and question that was answered: by number, the first answer and the latest.

    Of the first answer, whether it was to today's wording (`now`), how `sure` the student was (0 to 3), and the
    `seconds` that the question was in view (NaN: nobody measured).
    """

    student: Numbers
    question: Numbers
    first: Numbers
    latest: Numbers
    now: Truths
    sure: Numbers
    seconds: Floats


@dataclass(frozen=True)
class Class:
    """Everything that was handed in, ready to be counted."""

    bank: Bank
    students: Sequence[Student]
    answers: Sequence[Answer]
    facts: Facts

    @cached_property
    def credit(self) -> Floats:
        """The credit of each answer; NaN where nothing is graded."""
        return np.array([np.nan if one.credit is None else one.credit for one in self.answers], float)

    @cached_property
    def right(self) -> Floats:
        """1 for each answer that is right, 0 for one that is not, NaN where nothing is graded."""
        return np.array([np.nan if one.right is None else one.right for one in self.answers], float)

    @cached_property
    def graded(self) -> Truths:
        """For each question, whether an answer to it can be right."""
        return np.array([one.graded for one in self.bank.questions], bool)

    @cached_property
    def firsts(self) -> Firsts:
        """The first and the latest complete answers to questions."""
        facts, count = self.facts, len(self.bank.questions)
        complete = np.array([one.complete for one in self.answers] or [False])
        rows = np.flatnonzero(
            np.isin(facts.wording, COUNTED) & (facts.piece < count) & complete[np.maximum(facts.answer, 0)]
        )
        key = facts.student[rows].astype(np.int64) * count + facts.piece[rows]
        change = key[1:] != key[:-1]
        begin = rows[np.concatenate([[True], change])] if rows.size else rows
        end = rows[np.concatenate([change, [True]])] if rows.size else rows
        seconds = facts.seconds[begin].astype(float)
        return Firsts(
            facts.student[begin].astype(np.int64),
            facts.piece[begin].astype(np.int64),
            facts.answer[begin].astype(np.int64),
            facts.answer[end].astype(np.int64),
            facts.wording[begin] == Wording.NOW,
            facts.sure[begin].astype(np.int64),
            np.where(seconds < 0, np.nan, seconds),
        )

    @cached_property
    def matrix(self) -> Floats:
        """For each student and question whether the first answer was right; NaN: there is none, or it is ungraded."""
        firsts = self.firsts
        made = np.full((len(self.students), len(self.bank.questions)), np.nan)
        made[firsts.student, firsts.question] = self.right[firsts.first] if len(self.answers) else np.nan
        return made
