"""The shelf: finds what a course keeps under `book/` by its name, and reads it.

A quiz's name is its path under `book/quizzes` without the ending, a vignette's its path under
`book/vignettes`. Every call reads the file afresh, so that whoever edits a file sees the change by running the
cell again. What reads is imported with the first file: a command that only asks where the course is need not wait for
pydantic.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onesided.model.complaints import CourseError, excerpt, nearest
from onesided.model.root import find_root

if TYPE_CHECKING:
    from onesided.model.aims import Misconception, Objective
    from onesided.model.items import Quiz
    from onesided.model.reading import Reading
    from onesided.model.stories import Vignette

T = TypeVar("T")

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


@dataclass(frozen=True)
class Shelf:
    """A course's folder, which holds `book/`. Methods raise CourseError, with every complaint there is."""

    root: Path

    def quizzes(self) -> tuple[str, ...]:
        """The names of all quizzes, in the order of the alphabet."""
        return self._names("quizzes")

    def quiz_path(self, name: str) -> Path:
        """The file of the quiz with this name, which exists."""
        return self._path("quiz", "quizzes", name)

    def quiz(self, name: str) -> Quiz:
        """The quiz with this name."""
        from onesided.model.reading import read_quiz

        return _value(read_quiz(self.quiz_path(name), self.root))

    def vignettes(self) -> tuple[str, ...]:
        """The names of all vignettes, in the order of the alphabet."""
        return self._names("vignettes")

    def vignette_path(self, name: str) -> Path:
        """The file of the vignette with this name, which exists."""
        return self._path("vignette", "vignettes", name)

    def vignette(self, name: str) -> Vignette:
        """The vignette with this name."""
        from onesided.model.reading import read_vignette

        return _value(read_vignette(self.vignette_path(name), self.root))

    def objectives(self) -> dict[str, Objective]:
        """The objectives of the course, by name, from `book/objectives.yml`."""
        from onesided.model.reading import read_objectives

        return _value(read_objectives(self.root / "book" / "objectives.yml", self.root))

    def aims(self) -> dict[str, Objective]:
        """The same, or none where the course has no such file."""
        return self.objectives() if (self.root / "book" / "objectives.yml").is_file() else {}

    def misconceptions(self) -> dict[str, Misconception]:
        """The misconceptions of the course, by name, from `book/misconceptions.yml`."""
        from onesided.model.reading import read_misconceptions

        return _value(read_misconceptions(self.root / "book" / "misconceptions.yml", self.root))

    def beliefs(self) -> dict[str, Misconception]:
        """The same, or none where the course has no such file."""
        return self.misconceptions() if (self.root / "book" / "misconceptions.yml").is_file() else {}

    def kept(self, name: str) -> str:
        """The name under which answers to a quiz, an item (`quiz#id`) or a story are remembered: see `Colophon`."""
        from onesided.model.colophon import colophon_of

        return colophon_of(self.root).kept(name)

    def named(self, kept: str) -> str | None:
        """The quiz, item or story that something was remembered under; None where it is one of another course."""
        from onesided.model.colophon import colophon_of

        return colophon_of(self.root).named(kept)

    def data_path(self, name: str) -> Path:
        """The file with this name, ending included, under `book/data`, which exists."""
        folder = self.root / "book" / "data"
        # Looked up in the list, not on the disk: `..` and absolute paths lead nowhere.
        known = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        if name in known:
            return folder / name
        raise CourseError(f"{_unknown('data file', name, known)}, or put the file into book/data.")

    def _names(self, folder: str) -> tuple[str, ...]:
        home = self.root / "book" / folder
        found = (path.relative_to(home).with_suffix("").as_posix() for path in home.rglob("*.yml"))
        return tuple(sorted(name for name in found if _NAME.fullmatch(name)))

    def _path(self, kind: str, folder: str, name: str) -> Path:
        # The pattern keeps `..`, drive letters and back-slashes from leading out of the folder.
        if not _NAME.fullmatch(name):
            mend = f"a name is the path under book/{folder}, without .yml"
            raise CourseError(f"{_unknown(kind, name, self._names(folder))}: {mend}.")
        path = self.root / "book" / folder / f"{name}.yml"
        if path.is_file():
            return path
        if path.with_suffix(".yaml").is_file():
            raise CourseError(f'The file of the {kind} "{name}" ends in .yaml. Rename it to {path.name}.')
        raise CourseError(f"{_unknown(kind, name, self._names(folder))}, or write book/{folder}/{name}.yml.")


def find_shelf(start: str | os.PathLike[str] | None = None) -> Shelf:
    """The shelf of the course that holds `start`, or, without it, the current folder; see `find_root`."""
    return Shelf(find_root(start))


def _value(reading: Reading[T]) -> T:
    if reading.value is None:
        raise CourseError(*reading.complaints)
    return reading.value


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    likely = nearest(name, known, cutoff=0.5)
    hint = f'; the nearest is "{likely}"' if likely else ""
    return f'No {kind} called "{excerpt(name)}"{hint}. Check the spelling'
