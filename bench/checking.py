"""Processor time that `onesided check` takes for 1,000 and for 10,000 items, and whether it grows in step with them."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from onesided.lint import Course, check_files
from onesided.model import find_shelf

IN_A_FILE = 20
"""Items. About as many as one quiz can have before a reader gives up."""


def bank(folder: Path, items: int) -> list[tuple[Path, str]]:
    """Write a bank of so many items, copies of the course's own under other ids, and return its files."""
    own = [path.read_text(encoding="utf-8") for path in sorted((find_shelf().root / "book/quizzes").rglob("*.yml"))]
    bodies = [f"  - id: {part}" for text in own for part in text.partition("items:\n")[2].split("  - id: ")[1:]]
    files = []
    for first in range(0, items, IN_A_FILE):
        written = (bodies[number % len(bodies)] for number in range(first, min(first + IN_A_FILE, items)))
        # Texts that differ, as they would: what was worked out for one of them must not serve its copies.
        bodies_here = (body.replace(" the ", f" the w{first + number} ") for number, body in enumerate(written))
        text = "".join(body.replace("\n", f"-{number}\n", 1) for number, body in enumerate(bodies_here))
        path = folder / f"quiz-{first // IN_A_FILE}.yml"
        path.write_text(f"title: A quiz of the bench\nitems:\n{text}", encoding="utf-8")
        files.append((path, path.name))
    return files


def seconds(items: int) -> tuple[float, int]:
    """The time it takes to check a bank of so many items, and how many errors were found in it (there are none)."""
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        files = bank(Path(folder), items)
        begun = time.process_time()
        checked, findings = check_files(files, Course(), whole_bank=True)
        took = time.process_time() - begun
    assert checked == items
    return took, sum(found.severity == "E" for found in findings)


def main() -> int:
    """Print a line for each size."""
    seconds(100)  # imports, patterns and the types are made once
    for items in (1_000, 10_000):
        took, errors = seconds(items)
        print(f"{items:6} items: {took:5.2f} s, {took / items * 1e6:4.0f} µs an item, {errors} errors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
