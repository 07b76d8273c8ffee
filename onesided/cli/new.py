"""`onesided new`: write a sound starting file for a quiz, a story or a chapter, and say what to do next."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onesided.model import CourseError, find_shelf

KEEP = "Before learners use it, keep its names, by which answers are remembered:  onesided check --accept-names"


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "It never writes over a file. Examples: onesided new quiz a-unique-bond/some-topic, new vignette the-loan"
    parser = verbs.add_parser("new", help="begin a quiz, a story or a chapter with a sound first file", epilog=more)
    parser.add_argument("kind", choices=("quiz", "vignette", "chapter"), help="what to begin")
    parser.add_argument("name", metavar="NAME", help="its name: lower-case words joined by hyphens")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the files, and say where they are and how to go on."""
    from onesided.starting import chapter_files, quiz_files, sound_name, vignette_files

    shelf, name = find_shelf(), sound_name(chosen.kind, chosen.name)
    start = {"quiz": quiz_files, "vignette": vignette_files, "chapter": chapter_files}[chosen.kind](shelf, name)
    if there := [path for path in start.files if (shelf.root / path).exists()]:
        raise CourseError(
            f"There is a file {there[0]} already, and it was left alone. Edit it, or choose another name."
        )
    # The file that stops a second try comes last: where the disk gives up half-way, the command can be repeated.
    said = [f"{path}: {_written(shelf.root / path, text)}" for path, text in start.helpers.items()]
    said += [f"{path}: {_added(shelf.root / path, text)}" for path, text in start.added.items()]
    said += [f"{path}: {_written(shelf.root / path, text)}" for path, text in start.files.items()]
    print("\n".join([*said, "", *start.choices, "", "Next:", *_steps(chosen.kind, name, start.files)]))
    return 0


def _written(path: Path, text: str) -> str:
    """What became of the file. It is opened so that nothing there is ever lost, even to a second run beside this."""
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
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text if before.endswith("\n") or not before else f"\n{text}")
    except OSError as error:
        raise _unwritable(path, error) from None
    return "two objectives added at its end"


def _unwritable(path: Path, error: OSError) -> CourseError:
    return CourseError(f"{path} cannot be written: {error.strerror}. Make its folder writable, then try again.")


def _steps(kind: str, name: str, files: Mapping[str, str]) -> list[str]:
    """What to do next, one step to a line. What stands in the files says itself that it is about writing."""
    path = next(iter(files))
    edit = f"Edit {path}: what stands there is sound, and about writing a {kind}."
    if kind == "chapter":
        steps = [
            f"{edit} Its objectives are in book/objectives.yml, its quizzes in book/quizzes/{name}/.",
            f"See a quiz or the story while you write it:  onesided preview {name}/chapter-quiz",
            f"Run the notebook, which also writes it as it is committed:  onesided notebooks {path}",
            f"Check what is asked in it:  onesided check {name}",
            KEEP,
        ]
    else:
        show = "{" + kind + "} " + name
        steps = [
            edit,
            f"See it while you write:  onesided preview {name}",
            f'Show it in a notebook with {kind}("{name}"), or in a Markdown page with ```{show} and ``` below it.',
            f"Check it:  onesided check {name}",
            KEEP,
        ]
    return [f"  {number}. {step}" for number, step in enumerate(steps, 1)]
