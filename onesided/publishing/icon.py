"""The mark of the course, drawn by code as an SVG and as pictures, and the two colours around it.

This module alone knows the drawing: whoever has a better one changes `SHAPES`. It is the course's subject: two circles
that touch, and one of them is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

GROUND, MARK = "#fdfcf9", "#2f6f9f"
"""The colour behind the mark, and the mark's own."""
BOX = 64
"""The side of the square in which the shapes are drawn."""


@dataclass(frozen=True)
class Circle:
    """A circle by its middle and radius: filled, or a ring of the line's width."""

    x: float
    y: float
    radius: float
    line: float = 0


SHAPES = (Circle(19.5, 32, 15), Circle(44.5, 32, 13.5, line=3))
_FINE = 4  # drawn that much larger and then reduced, edges are smooth
_COLOURS = 48  # two, and what lies between them at the edges
_SAFE = 0.72  # of a picture that a device may cut to any shape, the middle four fifths are shown


def icon_svg() -> str:
    """Return the mark as an SVG, on its ground with round corners."""
    shapes = "".join(
        f'<circle cx="{one.x:g}" cy="{one.y:g}" r="{one.radius:g}" '
        + (f'fill="none" stroke="{MARK}" stroke-width="{one.line:g}"/>' if one.line else f'fill="{MARK}"/>')
        for one in SHAPES
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX} {BOX}">'
        f'<rect width="{BOX}" height="{BOX}" rx="12" fill="{GROUND}"/>{shapes}</svg>\n'
    )


@cache
def icon_png(side: int, *, maskable: bool = False) -> bytes:
    """Return the mark as a picture of `side` by `side` pixels; a maskable one may be cut to any shape."""
    whole = side * _FINE
    picture = Image.new("RGBA", (whole, whole), "#0000")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, whole - 1, whole - 1), 0 if maskable else whole * 12 / BOX, fill=GROUND)
    scale = whole / BOX * (_SAFE if maskable else 1)
    edge = (whole - BOX * scale) / 2
    for one in SHAPES:
        x, y, reach = edge + one.x * scale, edge + one.y * scale, (one.radius + one.line / 2) * scale
        box = (x - reach, y - reach, x + reach, y + reach)
        if one.line:
            draw.ellipse(box, outline=MARK, width=round(one.line * scale))
        else:
            draw.ellipse(box, fill=MARK)
    small = picture.resize((side, side), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(out := BytesIO(), "PNG", optimize=True)
    return out.getvalue()
