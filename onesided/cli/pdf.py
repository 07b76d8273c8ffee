"""`onesided pdf`: print the whole book, and each chapter by itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onesided.cli.book import build
from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "It needs a Chromium, Chrome or Edge, 131 or later; CHROMIUM names one that is not found by itself."
    parser = verbs.add_parser("pdf", help="print the book and its chapters as PDF files", epilog=more)
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="a chapter by name (default: all, and the book)")
    parser.add_argument("--book", action="store_true", help="the whole book: alone, or beside named chapters")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the paper to print on (default: a4)")
    parser.add_argument("--output", type=Path, default=None, help="the folder to write to (default: _build/pdf)")
    parser.add_argument("--pages", type=Path, default=None, help="a folder of built pages (default: built first)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build the pages, print what was asked for, and say where it is."""
    root = find_shelf().root
    html = chosen.pages or build(root)
    for pdf in make(root, html, chosen.output or root / "_build" / "pdf", chosen.chapters, chosen.book, chosen.paper):
        print(pdf, flush=True)
    return 0


def make(
    root: Path, html: Path, folder: Path, chapters: list[str] | None = None, book: bool = False, paper: str = "a4"
) -> Iterator[Path]:
    """Print into `folder` what is named, or else the book and every chapter; yield each file when it is there.

    A chapter that is not in the book, or a machine without a browser, is a CourseError.
    """
    from onesided.editions import book_edition, chapter_edition, write_pdf
    from onesided.editions.browser import browser
    from onesided.editions.edition import chapter_names

    browser()  # before the pages are read, which takes a while
    everything = not chapters and not book
    if book or everything:
        yield write_pdf(book_edition(root, html), folder / "book.pdf", paper)
    for name in chapters or (chapter_names(root) if everything else ()):
        edition = chapter_edition(root, html, name)
        yield write_pdf(edition, folder / f"{edition.chapter}.pdf", paper)
