"""The mark of the course, drawn by code as an SVG and as pictures, and the colour around it.

This module alone knows the drawing: whoever has a better one changes it here. It is the course's subject: two circles
that touch, and one of them is shown.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

PAPER, MARK = "#fdfbf7", "#1b6175"
"""The colour behind the mark, and the mark's own."""

_BOX = 64  # the side of the square in which the two are drawn
_RADIUS, _LINE = 15, 3
_SHOWN, _KEPT = 19.5, 44.5  # the middles of the two; they stand side by side, half way up
_FINE = 4  # drawn that much larger and then reduced, edges are smooth


def icon_svg() -> str:
    """Return the mark as an SVG, on its ground with round corners."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_BOX} {_BOX}">'
        f'<rect width="{_BOX}" height="{_BOX}" rx="12" fill="{PAPER}"/>'
        f'<circle cx="{_SHOWN}" cy="{_BOX // 2}" r="{_RADIUS}" fill="{MARK}"/>'
        f'<circle cx="{_KEPT}" cy="{_BOX // 2}" r="{_RADIUS - _LINE / 2}" fill="none" stroke="{MARK}"'
        f' stroke-width="{_LINE}"/></svg>\n'
    )


@cache
def icon_png(size: int, margin: float = 0) -> bytes:
    """Return the same as a PNG of so many pixels; `margin` is the part at each edge that a phone may cut away."""
    picture = Image.new("RGB", (size * _FINE, size * _FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    scale, edge = size * _FINE * (1 - 2 * margin) / _BOX, size * _FINE * margin
    shown, kept = ((edge + at * scale, edge + _BOX / 2 * scale) for at in (_SHOWN, _KEPT))
    draw.circle(shown, _RADIUS * scale, fill=MARK)
    draw.circle(kept, _RADIUS * scale, outline=MARK, width=round(_LINE * scale))
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out := BytesIO(), "PNG", optimize=True)
    return out.getvalue()
