"""`onesided check`: prove that every quiz is sound and well written, and say what to mend."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from onesided.model import CourseError, Shelf, find_shelf
from onesided.model.complaints import nearest

PATIENCE = 1.0
"""Seconds before a terminal is told how far the check has come."""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("check", help="check that the quizzes are sound and well written")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a quiz, or a folder of them (default: all)")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to say it")
    parser.add_argument("--strict", action="store_true", help="fail short of the bar for a release, not only on errors")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for, and check nothing")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check the quizzes; 1 where one has an error, or, with --strict, where the bank is short of the bar."""
    from onesided.lint.report import as_github, as_json, as_text, explanation
    from onesided.lint.rules import rule_named

    if chosen.explain:
        import onesided.lint  # noqa: F401 (enters the rules)

        print(explanation(rule_named(chosen.explain)))
        return 0
    report = check(find_shelf(), chosen.names)
    said = {"text": as_text, "json": as_json, "github": as_github}[chosen.format](report)
    if said:
        print(said)
    return int(bool(report.errors or (chosen.strict and report.short_of_release())))


def check(shelf: Shelf, names: list[str]) -> Any:
    """The report (`onesided.lint.Report`) on the quizzes with these names, or in these folders; on all without any.

    The bank as a whole is judged only when it is all there.
    """
    from onesided.lint import Finding, Report, check_files
    from onesided.lint.pages import shown_quizzes

    course, findings = surroundings(shelf)
    chosen = sorted({found for name in names for found in _meant(shelf, name)}) if names else list(shelf.quizzes())
    files = [(path := shelf.quiz_path(name), path.relative_to(shelf.root).as_posix()) for name in chosen]
    tick, clear = _counter()
    items, found = check_files(files, course, whole_bank=not names, tick=tick)
    clear()
    findings += found
    if not names:
        shown, known = shown_quizzes(shelf.root), set(chosen)
        for name, (_, file) in zip(chosen, files, strict=True):
            if name not in shown:
                mend = f'Show it in a chapter with quiz("{name}"), or delete it'
                findings.append(Finding(file, 1, "X2", "W", "", "no page shows this quiz", mend))
        for name, places in shown.items():
            if name not in known:
                likely = nearest(name, known, cutoff=0.5)
                mend = f'The nearest is "{likely}"' if likely else f"Write book/quizzes/{name}.yml"
                findings += [Finding(*place, "X2", "E", "", f'there is no quiz "{name}"', mend) for place in places]
        for stray in _strays(shelf):
            mend = "Name it in lower-case words joined by hyphens, ending in .yml"
            findings.append(Finding(stray, 1, "X2", "W", "", "the file has no name that a quiz can have", mend))
    return Report(len(files), items, sorted(set(findings)))


def surroundings(shelf: Shelf) -> tuple[Any, list[Any]]:
    """What the rules know of the course (`onesided.lint.Course`), and what is wrong with the files that say it."""
    from onesided.lint import Course
    from onesided.lint.findings import from_complaint
    from onesided.lint.pages import glossary, passages
    from onesided.sources.bibliography import bibliography

    findings: list[Any] = []

    def read(what: Callable[[], Any]) -> Any:
        try:
            return what()
        except CourseError as error:
            findings.extend(map(from_complaint, error.complaints))
            return None

    objectives, references = read(shelf.objectives), shelf.root / "book" / "references.bib"
    return (
        Course(
            objectives=None if objectives is None else {name: one.terms for name, one in objectives.items()},
            misconceptions=read(shelf.misconceptions),
            sources=frozenset(bibliography(references)) if references.is_file() else frozenset(),
            passages=passages(shelf.root),
            glossary=glossary(shelf.root),
        ),
        findings,
    )


def _meant(shelf: Shelf, name: str) -> list[str]:
    """The quizzes that a name means: itself, all in a folder, or the one in a file that was named by its path."""
    name = name.removeprefix("./").removeprefix("book/quizzes/").removesuffix(".yml").strip("/")
    inside = [found for found in shelf.quizzes() if found.startswith(f"{name}/")]
    if inside:
        return inside
    shelf.quiz_path(name)  # which says what to do where there is none
    return [name]


def _strays(shelf: Shelf) -> Iterator[str]:
    folder, known = shelf.root / "book" / "quizzes", set(shelf.quizzes())
    for path in sorted(folder.rglob("*.y*ml")):
        if path.relative_to(folder).with_suffix("").as_posix() not in known or path.suffix != ".yml":
            yield path.relative_to(shelf.root).as_posix()


def _counter() -> tuple[Callable[[int], None], Callable[[], None]]:
    """What to call with the number of items so far, and at the end: on a terminal it counts once that takes long."""
    begun, last = time.monotonic(), 0.0

    def tick(items: int) -> None:
        nonlocal last
        now = time.monotonic()
        if sys.stderr.isatty() and now - begun > PATIENCE and now - last > 0.1:
            last = now
            print(f"\rChecked {items} items …", end="", file=sys.stderr, flush=True)

    def clear() -> None:
        if last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    return tick, clear
