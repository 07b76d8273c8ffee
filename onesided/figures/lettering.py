"""Text in matplotlib's SVG: where a line stands, which side it hangs from, how its letters look.

matplotlib places text by the measures of its own font, and the page sets it in another. A line that belongs
to its middle or its end is therefore hung from there, and stays in place in any font.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace

from onesided.figures.colours import role_of
from onesided.figures.paths import Point
from onesided.figures.scene import Line, Run
from onesided.model.complaints import CourseError

Measure = Callable[[Run], float]
"""How wide a run is in matplotlib's own font, in points."""

ALIGN = "align-"
"""Groups whose name begins so say which side their lines belong to: `align-middle`, `align-end`."""


def styles(element: ElementTree.Element) -> dict[str, str]:
    """The declarations of a style attribute."""
    pairs = (pair.partition(":") for pair in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def placed(element: ElementTree.Element) -> tuple[Point, float]:
    """How far the element's transform moves it, in points, and how far it turns it, in degrees."""
    at, angle = (0.0, 0.0), 0.0
    for name, arguments in re.findall(r"(\w+)\(([^)]*)\)", element.get("transform", "")):
        numbers = [float(number) for number in re.split(r"[,\s]+", arguments.strip())]
        match name, numbers:
            case "translate", [x, y]:
                at = (x, y)
            case "rotate", [turn, *_]:
                angle = turn
            case _:
                raise CourseError(f"A figure holds a part that is scaled or skewed ({name}). Draw it as it should be.")
    return at, angle


def line_of(element: ElementTree.Element, opacity: float, at: Point, angle: float, group: str) -> Line:
    """The line of text of a `text` element whose group stands `at` a point, turned by `angle`."""
    style = styles(element)
    (dx, dy), turn = placed(element)
    start = at[0] + dx + float(element.get("x", 0)), at[1] + dy + float(element.get("y", 0))
    pieces = [piece for piece in element if piece.text]
    runs = (
        [_run(element.text or "", style, None)]
        if not pieces
        else [
            _run(
                piece.text or "",
                style | styles(piece),
                (start[0] + float(piece.get("x", 0)), start[1] + float(piece.get("y", 0))),
            )
            for piece in pieces
        ]
    )
    return Line(
        runs=_joined(runs),
        at=start,
        anchor=style.get("text-anchor", "start"),
        angle=(angle + turn) or 0.0,
        role=role_of(style.get("fill", "#000000")),
        opacity=opacity * float(style.get("opacity", 1)) * float(style.get("fill-opacity", 1)),
        wanted=group.removeprefix(ALIGN) if group.startswith(ALIGN) and not pieces else None,
    )


def hung(line: Line, measure: Measure) -> Line:
    """The line, hung from the side it belongs to."""
    if line.wanted is None or line.anchor != "start":
        return line
    along = sum(measure(run) for run in line.runs) * {"middle": 0.5, "end": 1.0}.get(line.wanted, 0.0)
    turn = math.radians(line.angle)
    at = line.at[0] + along * math.cos(turn), line.at[1] + along * math.sin(turn)
    return replace(line, at=at, anchor=line.wanted, wanted=None)


def _run(text: str, style: dict[str, str], at: Point | None) -> Run:
    weight = style.get("font-weight", "400")
    return Run(
        text=text,
        at=at,
        size=float(style.get("font-size", "10px").removesuffix("px")),
        bold=weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        italic=style.get("font-style", "normal") != "normal",
    )


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Formulas come letter by letter: letters that look alike on one baseline are one run, in the page's
    spacing.
    """
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last
            and last.at
            and run.at
            and last.at[1] == run.at[1]
            and replace(last, text="", at=run.at) == replace(run, text="")
        ):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
