"""`make bench`: measure the course beside a plain Jupyter Book of the same prose, and print a table."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import books, building, checking, reading, remembering, running
from bench.measures import table
from onesided.model import find_shelf
from tests import chromium

CHAPTER = "notebooks/01-a-unique-bond"
"""The page that is edited and visited: the one with the most on it."""


def main() -> int:
    """Measure everything, and print it at the end; what is being measured is said meanwhile."""
    root = find_shelf().root
    chromium.ensure()
    measures = []
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        ours = books.course(Path(folder) / "course", CHAPTER)
        plain = books.plain(Path(folder) / "plain", CHAPTER)
        for said, some in (
            ("Building two books, four times each", building.measures(ours, plain)),
            ("Visiting their pages", reading.measures(ours, plain, f"{CHAPTER}.html")),
            ("Checking banks of up to 10,000 items", checking.measures()),
            ("Remembering 100,000 attempts", remembering.measures(ours.html)),
            ("Importing, and verifying notebooks", running.measures(sorted((root / "notebooks").glob("*.ipynb")))),
        ):
            print(f"{said} ...", flush=True)
            measures.extend(some)
    print(f"\n{table(measures)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
