"""The `onesided` command: one module for each of its verbs, and nothing but words and exit codes in them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from onesided.cli import (
    book,
    check,
    class_,
    epub,
    export,
    import_,
    new,
    notebooks,
    pages,
    pdf,
    preview,
    publish,
    record,
    report,
    schema,
    slides,
    study,
)
from onesided.cli.course import add_option, on_course
from onesided.model.complaints import CourseError

VERBS = (
    study,
    record,
    book,
    class_,
    report,
    new,
    preview,
    check,
    notebooks,
    slides,
    pdf,
    epub,
    export,
    import_,
    publish,
    pages,
    schema,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. What goes wrong is said in sentences, on standard error."""
    parser = argparse.ArgumentParser(prog="onesided", description="The tools of the course One-Sided by Design.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        verb.describe(verbs)
    add_option(parser, verbs)
    chosen, chosen.rest = parser.parse_known_args(arguments)
    if chosen.rest and chosen.verb != "study":  # which passes them on to JupyterLab
        parser.error(f"unknown: {' '.join(chosen.rest)}. See onesided {chosen.verb} --help")
    try:
        with on_course(chosen.course):
            return chosen.run(chosen)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
