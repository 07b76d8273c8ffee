"""A figure: one drawing, what it shows in words, and its numbers.

There is no figure without an alternative text and a table: both are what remains of it in a saved notebook,
on paper and for whoever cannot see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onesided.figures.drawing import HEIGHT, Drawing, drawing
from onesided.figures.table import Table, table_of


@dataclass(frozen=True)
class Figure:
    """A drawing with its numbers; the caption may be empty."""

    drawing: Drawing
    table: Table
    caption: str = ""

    @property
    def alt(self) -> str:
        """What the figure shows, in words."""
        return self.drawing.alt


def draw_figure(
    draw: Callable[..., object], *, alt: str, table: object, caption: str = "", height: float = HEIGHT
) -> Figure:
    """The figure that `draw(ax)` draws on matplotlib axes.

    `table` is a list of dicts with the same keys, `height` is in inches. CourseError says in a sentence what
    is missing, too heavy or cannot be shown.
    """
    return Figure(drawing(draw, alt, height=height), table_of(table), " ".join(caption.split()))
