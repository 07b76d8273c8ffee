"""matplotlib's SVG, read into a scene.

Groups, definitions, markers by reference and style attributes are resolved here; whatever a page figure
cannot carry (pictures, hatching, colours of its own) is refused with a sentence. Nothing is merged or
shortened yet.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from onesided.figures.colours import role_of
from onesided.figures.lettering import Measure, hung, line_of, placed, styles
from onesided.figures.paths import Path, Point, has_area, moved, parse
from onesided.figures.scene import Line, Scene, Shape, Style
from onesided.model.complaints import CourseError

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PLAIN = "Draw it with lines, dots, bars and text."


def read_svg(svg: str, measure: Measure) -> Scene:
    """The scene in the SVG that matplotlib wrote. Anything a page figure cannot carry is a CourseError."""
    root = ElementTree.fromstring(svg)
    by_id = {element.get("id", ""): element for element in root.iter()}
    shapes: list[Shape] = []
    lines: list[Line] = []

    def walk(
        element: ElementTree.Element, opacity: float, clip: Path | None, group: str, at: Point, angle: float
    ) -> None:
        tag, style = element.tag.removeprefix(_SVG), styles(element)
        if found := re.fullmatch(r"url\(#(.+)\)", element.get("clip-path", "")):
            clip = _outline(by_id[found[1]][0])
        faint = opacity * float(style.get("opacity", 1))
        match tag:
            case "metadata" | "defs":
                return
            case "svg" | "g" | "a":
                (dx, dy), turn = placed(element)
                for child in element:
                    walk(child, faint, clip, element.get("id", group), (at[0] + dx, at[1] + dy), angle + turn)
            case "path" | "rect" if angle == 0:
                path = moved(_outline(element), *at)
                shapes.append(Shape(path, _style(style, faint, path), clip))
            case "use":
                marker = by_id[element.get(_HREF, "").removeprefix("#")]
                place = at[0] + float(element.get("x", 0)), at[1] + float(element.get("y", 0))
                path = moved(parse(marker.get("d", "")), *place)
                look = _style(styles(marker) | style, faint, path)
                shapes.append(Shape(path, look, clip, marker.get("id"), place))
            case "text":
                lines.append(hung(line_of(element, opacity, at, angle, group), measure))
            case "path" | "rect":
                raise CourseError(f"A figure holds a turned formula with a rule in it. {_PLAIN}")
            case _:
                raise CourseError(f"A figure holds a part ({tag}) that a page figure cannot show. {_PLAIN}")

    walk(root, 1.0, None, "", (0.0, 0.0), 0.0)
    _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
    return Scene(
        width,
        height,
        tuple(shape for shape in shapes if shape.path and (shape.style.fill or shape.style.stroke)),
        tuple(line for line in lines if any(run.text.strip() for run in line.runs)),
    )


def _outline(element: ElementTree.Element) -> Path:
    if element.tag == f"{_SVG}path":
        return parse(element.get("d", ""))
    x, y, w, h = (float(element.get(side, 0)) for side in ("x", "y", "width", "height"))
    return parse(f"M {x} {y} L {x + w} {y} L {x + w} {y + h} L {x} {y + h} Z")


def _style(style: dict[str, str], opacity: float, path: Path) -> Style:
    width = float(style.get("stroke-width", 1))
    opacities = {name: opacity * float(style.get(f"{name}-opacity", 1)) for name in ("fill", "stroke")}

    def colour(name: str, unsaid: str) -> str | None:
        value = style.get(name, unsaid)
        invisible = value == "none" or opacities[name] == 0 or (name == "stroke" and width == 0)
        return None if invisible else role_of(value)

    dashes = style.get("stroke-dasharray", "none")
    return Style(
        # matplotlib leaves out a black fill, which is what SVG means by saying nothing.
        fill=colour("fill", "#000000") if has_area(path) else None,
        stroke=colour("stroke", "none"),
        fill_opacity=opacities["fill"],
        stroke_opacity=opacities["stroke"],
        width=width,
        cap=style.get("stroke-linecap", "butt"),
        # A line that never bends has no joins to round.
        join=style.get("stroke-linejoin", "round") if has_area(path) else "miter",
        dash=() if dashes == "none" else tuple(float(length) for length in re.split(r"[,\s]+", dashes)),
    )
