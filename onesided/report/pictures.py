"""The pictures of a report, as SVG in the page's own colours. Each shows what a table beside it says as well.

They are drawn here and not by matplotlib: the report needs three simple forms, and has to be there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from onesided.model.complaints import excerpt
from onesided.report.items import ENOUGH
from onesided.report.table import Column, Table
from onesided.report.words import say

WIDTH = 360
"""Units of a drawing, which are pixels on the narrowest screen."""
LABEL = 38
"""Letters beside the numbers; the table has all of a longer name."""
_ROW, _EDGE, _TRACK = 46, 8, 30


class Mark(NamedTuple):
    """A row of a drawing of tracks: its name, its values in words, a range, and one or two points on the track."""

    label: str
    words: str
    range: tuple[float, float] | None
    points: tuple[float, ...]


def chapter_picture(chapters: Table) -> Markup:
    """From the first answers to the latest, chapter by chapter; nothing where there is none."""
    marks = [
        Mark(row["title"], say("from-to", first=_share(row, "first"), latest=_share(row, "latest")), None,
        (row["first"], row["latest"])) for row in chapters
    ]  # fmt: skip
    return _tracks(marks, say("picture-chapters"))


def sureness_picture(sureness: Table) -> Markup:
    """How often the class was right, by how sure it was, each with its range."""
    marks = [
        Mark(row["level"], _share(row, "facility"), (row["facility_low"], row["facility_high"]), (row["facility"],))
        for row in sureness
        if row["answers"]
    ]
    return _tracks(marks, say("picture-sureness"))


def item_picture(items: Table) -> Markup:
    """Every question as a dot: how many got it right, and how well it tells apart. Hollow: too few answers."""
    shown = [row for row in items if row["facility"] is not None and row["discrimination"] is not None]
    if not shown:
        return Markup("")
    left, right, top, bottom = 44, WIDTH - 10, 10, 230

    lowest = -0.5 if min(row["discrimination"] for row in shown) >= -0.5 else -1.0

    def x(share: float) -> float:
        return round(left + share * (right - left), 1)

    def y(number: float) -> float:
        return round(bottom - (number - lowest) / (1 - lowest) * (bottom - top), 1)

    lines = Markup("").join(
        Markup('<path class="rule" d="M{0} {1}H{2}"/><text x="{3}" y="{4}" class="end">{5}</text>').format(
            left, y(number), right, left - 6, y(number) + 4, f"{number:g}".replace("-", "\N{MINUS SIGN}")
        )
        for number in (-1, -0.5, 0, 0.5, 1)
        if number >= lowest
    )
    ticks = Markup("").join(
        Markup('<text x="{}" y="{}" class="{}">{}</text>').format(
            x(share), bottom + 18, "end" if share == 1 else "middle", say("per-cent", number=round(100 * share))
        )
        for share in (0, 0.5, 1)
    )
    dots = Markup("").join(
        Markup('<circle cx="{}" cy="{}" r="4.5"{}><title>{}</title></circle>').format(
            x(row["facility"]),
            y(row["discrimination"]),
            Markup(' class="few"') if row["graded"] < ENOUGH else Markup(""),
            row["stem"],
        )
        for row in shown
    )
    names = Markup('<text x="{}" y="{}" class="middle">{}</text>').format(
        (left + right) / 2, bottom + 38, say("axis-facility")
    )
    names += Markup('<text transform="translate(12 {}) rotate(-90)" class="middle">{}</text>').format(
        (top + bottom) / 2, say("axis-discrimination")
    )
    return _svg(bottom + 46, say("picture-items", count=len(shown)), lines + ticks + names + dots)


def _tracks(marks: Sequence[Mark], name: str) -> Markup:
    """Rows of one track each, from 0 to 100 per cent, with the numbers in words above."""
    if not marks:
        return Markup("")
    end = WIDTH - 2 * _EDGE

    def x(share: float) -> float:
        return round(_EDGE + share * end, 1)

    drawn = Markup("")
    for place, mark in enumerate(marks):
        y = place * _ROW
        drawn += Markup('<text x="{}" y="{}" class="name">{}</text>').format(_EDGE, y + 16, excerpt(mark.label, LABEL))
        drawn += Markup('<text x="{}" y="{}" class="end">{}</text>').format(WIDTH - _EDGE, y + 16, mark.words)
        drawn += Markup('<path class="track" d="M{} {}H{}"/>').format(_EDGE, y + _TRACK, WIDTH - _EDGE)
        low, high = mark.range or (min(mark.points), max(mark.points))
        drawn += Markup('<path class="range" d="M{} {}H{}"/>').format(x(low), y + _TRACK, x(high))
        for which, point in enumerate(mark.points):
            is_first = which < len(mark.points) - 1
            drawn += Markup('<circle cx="{}" cy="{}" r="{}"{}/>').format(
                x(point), y + _TRACK, 5.5 if is_first else 5, Markup(' class="first"') if is_first else Markup("")
            )
    return _svg(len(marks) * _ROW, name, drawn)


def _svg(height: float, name: str, drawn: Markup) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(WIDTH, height, name, drawn)


def _share(row: object, name: str) -> str:
    return Column(name, "share").cell(row)  # type: ignore[arg-type]
