"""What the rules of `onesided check` know of the course around a quiz or a story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onesided.lint import Course, Finding
from onesided.lint.findings import from_complaint
from onesided.lint.pages import glossary, passages
from onesided.model import CourseError, Shelf
from onesided.sources.bibliography import bibliography


def surroundings(shelf: Shelf) -> tuple[Course, list[Finding]]:
    """The course as rules see it, and what is wrong with the files that say it."""
    findings: list[Finding] = []

    def read(what: Callable[[], Any]) -> Any:
        try:
            return what()
        except CourseError as error:
            findings.extend(map(from_complaint, error.complaints))
            return None

    objectives, references = read(shelf.objectives), shelf.root / "book" / "references.bib"
    course = Course(
        objectives=None if objectives is None else {name: one.terms for name, one in objectives.items()},
        misconceptions=read(shelf.misconceptions),
        sources=frozenset(bibliography(references)) if references.is_file() else frozenset(),
        passages=passages(shelf.root),
        glossary=glossary(shelf.root),
    )
    return course, findings
