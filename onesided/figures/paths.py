"""Path data: read as matplotlib writes it, written back as short as a page wants it.

Coordinates are points of 1/72 inch when read and whole tenths of a point when written, so the page's viewBox
is ten times matplotlib's and no decimal point is needed. Rounding happens once, on absolute coordinates; what
is written are differences between whole numbers, so nothing drifts along a path.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onesided.model.complaints import CourseError

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_POINTS_OF = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


@dataclass(frozen=True)
class Segment:
    """One command (M, L, Q, C or Z) and its absolute points, in points of 1/72 inch."""

    command: str
    points: tuple[Point, ...] = ()


Path = tuple[Segment, ...]


def parse(data: str) -> Path:
    """The segments of absolute path data. Other commands than M, L, Q, C and Z are a CourseError."""
    segments = []
    for letter, numbers in re.findall(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)", data):
        command, values = (
            letter.upper(),
            [float(number) for number in re.split(r"[\s,]+", numbers.strip()) if number],
        )
        if _POINTS_OF.get(command, -1) * 2 != len(values) or (letter.islower() and command != "Z"):
            raise CourseError(
                f"A figure holds a shape that cannot be read ({letter}{numbers.strip()[:30]}). "
                "Draw it with lines, dots, bars and text."
            )
        segments.append(Segment(command, tuple(zip(values[::2], values[1::2], strict=True))))
    return tuple(segments)


def moved(path: Path, dx: float, dy: float) -> Path:
    """The same path elsewhere."""
    return tuple(Segment(s.command, tuple((x + dx, y + dy) for x, y in s.points)) for s in path)


def bounds(path: Path) -> Box:
    """Left, top, right and bottom of all points, control points included."""
    xs, ys = zip(*(point for segment in path for point in segment.points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def has_area(path: Path) -> bool:
    """Whether filling the path could show anything: three different points are needed."""
    return len({point for segment in path for point in segment.points}) > 2


def circle(path: Path) -> tuple[Point, float] | None:
    """Centre and radius, if the path is one of matplotlib's circles: eight closed curves."""
    if "".join(segment.command for segment in path) != "MCCCCCCCCZ":
        return None
    on_rim = [segment.points[-1] for segment in path[:-1]]
    left, top, right, bottom = bounds(path)
    centre, radius = ((left + right) / 2, (top + bottom) / 2), (right - left) / 2
    far = any(abs(math.dist(centre, point) - radius) > 0.02 + radius * 0.01 for point in on_rim)
    return None if far else (centre, radius)


def tenths(length: float) -> int:
    """Points as whole tenths; a half is rounded up, as people do."""
    return math.floor(length * 10 + 0.5)


def packed(numbers: Iterable[int]) -> str:
    """Whole numbers with as little between them as path data allows."""
    text = ""
    for number in numbers:
        text += f" {number}" if text and number >= 0 else str(number)
    return text


def written(path: Path) -> str:
    """Path data in relative whole tenths."""
    data, pen, start = [], (0, 0), (0, 0)
    for place, segment in enumerate(path):
        points = [(tenths(x), tenths(y)) for x, y in segment.points]
        steps = [(x - pen[0], y - pen[1]) for x, y in points]
        match segment.command:
            case "Z":
                data.append("z")
                pen = start
                continue
            case "M":
                data.append(f"m{packed(steps[0])}" if data else f"M{packed(points[0])}")
                start = points[0]
            case "L" if steps[0] == (0, 0) and path[place - 1].command != "M":
                continue
            case "L" if steps[0][1] == 0:
                data.append(f"h{steps[0][0]}")
            case "L" if steps[0][0] == 0:
                data.append(f"v{steps[0][1]}")
            case command:
                data.append(command.lower() + packed(number for step in steps for number in step))
        pen = points[-1]
    return "".join(data)


def dots_written(centres: Iterable[Point]) -> str:
    """Path data of shapes closed where they begin: with round caps each is a dot as wide as the stroke.

    Sorted from left to right, which keeps the differences small; dots on the same tenth of a point are one.
    """
    data, pen = "", (0, 0)
    for x, y in sorted({(tenths(x), tenths(y)) for x, y in centres}):
        data += f"m{packed((x - pen[0], y - pen[1]))}z" if data else f"M{packed((x, y))}z"
        pen = (x, y)
    return data


def rings_written(centres: Iterable[Point], radius: float) -> str:
    """Path data of whole circles of one radius, in the order given."""
    data, pen, r = "", (0, 0), tenths(radius)
    for x, y in ((tenths(x) - r, tenths(y)) for x, y in centres):
        move = f"m{packed((x - pen[0], y - pen[1]))}" if data else f"M{packed((x, y))}"
        data += f"{move}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0z"
        pen = (x, y)
    return data
