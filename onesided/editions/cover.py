"""The cover: the course's sign, two circles of which one is filled, over its title. What shows a cover asks here."""

from __future__ import annotations

import textwrap
from html import escape

from onesided.editions.imprint import Imprint
from onesided.emblem import INK, KEPT, PAPER, TOLD

WIDTH, HEIGHT = 1000, 1414
_SANS = "font-family=\"'Course Sans', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif\""
_SERIF = "font-family=\"'Course Serif', 'STIX Two Text', Georgia, serif\""


def cover_svg(imprint: Imprint) -> str:
    """Return the cover as an SVG of 1000 by 1414. A paper of another shape cuts off a little above and below."""
    title = textwrap.wrap(imprint.title, 16)
    subtitle = textwrap.wrap(imprint.subtitle, 34)
    top = 850
    lines = [
        f'<text x="120" y="{top + place * 96}" font-size="88" font-weight="600" {_SANS}>{escape(line)}</text>'
        for place, line in enumerate(title)
    ]
    below = top + len(title) * 96 + 10
    lines += [
        f'<text x="120" y="{below + place * 50}" font-size="38" font-style="italic" {_SERIF}>{escape(line)}</text>'
        for place, line in enumerate(subtitle)
    ]
    author = f'<text x="120" y="1290" font-size="26" {_SANS}>{escape(imprint.author)}</text>' if imprint.author else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(imprint.title)}" preserveAspectRatio="xMidYMid slice">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<circle cx="340" cy="420" r="200" fill="{TOLD}"/>'
        f'<circle cx="640" cy="420" r="200" fill="none" stroke="{KEPT}" stroke-width="34"/>'
        f'<g fill="{INK}">{"".join(lines)}{author}</g></svg>'
    )
