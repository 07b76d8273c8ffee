"""`onesided new`: write sound starting files for a quiz, a story, a chapter or a course, and say what to do next."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onesided.cli.course import command
from onesided.model import CourseError, find_shelf

if TYPE_CHECKING:
    from onesided.starting import Start

KEEP = "Before learners use it, keep its names, by which answers are remembered:  {command} check --accept-names"


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = (
        "It never writes over a file. Examples: onesided new quiz a-unique-bond/some-topic, new vignette the-loan, "
        "new course ../my-questions"
    )
    said = "begin a quiz, a story, a chapter or a course of your own with sound first files"
    parser = verbs.add_parser("new", help=said, epilog=more)
    parser.add_argument("kind", choices=("quiz", "vignette", "chapter", "course"), help="what to begin")
    parser.add_argument(
        "name", metavar="NAME", help="its name: lower-case words joined by hyphens; of a course, the folder to write"
    )
    course = parser.add_argument_group("what only you can say of a course (it may be filled in later)")
    course.add_argument("--title", default="", help="its title (default: the name of the folder)")
    course.add_argument("--author", default="", help="who wrote it")
    course.add_argument("--licence", "--license", default="", help="what others may do with it, such as CC-BY-4.0")
    parser.set_defaults(run=run, refuse=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Write the files, and say where they are and how to go on."""
    if chosen.kind == "course":
        if chosen.course is not None:
            chosen.refuse("a new course is written into the folder that is its NAME; leave --course out")
        from onesided.cli.new_course import begin_course

        return begin_course(Path(chosen.name), chosen.title, chosen.author, chosen.licence)
    if chosen.title or chosen.author or chosen.licence:
        chosen.refuse("--title, --author and --licence go with a course")
    from onesided.starting import chapter_files, quiz_files, sound_name, vignette_files

    shelf, name = find_shelf(), sound_name(chosen.kind, chosen.name)
    start = {"quiz": quiz_files, "vignette": vignette_files, "chapter": chapter_files}[chosen.kind](shelf, name)
    if there := [path for path in start.files if (shelf.root / path).exists()]:
        raise CourseError(
            f"There is a file {there[0]} already, and it was left alone. Edit it, or choose another name."
        )
    steps = _steps(chosen.kind, name, start.files, command(chosen.course))
    print("\n".join([*write(shelf.root, start), "", *start.choices, "", *numbered(steps)]))
    return 0


def write(root: Path, start: Start) -> list[str]:
    """Write what is not there yet into the course at `root`; return what became of each file, a line each."""
    # The file that stops a second try comes last: where the disk gives up half-way, the command can be repeated.
    said = [f"{path}: {written(root / path, text)}" for path, text in start.helpers.items()]
    said += [f"{path}: {_added(root / path, text)}" for path, text in start.added.items()]
    return said + [f"{path}: {written(root / path, text)}" for path, text in start.files.items()]


def numbered(steps: Iterable[str]) -> list[str]:
    """What to do next, one step to a line."""
    return ["Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]


def written(path: Path, text: str) -> str:
    """Write a file that is not there, and say what became of it.

    It is opened so that nothing there is ever lost, even to a second run beside this.
    """
    if path.exists():
        return "was there, and left alone"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise _unwritable(path, error) from None
    return "written"


def _added(path: Path, text: str) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text if before.endswith("\n") or not before else f"\n{text}")
    except OSError as error:
        raise _unwritable(path, error) from None
    return "two objectives added at its end" if before else "written, with two objectives"


def _unwritable(path: Path, error: OSError) -> CourseError:
    return CourseError(f"{path} cannot be written: {error.strerror}. Make its folder writable, then try again.")


def _steps(kind: str, name: str, files: Mapping[str, str], command: str) -> list[str]:
    """What to do next. What stands in the files says itself that it is about writing."""
    path, keep = next(iter(files)), KEEP.format(command=command)
    edit = f"Edit {path}: what stands there is sound, and about writing a {kind}."
    if kind == "chapter":
        return [
            f"{edit} Its objectives are in book/objectives.yml, its quizzes in book/quizzes/{name}/.",
            f"See a quiz or the story while you write it:  {command} preview {name}/chapter-quiz",
            f"Run the notebook, which also writes it as it is committed:  {command} notebooks {path}",
            f"Check what is asked in it:  {command} check {name}",
            keep,
        ]
    show = "{" + kind + "} " + name
    return [
        edit,
        f"See it while you write:  {command} preview {name}",
        f'Show it in a notebook with {kind}("{name}"), or in a Markdown page with ```{show} and ``` below it.',
        f"Check it:  {command} check {name}",
        keep,
    ]
