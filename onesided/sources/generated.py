"""All pages that are made from data, by their paths."""

from __future__ import annotations

from pathlib import Path

from onesided.sources.claims import CLAIMS, PAGE, claims_page
from onesided.sources.help_lines import with_help_lines
from onesided.sources.references import references_page

BIBLIOGRAPHY, HELP_LINES, TABLE = "book/references.bib", "book/help-lines.md", "book/data/help_lines.csv"


def generated(root: Path) -> dict[str, str]:
    """Return the text of each generated page under its path from the project's root; nothing is written.

    A course need not have any of the data; a page whose data is not there is its author's own.
    """
    found: dict[str, str] = {}
    if (root / CLAIMS).is_file():
        found[PAGE] = claims_page(root)
    if (root / BIBLIOGRAPHY).is_file():
        found["book/references.md"] = references_page(root)
    if (root / HELP_LINES).is_file() and (root / TABLE).is_file():
        found[HELP_LINES] = with_help_lines((root / HELP_LINES).read_text(encoding="utf-8"), root / TABLE)
    return found
