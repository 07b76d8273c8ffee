"""What an item, a quiz and a vignette are, how their files are read, and where they are found.

The names that other rooms use are loaded when they are first asked for: pydantic takes longer to import than
a learner should wait for a cell that needs none of it.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {
    "Complaint": "complaints",
    "CourseError": "complaints",
    "Item": "items",
    "Quiz": "items",
    "Objective": "aims",
    "Misconception": "aims",
    "Vignette": "stories",
    "Reading": "reading",
    "read_quiz": "reading",
    "read_vignette": "reading",
    "read_objectives": "reading",
    "read_misconceptions": "reading",
    "Shelf": "shelf",
    "find_shelf": "shelf",
}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
