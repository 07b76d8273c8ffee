"""The book's sign, two circles of which one is filled: two people, and one of them is shown.

It is drawn here once for all its places: the side bar and the cover, the opening of each chapter, where the two come
closer and part again, the icon of the tab, and the picture that is shown where somebody passes the address on.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from math import pi, sin
from pathlib import Path

import matplotlib
from PIL import Image, ImageDraw, ImageFont

PAPER, INK, MUTED, TOLD, KEPT = "#fdfbf7", "#2b2723", "#665c52", "#a5421b", "#1b6175"
"""The light scheme of `static/colours.css`: pictures that leave the book have no other."""

_RADIUS, _STROKE = 20, 3.5
_NEAR, _FAR = 22, 46
"""Distances of the two centres, in the same units: overlapping, and quite apart."""
CARD = (1200, 630)
"""Pixels of the picture that is shown beside an address: the size that most places ask for."""


def emblem_svg(distance: float = 30, css_class: str | None = None) -> str:
    """Return the sign as an SVG, in the colours of the page it stands in; it says nothing to a screen reader."""
    width, height = distance + 2 * _RADIUS + _STROKE, 2 * _RADIUS + _STROKE
    left, middle = _RADIUS + _STROKE / 2, height / 2
    class_ = f' class="{css_class}"' if css_class else ""
    return (
        f'<svg{class_} viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" aria-hidden="true">'
        f'<circle class="book-emblem-told" cx="{left:g}" cy="{middle:g}" r="{_RADIUS}"/>'
        f'<circle class="book-emblem-kept" cx="{left + distance:g}" cy="{middle:g}" r="{_RADIUS}"'
        f' stroke-width="{_STROKE}"/></svg>'
    )


def distance_in(chapter: int, chapters: int) -> float:
    """Return how far apart the two stand in a chapter (from 1): they come closer, and part again at the end."""
    return round(_FAR - (_FAR - _NEAR) * sin(pi * chapter / (chapters + 1)), 1)


def icon_svg() -> str:
    """Return the sign as an icon of its own: with its colours, on a ground that a dark tab bar does not swallow."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{PAPER}"/>'
        f'<circle cx="24" cy="32" r="15" fill="{TOLD}"/>'
        f'<circle cx="40" cy="32" r="15" fill="none" stroke="{KEPT}" stroke-width="4"/></svg>\n'
    )


@cache
def icon_png(size: int, margin: float = 0) -> bytes:
    """Return the same as a PNG of so many pixels; `margin` is the part at each edge that a phone may cut away."""
    image = Image.new("RGB", (size * 4, size * 4), PAPER)
    scale = size * 4 * (1 - 2 * margin) / 64
    _draw(ImageDraw.Draw(image), (size * 4 * margin, size * 4 * margin), scale, ((24, 32), (40, 32)), 15, 4)
    return _png(image.resize((size, size), Image.Resampling.LANCZOS))


@cache
def card_png(title: str, subtitle: str) -> bytes:
    """Return the picture that is shown beside the book's address: the sign, the title, what it is about."""
    image = Image.new("RGB", CARD, PAPER)
    draw = ImageDraw.Draw(image)
    # Drawn four times as large and brought down: the drawing library has no soft edges of its own.
    sign = Image.new("RGB", (2000, 1200), PAPER)
    _draw(ImageDraw.Draw(sign), (80, 80), 4, ((130, 130), (310, 130)), 120, 20)
    image.paste(sign.resize((500, 300), Image.Resampling.LANCZOS), (70, 50))
    bold, plain = _font("DejaVuSerif-Bold.ttf", 76), _font("DejaVuSans.ttf", 36)
    draw.text((96, 380), title, INK, bold)
    for line, text in enumerate(_lines(subtitle, plain, CARD[0] - 192)):
        draw.text((100, 490 + 48 * line), text, MUTED, plain)
    return _png(image)


def _draw(
    draw: ImageDraw.ImageDraw,
    corner: tuple[float, float],
    scale: float,
    centres: tuple[tuple[float, float], tuple[float, float]],
    radius: float,
    stroke: float,
) -> None:
    (told, kept) = (tuple(at * scale + edge for at, edge in zip(centre, corner, strict=True)) for centre in centres)
    draw.circle(told, radius * scale, fill=TOLD)
    draw.circle(kept, (radius + stroke / 2) * scale, outline=KEPT, width=round(stroke * scale))


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # They come with matplotlib, so the picture is the same on every machine.
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name, size)


def _png(image: Image.Image) -> bytes:
    image.save(out := BytesIO(), "PNG", optimize=True)
    return out.getvalue()
