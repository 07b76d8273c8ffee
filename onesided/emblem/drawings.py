"""The sign as a drawing: in a page, in whose colours it is drawn, and by itself, with its own."""

from __future__ import annotations

from math import pi, sin

from onesided.emblem.colours import KEPT, PAPER, TOLD

_RADIUS, _STROKE = 20, 3.5
_NEAR, _FAR = 22, 46
"""Distances of the two centres, in the same units: overlapping, and quite apart."""


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
