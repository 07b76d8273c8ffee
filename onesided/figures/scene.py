"""What a drawing consists of, between matplotlib's SVG and the page's: shapes and lines of text.

Plain values, in the order of painting, with everything resolved: no groups, no references, no styles
inherited. Lengths are points of 1/72 inch, y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from onesided.figures.paths import Path, Point


@dataclass(frozen=True)
class Style:
    """How a shape is painted: roles or None for its colours, opacities from 0 to 1, the pen's width in
    points.
    """

    fill: str | None
    stroke: str | None
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Shape:
    """A path with its style. `clip` outlines the frame it must not leave; a marker also has a name and a
    place.
    """

    path: Path
    style: Style
    clip: Path | None = None
    marker: str | None = None
    at: Point | None = None


@dataclass(frozen=True)
class Run:
    """Letters that look alike, and where they begin (None: where the line hangs from)."""

    text: str
    at: Point | None
    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Line:
    """One line of text: its runs, the point it hangs from and is turned about, by which side, and its colour.

    `wanted` is the side it should hang from, where matplotlib wrote a left edge that only fits its own font.
    """

    runs: tuple[Run, ...]
    at: Point
    anchor: str
    angle: float
    role: str
    opacity: float
    wanted: str | None = None


@dataclass(frozen=True)
class Scene:
    """Everything drawn, in the order of painting, on a paper of `width` by `height` points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
