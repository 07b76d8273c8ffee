"""What a large class costs: 1,000,000 attempts in 2,000 hand-ins become a report, with its page and its gradebook."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from bench.measures import Measure, median, table
from onesided.model import find_shelf
from onesided.report import class_report
from tests.report.classes import School, written

STUDENTS, EACH = 2_000, 500
TIMES = 3


def measures(students: int = STUDENTS, each: int = EACH) -> Iterator[Measure]:
    """Seconds from the folder to the report, its page and its gradebook, beside Python reading the files."""
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        weight = fill(Path(folder), students, each)
        took = median(lambda: seconds(Path(folder), students * each), TIMES)
        read = median(lambda: _only_read(Path(folder)), 1)
    what = f"a report on {students * each:,} attempts in {students:,} hand-ins ({weight / 1e6:.0f} MB)"
    yield Measure(what, "s", took, read, "reading them as JSON, in Python")


def fill(folder: Path, students: int, each: int) -> int:
    """Write so many hand-ins with so many attempts each; return their bytes."""
    now = datetime.now(UTC) - timedelta(hours=1)
    school, chance, weight = School(find_shelf(), now=now), random.Random(1), 0
    for number in range(students):
        attempts = school.attempts(number, share=1)
        moments = sorted(now - timedelta(milliseconds=chance.randrange(60 * 86_400_000)) for _ in range(each))
        # Who answered less answers the same again.
        again = [
            {**one, "uuid": str(uuid.UUID(int=chance.getrandbits(128), version=4)), "time": written(moment)}
            for one, moment in zip(islice(cycle(attempts), each), moments, strict=True)
        ]
        path = folder / f"{number:05}.json"
        path.write_text(school.handed(again, number, f"Student {number}"), encoding="utf-8")
        weight += path.stat().st_size
    return weight


def seconds(folder: Path, attempts: int) -> float:
    """The time it takes to report on a folder, by the clock on the wall."""
    begun = time.perf_counter()
    report = class_report(folder)
    report.html()
    report.csv()
    took = time.perf_counter() - begun
    assert report.attempts == attempts and not report.left_out.rows, "the class of the bench is not sound"
    return took


def _only_read(folder: Path) -> float:
    begun = time.perf_counter()
    for path in folder.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(table(measures(*map(int, sys.argv[1:]))))
    sys.exit(0)
