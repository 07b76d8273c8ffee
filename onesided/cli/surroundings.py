"""What the rules of `onesided check` know of the course around a quiz or a story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onesided.lint import Course, Finding
from onesided.lint.findings import from_complaint
from onesided.lint.pages import glossary, passages
from onesided.model import CourseError, Shelf
from onesided.model.colophon import CITATION, CONFIG, colophon_of
from onesided.model.pages import page_paths
from onesided.sources.bibliography import bibliography


def surroundings(shelf: Shelf) -> tuple[Course, list[Finding]]:
    """The course as rules see it, and what is wrong with the files that say it.

    What a folder has no file for is unknown, and no rule says anything of it; but a misconception that a question names
    has to be described.
    """
    findings: list[Finding] = []

    def read(what: Callable[[], Any]) -> Any:
        try:
            return what()
        except CourseError as error:
            findings.extend(map(from_complaint, error.complaints))
            return None

    book = shelf.root / "book"
    objectives = read(shelf.objectives) if (book / "objectives.yml").is_file() else None
    course = Course(
        objectives=None if objectives is None else {name: one.terms for name, one in objectives.items()},
        misconceptions=read(shelf.beliefs),
        sources=frozenset(bibliography(book / "references.bib")) if (book / "references.bib").is_file() else None,
        passages=passages(shelf.root) if page_paths(shelf.root) else None,
        glossary=glossary(shelf.root),
    )
    try:
        colophon_of(shelf.root)
    except CourseError as error:
        findings += [Finding(*_placed(sentence), "X1", "E", "", sentence, "") for sentence in error.sentences]
    return course, findings


def _placed(sentence: str) -> tuple[str, int]:
    """The file that a sentence about the course's settings is about."""
    return (CITATION if sentence.startswith(CITATION) else CONFIG), 1
