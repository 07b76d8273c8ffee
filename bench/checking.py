"""What `onesided check` takes for banks of 1,000, 5,000 and 10,000 items, and whether it grows in step with them."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Measure, median, table
from onesided.lint import Course, check_files
from onesided.model import find_shelf

SIZES = (1_000, 5_000, 10_000)
IN_A_FILE = 20
"""Items. About as many as one quiz can have before a reader gives up."""
TIMES = 3


def measures(sizes: tuple[int, ...] = SIZES) -> Iterator[Measure]:
    """Seconds for each size, beside as many times what the smallest took: a ratio over 1 is growth out of step."""
    seconds(100)  # imports, patterns and the types are made once
    smallest = None
    for items in sizes:
        took = median(lambda items=items: seconds(items), TIMES)
        in_step = smallest and smallest * items / sizes[0]
        smallest = smallest or took
        beside = f"{items // sizes[0]} times the first" if in_step else ""
        yield Measure(f"onesided check, {items:,} items", "s", took, in_step, beside)


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


def seconds(items: int) -> float:
    """The time it takes to check a bank of so many items, by the clock on the wall."""
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        files = bank(Path(folder), items)
        begun = time.perf_counter()
        checked = check_files(files, Course(), whole_bank=True)
        took = time.perf_counter() - begun
    assert len(checked.drafts) == items
    assert not any(found.severity == "E" for found in checked.findings), "the bank of the bench is not sound"
    return took


if __name__ == "__main__":
    print(table(measures()))
    sys.exit(0)
