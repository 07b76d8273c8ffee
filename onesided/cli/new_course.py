"""`onesided new course FOLDER`: write a small sound course into a folder, over nothing that is there."""

from __future__ import annotations

from pathlib import Path

from onesided.cli.course import command
from onesided.cli.new import numbered, write, written
from onesided.model import CourseError, Shelf
from onesided.model.root import root_above


def begin_course(folder: Path, title: str, author: str, licence: str) -> int:
    """Write what is missing of a course in `folder`; say what became of each file, and how to go on."""
    # Imported here, because some of it takes longer than the other verbs need wait.
    from onesided.sources.generated import generated
    from onesided.starting import Imprint, course_files

    root = folder.resolve()
    if root.exists() and not root.is_dir():
        raise CourseError(f"{folder} is a file, and it was left alone. Name a folder, which need not be there yet.")
    said = write(root, course_files(root, Imprint(title, author, licence)))
    try:
        said += [f"{path}: {written(root / path, text)}" for path, text in generated(root).items()]
        to_mend: list[str] = []
    except CourseError as error:  # of what was there before: it is no reason to leave anything out
        to_mend = [f"Mend this, then run  {command(folder)} pages", *error.sentences]
    print(f"A course in {root}", *said, sep="\n")
    if to_mend:
        print("", *to_mend, sep="\n")
    if around := root_above(root.parent):
        print(
            f"\nIt lies inside the course {around}. Move it out of there, so that a new copy of that course cannot "
            "take it away."
        )
    shelf = Shelf(root)
    piece = next(iter((*shelf.quizzes(), *shelf.vignettes())))
    print("", *numbered(_steps(command(folder), piece)), sep="\n")
    return 0


def _steps(course: str, piece: str) -> list[str]:
    return [
        f"Check it, and see what is left for you to fill in:  {course} check",
        f"See it while you write it:  {course} preview {piece}",
        f"Begin another quiz, story or chapter:  {course} new chapter another-chapter",
        f"Build its book and read it:  {course} book --serve",
    ]
