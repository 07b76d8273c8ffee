"""Blanks that a starting file left to its author, and that are still blank.

Each is a line with the words FILL IN, in a comment where readers should not meet it: whom they may ring, who wrote the
course, under which licence. In a question that came from elsewhere it stands where feedback was missing, so there it is
an error: learners would read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onesided.lint.draft import BLANK
from onesided.lint.findings import Finding, Severity
from onesided.lint.text import cut
from onesided.model.colophon import CITATION, CONFIG

_BLANK = re.compile(rf"{BLANK} *(.*?)(?: *-->)?['\"]?$", re.MULTILINE)


def unfilled(root: Path) -> Iterator[Finding]:
    """A finding for each blank in the settings, the citation file, the Markdown pages, the quizzes and the stories."""
    book = root / "book"
    asked = [path for folder in ("quizzes", "vignettes") for path in sorted((book / folder).rglob("*.yml"))]
    for path in (root / CONFIG, root / CITATION, *sorted(book.rglob("*.md")), *asked):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for blank in _BLANK.finditer(text):
            line, file = text.count("\n", 0, blank.start()) + 1, path.relative_to(root).as_posix()
            what = f"this is still to be filled in: {cut(blank[1], 100)}"
            severity: Severity = "E" if path in asked else "W"
            yield Finding(file, line, "X8", severity, "", what, "Write it in the place of that line")
