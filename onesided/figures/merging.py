"""Many shapes become few: 500 dots are one path, and so are the ticks of an axis.

Only neighbours in the order of painting are merged, and only where nobody can see it, with one exception:
markers that overlap and let light through are painted as one surface, so they do not grow darker where they
meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from onesided.figures.paths import Box, Path, Point, bounds, circle, dots_written, rings_written, written
from onesided.figures.scene import Shape, Style

_LARGEST_MARKER = 15.0
"""Radius in points. A large circle and a lone marker are written alike; only the marker is never cut off."""


@dataclass(frozen=True)
class Piece:
    """What the page gets: path data in tenths, a style, and the frame to cut it to, if it leaves that."""

    data: str
    style: Style
    clip: Path | None = None


def pieces(shapes: tuple[Shape, ...]) -> Iterator[Piece]:
    """The shapes as few pieces, in the order of painting."""
    for (kind, *_), group in groupby((shape for shape in shapes if _in_frame(shape)), key=_kind):
        yield _merged(kind, list(group))


def _merged(kind: str, group: list[Shape]) -> Piece:
    style = group[0].style
    match kind:
        case "dots" | "rings":
            rounds = [found for shape in group if (found := _round(shape))]
            centres, radius = [centre for centre, _ in rounds], rounds[0][1]
            if kind == "dots":
                return Piece(dots_written(centres), _pen(style, radius))
            return Piece(rings_written(centres, radius), style)
        case "markers":
            return Piece(written(_together(group)), style)
        case _:
            # A frame cuts all of the group or none: the ones inside do not mind.
            return Piece(written(_together(group)), style, next((s.clip for s in group if _leaves(s)), None))


def _kind(shape: Shape) -> tuple[object, ...]:
    """What may be merged with its neighbour: whatever has the same answer here."""
    style = shape.style
    if found := _round(shape):
        solid = style.fill is not None and (style.stroke is None or _one_colour(style))
        return ("dots" if solid else "rings"), style, round(found[1], 2)
    if shape.marker is not None:
        return "markers", style, shape.marker
    # Filled shapes may run round in either direction; merged, two that overlap could cut holes in each other.
    if style.fill is None and style.stroke_opacity == 1:
        return "lines", style, shape.clip
    return "shape", style, shape.clip, shape.path


def _together(group: list[Shape]) -> Path:
    return tuple(chain.from_iterable(shape.path for shape in group))


def _round(shape: Shape) -> tuple[Point, float] | None:
    """Centre and radius of a round marker, in points."""
    found = circle(shape.path)
    return found if found and found[1] <= _LARGEST_MARKER else None


def _one_colour(style: Style) -> bool:
    return (style.fill, style.fill_opacity) == (style.stroke, style.stroke_opacity) and not style.dash


def _pen(style: Style, radius: float) -> Style:
    """The pen that draws a dot by touching the paper."""
    edge = style.width if style.stroke else 0.0
    return Style(fill=None, stroke=style.fill, stroke_opacity=style.fill_opacity, width=2 * radius + edge, cap="round")


def _in_frame(shape: Shape) -> bool:
    """A marker is shown whole when its place lies in the frame, and not at all otherwise: no half dots."""
    found = _round(shape)
    place = shape.at or (found[0] if found else None)
    return place is None or shape.clip is None or _within((*place, *place), bounds(shape.clip))


def _leaves(shape: Shape) -> bool:
    """Whether any of it would be cut off, by more than half a point."""
    return shape.clip is not None and not _within(bounds(shape.path), bounds(shape.clip))


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 0.5
        and inner[1] >= outer[1] - 0.5
        and inner[2] <= outer[2] + 0.5
        and inner[3] <= outer[3] + 0.5
    )
