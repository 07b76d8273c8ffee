"""`onesided export`: a quiz or a story in a form that other systems take in."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("export", help="write a quiz or a story for a learning platform")
    formats = parser.add_subparsers(dest="format", required=True, metavar="FORMAT")
    scorm = formats.add_parser("scorm", help="a SCORM 1.2 package of one quiz or one story")
    scorm.add_argument("name", metavar="NAME", help="a quiz or a vignette, by its name or its file")
    scorm.add_argument("--output", type=Path, metavar="FILE", help="the zip to write (default: in _build/scorm)")
    scorm.add_argument("--mastery", type=int, metavar="PERCENT", help="the score from which a quiz counts as passed")
    scorm.add_argument("--url", default="", help="the address of the published book, where links may lead")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file, and say where it is."""
    print(FORMATS[chosen.format](chosen))
    return 0


def _scorm(chosen: argparse.Namespace) -> Path:
    # Imported here, because they take longer than the other verbs need wait.
    from onesided.preview import find_piece
    from onesided.publishing import site_address
    from onesided.scorm import package, write_package

    piece = find_piece(find_shelf(), chosen.name)
    book = site_address(chosen.url) if chosen.url else None
    made = package(piece.shelf, piece.name, piece.kind, mastery=chosen.mastery, book=book)
    home = piece.shelf.root / "_build" / "scorm"
    return write_package(chosen.output or home / f"{piece.name.replace('/', '-')}.zip", made)


FORMATS: dict[str, Callable[[argparse.Namespace], Path]] = {"scorm": _scorm}
"""What writes each format."""
