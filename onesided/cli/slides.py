"""`onesided slides`: make a deck of slides for each chapter."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onesided.model import CourseError, Shelf, find_shelf
from onesided.model.complaints import nearest
from onesided.model.pages import page_name


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "Open a deck in a browser: it needs no server and no network. Put ?print-pdf after .html to print it."
    parser = verbs.add_parser("slides", help="make a deck of slides for each chapter", epilog=more)
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="a chapter by its name (default: all)")
    parser.add_argument("--output", type=Path, default=None, help="the folder to write to (default: _build/slides)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Run the chapters, write their decks, and say where they are."""
    shelf = find_shelf()
    for page in make(shelf, chosen.chapters, chosen.output or shelf.root / "_build" / "slides"):
        print(page)
    return 0


def make(shelf: Shelf, names: Sequence[str], folder: Path) -> list[Path]:
    """Write the decks of these chapters into `folder`, or, without any, of all, with a page that lists them.

    Returns the pages that were written. A chapter that is not in the book, or a cell that fails, is a CourseError.
    """
    # Imported here, because Jupyter's packages take a second that the other verbs need not wait for.
    from onesided.slides import deck_html, run, write_assets, write_index

    known = chapters(shelf.root)
    paths = [_path(name, known) for name in names] or list(known.values())
    print(f"Running {len(paths)} notebook{'s' if len(paths) > 1 else ''} for the slides", flush=True)
    decks = [deck_html(notebook, path, shelf) for path, notebook in zip(paths, run(paths), strict=True)]
    write_assets(folder)
    for deck in decks:
        (folder / f"{deck.page}.html").write_text(deck.html, encoding="utf-8")
    written = [folder / f"{deck.page}.html" for deck in decks]
    return written if names else [*written, write_index(folder, decks)]


def chapters(root: Path) -> dict[str, Path]:
    """The chapters of the book by the short names of their pages, in the book's order: the notebooks with a number.

    Where nothing says the order, it is that of the numbers. A course without a chapter is a CourseError.
    """
    toc = root / "_toc.yml"
    if toc.is_file():
        named = re.findall(r"^\s*-\s*file:\s*(notebooks/\d+-[\w-]+)", toc.read_text(encoding="utf-8"), re.MULTILINE)
    else:
        named = [f"notebooks/{path.stem}" for path in sorted((root / "notebooks").glob("[0-9]*-*.ipynb"))]
    if not named:
        raise CourseError(f"There is no chapter in {root} to make slides of. To begin one: onesided new chapter NAME")
    return {page_name(name): root / f"{name}.ipynb" for name in named}


def _path(name: str, known: dict[str, Path]) -> Path:
    wanted = page_name(name)
    if wanted in known:
        return known[wanted]
    likely = nearest(wanted, known, cutoff=0.5)
    hint = f"The nearest is {likely}." if likely else f"There are {', '.join(known)}."
    raise CourseError(f'No chapter in _toc.yml is called "{name}". {hint}')
