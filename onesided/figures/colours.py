"""The few colours a figure may use, and what becomes of them on a page.

A drawing names C0, C1, C2, grey, lightgrey, black and white. The page turns each into a class whose colour
follows the reader's light or dark paper (frontend/figure-colours.css); black becomes the colour of the text
around it. The light value stays in the markup for readers that load no styles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onesided.model.complaints import CourseError


@dataclass(frozen=True)
class Colour:
    """A colour by the part it plays: the word an author writes, the hex that matplotlib makes of it, both
    papers.
    """

    role: str
    word: str
    drawn: str
    light: str
    dark: str


PALETTE: tuple[Colour, ...] = (
    Colour("c0", "C0", "#0072b2", "#0072b2", "#56b4e9"),
    Colour("c1", "C1", "#c14f00", "#c14f00", "#f0a030"),
    Colour("c2", "C2", "#007a5a", "#007a5a", "#35c79b"),
    Colour("grey", "grey", "#808080", "#666666", "#a6a6a6"),
    Colour("faint", "lightgrey", "#d3d3d3", "#d3d3d3", "#4a4a4a"),
    Colour("paper", "white", "#ffffff", "#ffffff", "#121212"),
)
"""Blue, vermilion, green: told apart by colour-blind readers, all at least 3:1 on both papers; faint is for
grids.
"""

INK = "ink"
_ROLE_OF = {colour.drawn: colour.role for colour in PALETTE} | {"#000000": INK}
_LIGHT_OF = {colour.role: colour.light for colour in PALETTE}


def role_of(drawn: str) -> str:
    """The part a matplotlib colour (`#rrggbb`) plays. Any other colour is a CourseError that lists the legal
    ones.
    """
    if drawn.startswith("url("):
        raise CourseError(
            "A figure uses hatching or a gradient, which a page figure cannot show. "
            "Use a plain colour, or another marker."
        )
    try:
        return _ROLE_OF[drawn.lower()]
    except KeyError:
        words = ", ".join(colour.word for colour in PALETTE)
        raise CourseError(
            f"A figure uses the colour {drawn}, which would not follow the page into the dark. "
            f"Use one of {words} or black."
        ) from None


def painted(fill: str | None, stroke: str | None) -> dict[str, str]:
    """The attributes that give a shape its colours: class names, and the light values as a fallback."""
    attributes: dict[str, str] = {}
    classes = []
    for property_, role in (("fill", fill), ("stroke", stroke)):
        match role:
            case None:
                continue
            case "ink":
                attributes[property_] = "currentColor"
            case _:
                classes.append(class_of(role, "fill" if property_ == "fill" else "line"))
                attributes[property_] = _LIGHT_OF[role]
    return ({"class": " ".join(classes)} if classes else {}) | attributes


def class_of(role: str, use: Literal["fill", "line"]) -> str:
    """The class that colours a surface (`fill`) or an edge (`line`)."""
    return f"os-{role}-{use}"
