"""Blanks that a starting file left to its author, and that are still blank.

Each is a line with the words FILL IN, in a comment where readers should not meet it: whom they may ring, who wrote the
course, under which licence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onesided.lint.findings import Finding
from onesided.lint.text import cut
from onesided.model.colophon import CITATION, CONFIG

_BLANK = re.compile(r"FILL IN: *(.*?)(?: *-->)?$", re.MULTILINE)


def unfilled(root: Path) -> Iterator[Finding]:
    """A finding for each blank in the settings, in the citation file and in the Markdown pages of a course."""
    for path in (root / CONFIG, root / CITATION, *sorted((root / "book").rglob("*.md"))):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for blank in _BLANK.finditer(text):
            line, file = text.count("\n", 0, blank.start()) + 1, path.relative_to(root).as_posix()
            what = f"this is still to be filled in: {cut(blank[1], 100)}"
            yield Finding(file, line, "X8", "W", "", what, "Write it in the place of that line")
