"""One-Sided by Design: the machinery of a course made of notebooks.

A chapter needs five names: `quiz` shows a quiz, `vignette` a story, `figure` a drawing, `explore` a drawing with a
slider, and `data` reads a table of the course. What a learner has of their own needs five more: `review`, `my_map`,
`my_calibration`, `my_words` and `my_record`; `attempts` is the same as a table. A teacher needs two: `hold_class` and
`class_report`. They are looked up when they are first used, so that importing the package costs nearly nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
_ROOMS = {
    "attempts": "onesided.record",
    "class_report": "onesided.report",
    "data": "onesided.figures.data",
    "explore": "onesided.widgets",
    "figure": "onesided.widgets",
    "hold_class": "onesided.classroom.cell",
    "my_calibration": "onesided.widgets",
    "my_map": "onesided.widgets",
    "my_record": "onesided.widgets",
    "my_words": "onesided.widgets",
    "quiz": "onesided.widgets",
    "review": "onesided.widgets",
    "vignette": "onesided.widgets",
}
__all__ = [
    "attempts",
    "class_report",
    "data",
    "explore",
    "figure",
    "hold_class",
    "my_calibration",
    "my_map",
    "my_record",
    "my_words",
    "quiz",
    "review",
    "vignette",
]

if TYPE_CHECKING:
    from onesided.classroom.cell import hold_class
    from onesided.figures.data import data
    from onesided.record import attempts
    from onesided.report import class_report
    from onesided.widgets import (
        explore,
        figure,
        my_calibration,
        my_map,
        my_record,
        my_words,
        quiz,
        review,
        vignette,
    )


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"The course has no {name!r}. It has: {', '.join(__all__)}.")
    # Kept under its own name, so that the module of the same name cannot take its place.
    globals()[name] = getattr(import_module(_ROOMS[name]), name)
    return globals()[name]
