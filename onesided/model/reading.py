"""Reading a file of the course: either its value, or everything that is to be mended in it, and never an
exception.

A quiz, a vignette, the objectives and the misconceptions are read here by one function, which anything else that is
written in YAML and described by a pydantic class can use in the same way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from onesided.model.aims import Misconception, Objective
from onesided.model.checks import QUIZ, quiz_findings
from onesided.model.complaints import Complaint, Finding, field_name
from onesided.model.files import text_of
from onesided.model.items import Quiz, Slug
from onesided.model.links import link_findings
from onesided.model.naming import Words
from onesided.model.root import root_above
from onesided.model.stories import Vignette
from onesided.model.story_checks import VIGNETTE, story_findings
from onesided.model.wording import findings_of
from onesided.model.yaml_lines import Sheet, read_sheet

T = TypeVar("T")
Checks = Callable[[Any], Iterable[Finding]]


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What came of reading a file: a value and no complaints, or no value and at least one."""

    value: T | None
    complaints: tuple[Complaint, ...] = ()


def read_quiz(path: str | os.PathLike[str], root: Path | None = None) -> Reading[Quiz]:
    """The quiz in a file; complaints call the file by its path from `root`, which is looked for if not
    given."""
    return read(path, Quiz, QUIZ, checks=quiz_findings, root=root)


def read_vignette(path: str | os.PathLike[str], root: Path | None = None) -> Reading[Vignette]:
    """The branching story in a file."""
    return read(path, Vignette, VIGNETTE, checks=story_findings, root=root)


def read_objectives(path: str | os.PathLike[str], root: Path | None = None) -> Reading[dict[str, Objective]]:
    """The objectives in a file, by name."""
    return read(path, dict[Slug, Objective], Words("list of objectives", "objective"), root=root)


def read_misconceptions(path: str | os.PathLike[str], root: Path | None = None) -> Reading[dict[str, Misconception]]:
    """The misconceptions in a file, by name."""
    return read(path, dict[Slug, Misconception], Words("list of misconceptions", "misconception"), root=root)


def read(
    path: str | os.PathLike[str],
    shape: Any,
    words: Words,
    *,
    checks: Checks | None = None,
    root: Path | None = None,
) -> Reading[Any]:
    """What stands in a YAML file, as a class or a dict of classes.

    `words` are what complaints call it, `checks` find what is wrong between its fields, before they are
    typed.
    """
    place = Path(path)
    file = label(place, root)
    text = text_of(place, file)
    if isinstance(text, Complaint):
        return Reading(None, (text,))
    return read_text(text, file, shape, words, checks=checks)


def read_text(text: str, file: str, shape: Any, words: Words, *, checks: Checks | None = None) -> Reading[Any]:
    """The same, of a text that complaints call `file`."""
    reading = _read_text(text, file, shape, words, checks)
    # What authors write is frozen once it was read; a dict of it is not, and belongs to whoever asked.
    return replace(reading, value=dict(reading.value)) if isinstance(reading.value, dict) else reading


@lru_cache(maxsize=256)  # a book shows the same quiz in a dozen places, of which each reads it
def _read_text(text: str, file: str, shape: Any, words: Words, checks: Checks | None) -> Reading[Any]:
    sheet = read_sheet(text, file)
    if sheet.value is None:
        empty = Complaint(file, 1, "", "the file is empty", "Write into it, or delete it")
        return Reading(None, tuple(sheet.complaints) or (empty,))
    value, findings = None, []
    try:
        value = TypeAdapter(shape).validate_python(sheet.value)
    except ValidationError as error:
        findings += findings_of(error, shape, sheet.value, words)
    findings += checks(sheet.value) if checks else ()
    findings += link_findings(sheet.value, words)
    complaints = tuple(sorted({*sheet.complaints, *_complaints(findings, sheet)}))
    return Reading(None if complaints else value, complaints)


def label(path: Path, root: Path | None = None) -> str:
    """How complaints call a file: by its path from the project's root, with forward slashes."""
    full = path.absolute()
    root = root or root_above(full.parent)
    inside = root is not None and full.is_relative_to(root.absolute())
    return full.relative_to(root.absolute()).as_posix() if inside else path.as_posix()


def _complaints(findings: list[Finding], sheet: Sheet) -> Iterator[Complaint]:
    for found in findings:
        if not sheet.is_spoilt(found.path):
            line = sheet.line(found.path)
            yield Complaint(sheet.file, line, field_name(found.path), found.what, found.mend)
