"""A measure of ours beside the same measure of something plain, and the table of them all."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What was measured, in which unit, for the course and for what stands beside it (None: there is no such thing)."""

    what: str
    unit: str
    ours: float
    beside: float | None
    beside_what: str

    @property
    def ratio(self) -> str:
        """How many times the other is ours, as a text."""
        return f"{self.ours / self.beside:.2f}" if self.beside else "-"


def median(measure: Callable[[], float], times: int) -> float:
    """Return the median of a measure taken several times."""
    return statistics.median(measure() for _ in range(times))


def table(measures: Iterable[Measure]) -> str:
    """Return the measures as a plain table, one line each."""
    head = ("", "unit", "course", "beside", "ratio", "beside is")
    rows = [head, *((m.what, m.unit, _number(m.ours), _number(m.beside), m.ratio, m.beside_what) for m in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    # Words stand left, numbers right.
    cells = [
        f"{cell:>{width}}" if 2 <= i <= 4 else f"{cell:{width}}"
        for i, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
