"""matplotlib's SVG becomes a page's SVG: a few paths, text that is text, colours that are the page's.

What comes out has no style element or attribute (a strict content policy costs nothing), no ids but those of
frames that cut something off, named after the figure's own digest, and no date, version or random number: the
same drawing gives the same bytes. The viewBox counts tenths of a point, so that every coordinate is a whole
number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from itertools import groupby

from onesided.figures.colours import painted
from onesided.figures.lettering import Measure
from onesided.figures.merging import Piece, pieces
from onesided.figures.paths import Path, tenths, written
from onesided.figures.reading import read_svg
from onesided.figures.scene import Line, Run, Scene

_LETTERS = 110
"""Tenths of a point: the size that most text has, and that need not be repeated."""


def clean(svg: str, alt: str, measure: Measure) -> str:
    """A page's SVG from matplotlib's, with `alt` as its accessible name.

    `measure` says how wide text is in matplotlib's font. CourseError for anything a page figure cannot carry.
    """
    scene = read_svg(svg, measure)
    drawn = list(pieces(scene.shapes))
    digest = hashlib.sha256(f"{alt}\n{drawn!r}\n{scene.lines!r}".encode()).hexdigest()[:8]
    frames = {
        clip: f"os-{digest}-{number}"
        for number, clip in enumerate(dict.fromkeys(piece.clip for piece in drawn if piece.clip))
    }
    content = "".join(chunk for part in (_frames(frames), _shapes(drawn, frames), _lines(scene)) for chunk in part)
    box = f"0 0 {tenths(scene.width)} {tenths(scene.height)}"
    return _tag(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-label": alt,
            "viewBox": box,
            "width": "100%",
            "fill": "none",
            "font-size": str(_LETTERS),
        },
        content,
    )


def _frames(names: dict[Path | None, str]) -> Iterator[str]:
    for clip, name in names.items():
        yield _tag("clipPath", {"id": name}, _tag("path", {"d": written(clip or ())}))


def _shapes(drawn: list[Piece], names: dict[Path | None, str]) -> Iterator[str]:
    for piece in drawn:
        style, stroked = piece.style, piece.style.stroke is not None
        yield _tag(
            "path",
            painted(style.fill, style.stroke)
            | _said(
                ("fill-opacity", _decimal(style.fill_opacity), "1" if style.fill else None),
                ("stroke-opacity", _decimal(style.stroke_opacity), "1" if stroked else None),
                ("stroke-width", str(tenths(style.width)), "1" if stroked else None),
                ("stroke-linecap", style.cap, "butt" if stroked else None),
                ("stroke-linejoin", style.join, "miter" if stroked else None),
                ("stroke-dasharray", " ".join(str(tenths(d)) for d in style.dash), "" if stroked else None),
                ("clip-path", f"url(#{names.get(piece.clip)})", None if piece.clip is None else ""),
            )
            | {"d": piece.data},
        )


def _lines(scene: Scene) -> Iterator[str]:
    """Text comes last: it is never covered. Lines that look alike share a group.

    The drawing is heard by its name: the numbers along its edges, one by one, would say nothing.
    """
    ordered = sorted(scene.lines, key=lambda line: sorted(_look(line).items()))
    for look, lines in groupby(ordered, key=_look):
        yield _tag("g", {"aria-hidden": "true"} | look, "".join(map(_text, lines)))


def _look(line: Line) -> dict[str, str]:
    first = line.runs[0]
    return painted(line.role, None) | _said(
        ("font-size", str(tenths(first.size)), str(_LETTERS)),
        ("fill-opacity", _decimal(line.opacity), "1"),
        ("text-anchor", line.anchor, "start"),
        *_face(first),
    )


def _text(line: Line) -> str:
    x, y = tenths(line.at[0]), tenths(line.at[1])
    turn = {"transform": f"rotate({_decimal(line.angle)} {x} {y})"} if line.angle else {}
    first = line.runs[0]
    if len(line.runs) == 1 and first.at is None:
        return _tag("text", {"x": str(x), "y": str(y)} | turn, escape(first.text, quote=False))
    return _tag("text", turn, "".join(_span(run, first, (x, y)) for run in line.runs))


def _span(run: Run, first: Run, start: tuple[int, int]) -> str:
    x, y = (tenths(run.at[0]), tenths(run.at[1])) if run.at else start
    faces = _said(
        ("font-size", str(tenths(run.size)), str(tenths(first.size))),
        *((name, value, outer) for (name, value, _), (_, outer, _) in zip(_face(run), _face(first), strict=True)),
    )
    return _tag("tspan", {"x": str(x), "y": str(y)} | faces, escape(run.text, quote=False))


def _face(run: Run) -> list[tuple[str, str, str]]:
    return [
        ("font-weight", "bold" if run.bold else "normal", "normal"),
        ("font-style", "italic" if run.italic else "normal", "normal"),
    ]


def _said(*attributes: tuple[str, str, str | None]) -> dict[str, str]:
    """The attributes that are not what they would be unsaid; None as the default means: does not apply."""
    return {name: value for name, value, default in attributes if default is not None and value != default}


def _decimal(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _tag(name: str, attributes: dict[str, str], content: str = "") -> str:
    said = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"
