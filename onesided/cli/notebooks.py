"""`onesided notebooks`: run the notebooks and write them the one way they are committed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from onesided.model import CourseError, find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("notebooks", help="run the notebooks and write them in their normal form")
    parser.add_argument("paths", nargs="*", type=Path, help="the notebooks (default: all in notebooks/)")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if one is not in its normal form")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Run or check each notebook; the exit code is 1 where one fails."""
    # Imported here, because Jupyter's packages take a second that the other verbs need not wait for.
    from onesided.notebooks.execute import execute, normalise

    root = find_shelf().root
    # A name is looked for in the current folder, then in the course's, which may be another.
    named = [path if path.is_file() or not (root / path).is_file() else root / path for path in chosen.paths]
    paths = named or sorted((root / "notebooks").glob("*.ipynb"))
    if not paths:
        print(f"There is no notebook in {root / 'notebooks'}. To begin one: onesided new chapter NAME")
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise CourseError(*(f"There is no notebook {path}. Name one of notebooks/*.ipynb." for path in missing))
    outcomes = [normalise(path, write=False) for path in paths] if chosen.check else execute(paths)
    failed = False
    for outcome in outcomes:
        if outcome.problem:
            print(outcome.problem, file=sys.stderr)
        elif outcome.changed:
            print(
                f"{outcome.path}: {'is not in its normal form; run: onesided notebooks' if chosen.check else 'written'}"
            )
        else:
            print(f"{outcome.path}: as it was")
        failed |= outcome.problem is not None or (chosen.check and outcome.changed)
    return int(failed)
