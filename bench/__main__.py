"""`make bench`: measure the course beside a plain Jupyter Book of the same prose and a peer's page; print a table."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from bench import (
    books,
    building,
    checking,
    hubbing,
    peers,
    previewing,
    reading,
    remembering,
    reporting,
    running,
    voting,
)
from bench.measures import table
from onesided.model import find_shelf
from tests import chromium

CHAPTER, FOLLOWING = "notebooks/01-a-unique-bond", "notebooks/02-one-sided-on-purpose"
"""The page that is edited and visited, the one with the most on it; and the one that is read after it."""


def main() -> int:
    """Measure everything, and print it at the end; what is being measured is said meanwhile."""
    root = find_shelf().root
    chromium.ensure()
    measures = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        ours = books.course(Path(folder) / "course", CHAPTER)
        plain = books.plain(Path(folder) / "plain", CHAPTER)
        peer = peers.peer(Path(folder) / "peer", CHAPTER, root)
        print("Building the page of a peer ...", flush=True)
        building.build(peer, peers.surroundings(Path(folder)))
        for said, some in (
            ("Building two books, eight times each", building.measures(ours, plain)),
            ("Visiting their pages", reading.measures(ours, plain, peer, f"{CHAPTER}.html", f"{FOLLOWING}.html")),
            ("Saving a file under a preview", previewing.measures(ours)),
            ("Checking banks of up to 10,000 items", checking.measures()),
            ("Remembering 100,000 attempts", remembering.measures(ours.html)),
            ("Letting 500 phones vote", voting.measures()),
            ("Logging in to a Hub", hubbing.measures()),
            ("Reporting on 1,000,000 attempts", reporting.measures()),
            ("Importing, and verifying a notebook", running.measures([root / f"{CHAPTER}.ipynb"])),
        ):
            print(f"{said} ...", flush=True)
            measures.extend(some)
    print(f"\n{table(measures)}\n\nMeasured in {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
