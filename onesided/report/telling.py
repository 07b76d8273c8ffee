"""What a report begins with: the questions and the misconceptions to talk about next, in sentences with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onesided.report.table import Row, Table, hundredths
from onesided.report.words import say

QUESTIONS, BELIEFS = 5, 3
"""How many of each are told at most: as many as one meeting holds."""
LEAST = 3
"""Answers, below which nothing is told: one person is not a class."""


@dataclass(frozen=True)
class Topic:
    """Something to talk about: what it is, where it comes from, and what the class did with it."""

    title: str
    place: str
    sentences: tuple[str, ...]


def question_topics(items: Table, options: Table) -> list[Topic]:
    """The questions that were hardest at first, by their shares as drawn towards the mean of all."""
    asked = [row for row in items if row["graded"] >= LEAST and row["right"] < row["graded"]]
    asked.sort(key=lambda row: (row["facility_drawn"], -row["graded"], row["item"]))
    picked: dict[str, list[Row]] = {}
    for option in options:
        picked.setdefault(option["item"], []).append(option)
    return [
        Topic(row["stem"], row["place"], tuple(_told(row, picked.get(row["item"], ())))) for row in asked[:QUESTIONS]
    ]


def belief_topics(beliefs: Table) -> list[Topic]:
    """The misconceptions that most hold, as far as that is sure."""
    held = [row for row in beliefs if row["held"] >= 2 and row["met"] >= LEAST]
    return [
        Topic(
            row["belief"],
            row["number"],
            (
                say("told-belief", count=row["held"], met=row["met"], **_ranged(row, "share")),
                say("told-still", count=row["still"], met=row["met"]),
                say("told-instead", correction=row["correction"]),
            ),
        )
        for row in held[:BELIEFS]
    ]


def _told(row: Row, options: Sequence[Row]) -> list[str]:
    said = [say("told-right", count=row["right"], n=row["graded"], **_ranged(row, "facility"))]
    wrong = [option for option in options if option["is_right"] is False and option["picked"]]
    if wrong:
        most = max(wrong, key=lambda option: option["picked"])
        said.append(say("told-picked", label=quoted(most["label"]), count=most["picked"]))
        if most["belief"]:
            said.append(say("told-behind", belief=most["belief"]))
    elif row["type"] == "order" and options:
        least = min(options, key=lambda option: option["picked"])
        said.append(say("told-order", label=quoted(least["label"]), count=least["picked"]))
    said.append(say("told-latest", count=row["latest_right"], n=row["graded"]))
    return said


def quoted(words: str) -> str:
    """Words in quotation marks, unless they stand in some already."""
    return words if words.startswith("“") and words.endswith("”") else f"“{words}”"


def _ranged(row: Mapping[str, Any], name: str) -> dict[str, int]:
    return {
        "share": hundredths(row[name]),
        "low": hundredths(row[f"{name}_low"]),
        "high": hundredths(row[f"{name}_high"]),
    }
