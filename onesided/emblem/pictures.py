"""The sign as pictures of points: icons, and the card that is shown beside the book's address."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from onesided.emblem.colours import INK, KEPT, MUTED, PAPER, TOLD

CARD = (1200, 630)
"""Pixels of the picture that is shown beside an address: the size that most places ask for."""


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
    import matplotlib  # here, because it takes long to import, and a picture is drawn once

    # The fonts come with it, so the picture is the same on every machine.
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name, size)


def _png(image: Image.Image) -> bytes:
    image.save(out := BytesIO(), "PNG", optimize=True)
    return out.getvalue()
