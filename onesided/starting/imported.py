"""Where questions from elsewhere find their place: which objective they serve at first, and where they send readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onesided.lint.pages import passages
from onesided.model import CourseError, Shelf
from onesided.model.complaints import nearest
from onesided.model.pages import page_paths
from onesided.starting.pieces import OBJECTIVES, Start, first_passage, objective_for


@dataclass(frozen=True)
class Home:
    """The objective and the passage for questions without any, and what to add for the objective to be there."""

    objective: str
    see: str
    added: Mapping[str, str] = field(default_factory=dict)

    def start(self, files: Mapping[str, str]) -> Start:
        """The start that writes these quizzes."""
        said = (
            f'They all serve the objective "{self.objective}" and send readers to {self.see}: write others where they '
            "fit."
        )
        return Start(files, added=self.added, choices=(said,))


def begin_imported(shelf: Shelf, folder: str, objective: str = "", see: str = "") -> Home:
    """A place in a folder of quizzes; CourseError where an objective is named that the course does not have."""
    aims = shelf.aims()
    if objective and aims and objective not in aims:
        near = nearest(objective, aims)
        raise CourseError(
            f'There is no objective "{objective}" in {OBJECTIVES}.' + (f' The nearest is "{near}".' if near else "")
        )
    found, added = (objective, {}) if objective else objective_for(shelf, folder)
    if see and page_paths(shelf.root) and see not in (known := passages(shelf.root)):
        near = nearest(see, known)
        raise CourseError(f'There is no passage "{see}".' + (f' The nearest is "{near}".' if near else ""))
    return Home(found, see or _first(shelf, folder), added)


def _first(shelf: Shelf, folder: str) -> str:
    try:
        return first_passage(shelf, folder)
    except CourseError:  # the chapter is still to be written
        return f"{folder}#the-first-section"
