"""All pages that are made from data, by their paths."""

from __future__ import annotations

from pathlib import Path

from onesided.sources.claims import CLAIMS, PAGE, claims_page
from onesided.sources.help_lines import with_help_lines
from onesided.sources.references import references_page


def generated(root: Path) -> dict[str, str]:
    """Return the text of each generated page under its path from the project's root; nothing is written."""
    help_lines = "book/help-lines.md"
    claims = {PAGE: claims_page(root)} if (root / CLAIMS).is_file() else {}
    return {
        **claims,
        "book/references.md": references_page(root),
        help_lines: with_help_lines((root / help_lines).read_text(encoding="utf-8"), root / "book/data/help_lines.csv"),
    }
