"""Which piece is meant by what an author typed, and how it is drawn today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from onesided.markup import quiz_html, vignette_html
from onesided.model import CourseError, Shelf
from onesided.model.complaints import excerpt, nearest
from onesided.sources.citation import citer

AWAY = "/away"
"""Where leaving a story quickly leads."""
PASSAGE = "/passage/"
"""Where links to the pages of the course lead, followed by the page's short name."""


@dataclass(frozen=True)
class Piece:
    """A quiz or a vignette by its kind and its full name."""

    shelf: Shelf
    kind: Literal["quiz", "vignette"]
    name: str

    @property
    def file(self) -> str:
        """Its file, as a path from the course's folder. It may have been deleted since."""
        folder = "quizzes" if self.kind == "quiz" else "vignettes"
        return f"book/{folder}/{self.name}.yml"

    @property
    def path(self) -> Path:
        """The same, on this machine."""
        return self.shelf.root / self.file

    def html(self) -> str:
        """The piece as complete HTML; CourseError where its file cannot be read."""
        cite = citer(self.shelf.root, href)
        if self.kind == "quiz":
            beliefs = self.shelf.beliefs()
            return quiz_html(self.shelf.quiz(self.name), self.name, href=href, cite=cite, beliefs=beliefs)
        return vignette_html(self.shelf.vignette(self.name), self.name, href=href, cite=cite, away=AWAY)


def href(passage: str) -> str:
    """The address of a passage: a page of the preview that says where it is to be read."""
    page, _, heading = passage.partition("#")
    return f"{PASSAGE}{quote(page)}#{quote(heading)}"


def find_piece(shelf: Shelf, said: str) -> Piece:
    """The piece that an author named, by its name or its file's path; CourseError proposes the nearest."""
    name = said.removeprefix("./").removesuffix(".yml").strip("/")
    known: dict[Literal["quiz", "vignette"], Callable[[], tuple[str, ...]]] = {
        "quiz": shelf.quizzes,
        "vignette": shelf.vignettes,
    }
    homes = {"quiz": "book/quizzes/", "vignette": "book/vignettes/"}
    meant = [kind for kind, home in homes.items() if name.startswith(home)]
    name = name.removeprefix(homes["quiz"]).removeprefix(homes["vignette"])
    found = [kind for kind, names in known.items() if name in names() and (not meant or kind in meant)]
    if len(found) == 1:
        return Piece(shelf, found[0], name)
    if found:
        raise CourseError(
            f'"{name}" is a quiz and a story. Name its file: {homes["quiz"]}{name}.yml or {homes["vignette"]}{name}.yml'
        )
    if inside := [quiz for quiz in shelf.quizzes() if quiz.startswith(f"{name}/")]:
        raise CourseError(f'"{name}" is a folder, and one piece is shown at a time. Name one of {", ".join(inside)}.')
    likely = nearest(name, [*shelf.quizzes(), *shelf.vignettes()], cutoff=0.5)
    hint = f'The nearest is "{likely}".' if likely else "To begin one: onesided new quiz, or onesided new vignette."
    raise CourseError(f'No quiz and no vignette is called "{excerpt(said)}". {hint}')
