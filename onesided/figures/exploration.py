"""An exploration: the same drawing for several values of one parameter, and a slider between them.

All frames are drawn when the cell runs and when the book is built, so it works where there is no kernel; the
frame of `start` is what is seen without a script. Frames are limited in number and weight, because every page
carries them all.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onesided.figures.drawing import HEIGHT, Drawing, alt_text, drawing
from onesided.figures.table import Cell, Table, cell_text, table_of
from onesided.model.complaints import CourseError

MAX_FRAMES = 9
MAX_EXPLORATION = 40_000
"""Bytes of all frames together."""


@dataclass(frozen=True)
class Exploration:
    """Drawings by the values of a parameter; `start` is the index of the frame that is seen first."""

    parameter: str
    label: str
    values: tuple[Cell, ...]
    frames: tuple[Drawing, ...]
    start: int
    table: Table
    caption: str = ""

    @property
    def alt(self) -> str:
        """What the first frame shows, in words."""
        return self.frames[self.start].alt


def draw_exploration(
    draw: Callable[..., object],
    *,
    alt: str | Callable[..., str],
    table: object,
    start: object = None,
    label: str = "",
    caption: str = "",
    height: float = HEIGHT,
    **parameter: Sequence[object],
) -> Exploration:
    """The exploration of `draw(ax, name=value)` for `name=[value, …]`, which is the one parameter.

    `alt` and `table` hold for all values, or are functions of the value; the rows of a table by value begin
    with it. `start` is one of the values (the first, if unsaid), `label` what the slider is called (the
    parameter's name), `height` in inches. CourseError says in a sentence what is missing, too heavy or cannot
    be shown.
    """
    name, values = _one_parameter(parameter)
    _refuse_stranger(draw, name, values[0])
    label = label.strip() or name
    shown = [row[0] for row in table_of([{name: value} for value in values]).rows]
    if len({cell_text(cell) for cell in shown}) < len(values):
        raise CourseError(f'The values of "{name}" hold one of them twice, to three decimals. Leave one out.')
    if start is not None and start not in values:
        known = ", ".join(map(cell_text, shown))
        raise CourseError(
            f'An exploration cannot start at {start!r}, which is not a value of "{name}". Choose one of {known}.'
        )
    frames = tuple(
        drawing(draw, alt(value) if callable(alt) else alt_text(alt), height=height, **{name: value})
        for value in values
    )
    weight = sum(len(frame.svg.encode()) for frame in frames)
    if weight > MAX_EXPLORATION:
        raise CourseError(
            f"The frames of an exploration weigh {weight / 1000:.1f} kB together, and at most "
            f"{MAX_EXPLORATION / 1000:.0f} kB are allowed. Draw fewer points, or give fewer values."
        )
    rows = _rows_by_value(table, label, values) if callable(table) else table
    return Exploration(
        name,
        label,
        tuple(shown),
        frames,
        0 if start is None else values.index(start),
        table_of(rows),
        " ".join(caption.split()),
    )


def _one_parameter(parameter: dict[str, Sequence[object]]) -> tuple[str, list[object]]:
    if len(parameter) != 1:
        named = ", ".join(parameter) or "none"
        raise CourseError(
            f"An exploration has exactly one parameter, and this one has {named}. "
            "Write, for example, explore(draw, r=[0, 0.28, 0.6], …)."
        )
    [(name, values)] = parameter.items()
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise CourseError(f'The values of "{name}" are not a list. Write, for example, {name}=[0, 0.28, 0.6].')
    values = list(values)
    if not 2 <= len(values) <= MAX_FRAMES or None in values:
        raise CourseError(f'The parameter "{name}" has {len(values)} values. Give from 2 to {MAX_FRAMES}, none empty.')
    return name, values


def _refuse_stranger(draw: Callable[..., object], name: str, value: object) -> None:
    """A drawing function that does not know the parameter is told so before it fails inside."""
    if not callable(draw):
        return
    try:
        inspect.signature(draw).bind(None, **{name: value})
    except TypeError:
        raise CourseError(
            f'The drawing function does not take the parameter "{name}". Write def draw(ax, {name}): …'
        ) from None


def _rows_by_value(table: Callable[[object], object], label: str, values: list[object]) -> list[dict[str, object]]:
    return [{label: value} | dict(row) for value in values for row in _rows(table(value))]


def _rows(rows: object) -> list[dict[str, object]]:
    table_of(rows)  # raises a sentence for what is no table
    return list(rows)  # type: ignore[call-overload]
