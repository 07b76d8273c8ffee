"""Where the course begins: the folder that holds `book/`, and beside it `_config.yml`, or in it quizzes or stories.

A notebook is run from anywhere inside the project, a test or a teacher may point at a folder elsewhere; both
end here. A teacher's own folder may hold no more than a few quizzes.
"""

from __future__ import annotations

import os
from pathlib import Path

from onesided.model.complaints import CourseError

COURSE = "ONESIDED_COURSE"
"""The environment variable that names a course's folder, for whoever works outside of one."""


def find_root(start: str | os.PathLike[str] | None = None) -> Path:
    """The root of the course that holds `start`, an existing folder or file.

    Without `start`: the folder that ONESIDED_COURSE names, else the course that holds the current folder. A
    folder with `book/` in it that is named outright is taken as it is. Raises CourseError when there is no
    course.
    """
    named = start if start is not None else os.environ.get(COURSE) or None
    here = Path(named if named is not None else ".").resolve()
    if named is not None and (here / "book").is_dir():
        return here
    if found := root_above(here):
        return found
    what = f"No course in {here} or above it" if here.exists() else f"No folder {here}"
    raise CourseError(f"{what}. Work inside the course's folder, the one with _config.yml and book/, or name it.")


def root_above(place: Path) -> Path | None:
    """The nearest folder, from `place` upwards, that is a course's."""
    return next((folder for folder in (place, *place.parents) if is_course(folder)), None)


def is_course(folder: Path) -> bool:
    """Whether a folder can be told for a course's by what is in it; one that only has `book/` has to be named."""
    book = folder / "book"
    return book.is_dir() and (
        (folder / "_config.yml").is_file() or any((book / kind).is_dir() for kind in ("quizzes", "vignettes"))
    )
