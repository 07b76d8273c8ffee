"""`onesided pages`: write the pages that are made from data (references, help lines, claims)."""

from __future__ import annotations

import argparse
from typing import Any

from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("pages", help="write the pages that are made from data: references, help lines, claims")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write each page that has changed and say which."""
    from onesided.sources.generated import generated

    root = find_shelf().root
    pages = generated(root)
    if not pages:
        print(f"There is nothing in {root / 'book'} to make pages of: no references.bib, no data/help_lines.csv.")
    for path, text in pages.items():
        before = (root / path).read_text(encoding="utf-8") if (root / path).is_file() else None
        if text != before:
            (root / path).write_text(text, encoding="utf-8")
        print(f"{path}: {'as it was' if text == before else 'written'}")
    return 0
