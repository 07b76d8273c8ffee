"""`onesided import`: a teacher's own questions from GIFT or Moodle become quizzes, ready for their author's hand."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from onesided.cli.course import command
from onesided.cli.kept import counted
from onesided.model import CourseError, find_shelf

MORE = """\
Each category of FILE becomes a quiz in book/quizzes/FOLDER. Nothing is written over, and FILE stays as it is. What
could not be kept is listed with its line; what is still to be written says FILL IN, and onesided check names it.
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("import", help="make quizzes of questions in GIFT or Moodle XML", epilog=MORE)
    parser.add_argument("format", choices=("gift", "moodle"), help="what FILE is")
    parser.add_argument("file", type=Path, metavar="FILE", help="the file with the questions")
    parser.add_argument(
        "--into", required=True, metavar="FOLDER", help="the folder of quizzes, such as the chapter's slug"
    )
    parser.add_argument("--objective", default="", metavar="NAME", help="the objective that the questions serve")
    parser.add_argument("--see", default="", metavar="PAGE#HEADING", help="the passage that they send readers to")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the quizzes, and say what needs an author's hand."""
    from onesided.cli.new import write
    from onesided.imports import brought
    from onesided.starting import begin_imported, sound_name, title_of

    shelf = find_shelf()
    folder = sound_name("chapter", chosen.into.strip("/"))
    try:
        data = chosen.file.read_bytes()
    except OSError as error:
        raise CourseError(
            f"{chosen.file} cannot be read: {error.strerror}. Name the file with the questions."
        ) from None
    home = begin_imported(shelf, folder, chosen.objective, chosen.see)
    title = title_of(chosen.file.name.partition(".")[0].replace("_", "-"))
    try:
        made = brought(data, chosen.format, folder, title, home.objective, home.see)
    except CourseError as error:
        raise CourseError(*(f"{chosen.file}: {sentence}" for sentence in error.sentences)) from None
    start = home.start({f"book/quizzes/{name}.yml": text for name, text in made.files.items()})
    if there := [path for path in start.files if (shelf.root / path).exists()]:
        raise CourseError(
            *(f"There is a file {path} already, and it was left alone. Choose another --into." for path in there)
        )
    print("\n".join(write(shelf.root, start)))
    print(f"\n{counted(made.questions, 'question')} in {counted(len(made.files), 'quiz', 'quizzes')}.")
    print("\n".join(start.choices))
    if made.remarks:
        print(f"\nWhat needs your hand ({chosen.file}):")
        print("\n".join(f"  {remark}" for remark in made.remarks))
    print(f"\nThen see what is still blank:  {command(chosen.course)} check {folder}")
    return 0
