"""One-Sided by Design: the machinery of a course made of notebooks.

A chapter needs five names: `quiz` shows a quiz, `vignette` a story, `figure` a drawing, `explore` a drawing with a
slider, and `data` reads a table of the course. They are looked up when they are first used, so that importing the
package costs nearly nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["data", "explore", "figure", "quiz", "vignette"]

_ROOMS = {
    "data": "onesided.figures.data",
    "explore": "onesided.widgets",
    "figure": "onesided.widgets",
    "quiz": "onesided.widgets",
    "vignette": "onesided.widgets",
}

if TYPE_CHECKING:
    from onesided.figures.data import data
    from onesided.widgets import explore, figure, quiz, vignette


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"The course has no {name!r}. It has: {', '.join(__all__)}.")
    # Kept under its own name, so that the module of the same name cannot take its place.
    globals()[name] = getattr(import_module(_ROOMS[name]), name)
    return globals()[name]
