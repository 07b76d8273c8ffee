"""Question by question: how many got it right at first, whether it tells apart who knows, what was picked, how soon.

Words that judge a question stand only where at least `ENOUGH` answered it; with fewer, chance would do the talking.
"""

from __future__ import annotations

import numpy as np

from onesided.report.bank import SINGLE, Bucket, Question
from onesided.report.counting import Class, Floats, Numbers
from onesided.report.statistics import (
    fisher,
    point_biserial,
    rests,
    shrunken_correlations,
    shrunken_shares,
    wilson,
)
from onesided.report.table import Column, Row, Table, plain_rows
from onesided.report.words import say

ENOUGH = 30
"""Answers to a question, before any word is said about it."""
EASY, HARD = 0.9, 0.35
"""A question is called easy where surely more get it right, and hard where surely fewer do."""
FLAT = 0.15
"""It does not tell apart where its correlation is surely below."""

_COLUMNS = (
    Column("stem"), Column("place"), Column("n", "count"), Column("facility", "range"), Column("facility_drawn",
    "share"), Column("discrimination", "reach"), Column("discrimination_drawn", "number"), Column("seconds",
    "seconds"), Column("earlier", "count"), Column("verdict"),
)  # fmt: skip
_OPTION_COLUMNS = (
    Column("label"), Column("picked", "count"), Column("share", "share"), Column("right"), Column("better", "count"),
    Column("belief"),
)  # fmt: skip


def item_tables(group: Class) -> tuple[Table, Table]:
    """The analysis of all questions that were answered, and what was picked in each of them."""
    questions, firsts = group.bank.questions, group.firsts
    now = firsts.now
    present = np.full(group.matrix.shape, np.nan)
    present[firsts.student[now], firsts.question[now]] = group.matrix[firsts.student[now], firsts.question[now]]
    rest = rests(group.matrix)
    answered = np.bincount(firsts.question[now], minlength=len(questions))
    n = (~np.isnan(present)).sum(axis=0)
    right = np.nansum(present, axis=0).astype(int)
    with np.errstate(all="ignore"):
        facility = right / n
    correlation, pairs = point_biserial(present, rest)
    drawn, *_ = shrunken_shares(right, n)
    correlation_drawn, *_ = shrunken_correlations(correlation, pairs)
    low, high = wilson(right, n)
    reach_low, reach_high = fisher(correlation, pairs)
    picked, better = _picked(group, rest)
    rows = plain_rows({
        "item": [one.name for one in questions], "stem": [one.stem for one in questions],
        "place": [place_of(group, one) for one in questions], "type": [one.item.type for one in questions],
        "n": answered, "graded": n, "right": right, "latest_right": _latest(group),
        "facility": facility, "facility_low": low, "facility_high": high,
        "facility_drawn": np.where(group.graded, drawn, np.nan),
        "discrimination": correlation, "discrimination_low": reach_low, "discrimination_high": reach_high,
        "discrimination_drawn": correlation_drawn, "pairs": pairs,
        "seconds": _medians(firsts.question[now], firsts.seconds[now], len(questions)),
        "earlier": np.bincount(firsts.question[~now], minlength=len(questions)),
    })  # fmt: skip
    rows = tuple(
        {**row, **_judged(row, one, picked[place], better[place])}
        for place, (row, one) in enumerate(zip(rows, questions, strict=True))
        if row["n"] or row["earlier"]
    )
    options = tuple(
        {
            "item": one.name, "label": bucket.label, "right": _mark(bucket), "is_right": bucket.right,
            "picked": int(count), "share": float(count) / answered[place], "better": int(above),
            "misconception": bucket.misconception, "belief": _belief(group, bucket),
        }
        for place, one in enumerate(questions) if answered[place]
        for bucket, count, above in zip(one.buckets, picked[place], better[place], strict=True)
        if count or bucket.right or one.item.type in ("choice", "choices", "true-false", "scale")
    )  # fmt: skip
    return Table("items", _COLUMNS, rows), Table("options", _OPTION_COLUMNS, options)


def place_of(group: Class, question: Question) -> str:
    """Where a question is asked: the number of its chapter, and its quiz."""
    numbers = {chapter.name: chapter.number for chapter in group.bank.chapters}
    number = numbers.get(question.chapter or "")
    return say("place", number=number, quiz=question.quiz) if number else question.quiz


def _picked(group: Class, rest: Floats) -> tuple[list[Numbers], list[Numbers]]:
    """For each question how often each bucket was picked at first, and how often by the better half of the class.

    The better half of those who answered a question are those above the middle in how they did on the others.
    """
    firsts, answers = group.firsts, group.answers
    with np.errstate(all="ignore"):
        middle = np.array([np.nanmedian(column) if (~np.isnan(column)).any() else np.nan for column in rest.T])
    is_better = rest[firsts.student, firsts.question] > middle[firsts.question] if len(middle) else firsts.now
    picked = [np.zeros(len(one.buckets), int) for one in group.bank.questions]
    better = [np.zeros(len(one.buckets), int) for one in group.bank.questions]
    for rows, counts in ((firsts.now, picked), (firsts.now & is_better, better)):
        often = np.bincount(firsts.first[rows], minlength=len(answers))
        for number in np.flatnonzero(often):
            for bucket in answers[number].picked:
                counts[answers[number].piece][bucket] += often[number]
    return picked, better


def _judged(row: Row, question: Question, picked: Numbers, better: Numbers) -> dict[str, object]:
    """The option that may be the true key, with the counts that say so; and what can be said in words."""
    rival = None
    if question.item.type in SINGLE:
        key = next(place for place, bucket in enumerate(question.buckets) if bucket.right)
        other = max((place for place in range(len(picked)) if place != key), key=lambda place: better[place])
        if better[other] > better[key]:
            rival = {"label": question.buckets[other].label, "better": int(better[other]), "key": int(better[key])}
    return {"rival": rival, "verdict": _verdict(row, rival)}


def _verdict(row: Row, rival: object) -> str:
    if not row["graded"]:
        return say("verdict-none")
    if row["graded"] < ENOUGH:
        return say("verdict-few")
    found = []
    if rival or (row["discrimination_high"] is not None and row["discrimination_high"] < 0):
        found.append("verdict-key")
    elif row["discrimination_high"] is not None and row["discrimination_high"] < FLAT:
        found.append("verdict-flat")
    if row["facility_low"] > EASY:
        found.append("verdict-easy")
    elif row["facility_high"] < HARD:
        found.append("verdict-hard")
    return " ".join(map(say, found or ["verdict-sound"]))


def _latest(group: Class) -> Numbers:
    """How many of those whose first answer counts here are right in their latest one."""
    firsts = group.firsts
    right = group.right[firsts.latest] == 1 if len(group.answers) else np.zeros(0, bool)
    return np.bincount(firsts.question[firsts.now & right], minlength=len(group.bank.questions))


def _medians(question: Numbers, seconds: Floats, count: int) -> list[float]:
    """The median of what was measured, for each question; NaN where nothing was."""
    known = ~np.isnan(seconds)
    order = np.lexsort((seconds[known], question[known]))
    sorted_seconds, edges = seconds[known][order], np.searchsorted(question[known][order], np.arange(count + 1))
    return [
        float(np.median(sorted_seconds[begin:end])) if end > begin else float("nan")
        for begin, end in zip(edges[:-1], edges[1:], strict=True)
    ]


def _mark(bucket: Bucket) -> str:
    return "" if bucket.right is None else say("key" if bucket.right else "not-key")


def _belief(group: Class, bucket: Bucket) -> str:
    belief = group.bank.beliefs.get(bucket.misconception or "")
    return f"{belief.number}: {belief.belief}" if belief and not bucket.right else ""
