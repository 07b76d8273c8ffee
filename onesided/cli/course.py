"""`--course FOLDER`: which course a command works on, where that is not the one of the current folder.

The folder is handed on in the environment, so that whatever a command starts (a build, a notebook's kernel, JupyterLab)
works on the same course, from whichever folder it runs in.
"""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onesided.model.complaints import CourseError
from onesided.model.root import COURSE, root_above

OPTION = "--course"


def add_option(parser: argparse.ArgumentParser, verbs: Any) -> None:
    """Let the option stand before the verb and after it; the last one holds."""
    words = f"the folder of the course to work on (default: what {COURSE} names, else the current folder)"
    parser.add_argument(OPTION, type=Path, default=None, metavar="FOLDER", help=words)
    for verb in dict.fromkeys(verbs.choices.values()):
        # Without a default, since that of a verb would take the place of what was said before it.
        verb.add_argument(OPTION, type=Path, default=argparse.SUPPRESS, metavar="FOLDER", help=words)


@contextmanager
def on_course(named: Path | None) -> Iterator[None]:
    """Have all that runs inside work on the course in this folder, or, without one, on that of the environment.

    A folder that is named by the option and is no course's raises a CourseError.
    """
    before = os.environ.get(COURSE)
    meant = _folder(named) if named is not None else Path(before).resolve() if before else None
    try:
        if meant:
            os.environ[COURSE] = str(meant)  # in full: other programs run in other folders
        yield
    finally:
        if before is None:
            os.environ.pop(COURSE, None)
        else:
            os.environ[COURSE] = before


def command(named: Path | None) -> str:
    """How the command begins that does something more with the same course."""
    return f"onesided {OPTION} {shlex.quote(str(named))}" if named is not None else "onesided"


def _folder(named: Path) -> Path:
    # The option names a folder outright: a course above it is not what was meant, and must not be written to.
    folder = named.resolve()
    if (folder / "book").is_dir():
        return folder
    begin = f"To begin a course there:  onesided new course {shlex.quote(str(named))}"
    if not folder.exists():
        raise CourseError(f"There is no folder {named}. {begin}")
    if not folder.is_dir():
        raise CourseError(f"{named} is a file. Name the folder of a course, the one with book/ in it.")
    above = root_above(folder)
    raise CourseError(
        f"{named} is no course's folder: there is no book/ in it. "
        + (f"The course around it is {above}. Name that one." if above else begin)
    )
