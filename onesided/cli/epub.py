"""`onesided epub`: pack the book for e-readers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from onesided.cli.book import build
from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("epub", help="pack the book as an EPUB for e-readers")
    parser.add_argument("--output", type=Path, default=None, help="the file to write (default: _build/epub/book.epub)")
    parser.add_argument("--pages", type=Path, default=None, help="a folder of built pages (default: built first)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build the pages, pack them, and say where the file is."""
    from onesided.editions import book_edition, write_epub

    root = find_shelf().root
    html = chosen.pages or build(root)
    print(write_epub(book_edition(root, html), chosen.output or root / "_build" / "epub" / "book.epub"))
    return 0
