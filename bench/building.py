"""How long a build takes: the first, the next without any change, and the one after an author's edit.

Each book is built as its author builds it: the course by `onesided book`, the others by Jupyter Book's own command.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bench.books import Book
from bench.measures import Measure

TIMES = 3
"""Of the short builds, the median of so many."""

_OURS = [sys.executable, "-m", "onesided", "book"]
_JUPYTER_BOOK = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", ".", "-q"]


@dataclass(frozen=True)
class Built:
    """What a build took: seconds by the clock, and megabytes at its fullest."""

    seconds: float
    megabytes: float


def measures(ours: Book, plain: Book) -> Iterator[Measure]:
    """Build both books in turn, in the same situations."""
    beside = "plain book"
    first, plain_first = build_course(ours), build(plain)
    yield Measure("build, cold, notebooks run", "s", first.seconds, plain_first.seconds, f"{beside}, which has none")
    for book in (ours, plain):
        shutil.rmtree(book.html)
        shutil.rmtree(book.html.parent / ".doctrees", ignore_errors=True)
    cold, plain_cold = build_course(ours), build(plain)
    yield Measure("build, cold, notebooks in the cache", "s", cold.seconds, plain_cold.seconds, beside)
    yield Measure("the same, memory at its fullest", "MB", cold.megabytes, plain_cold.megabytes, beside)
    nothing = statistics.median(build_course(ours).seconds for _ in range(TIMES))
    plain_nothing = statistics.median(build(plain).seconds for _ in range(TIMES))
    yield Measure("build, nothing changed", "s", nothing, plain_nothing, beside)
    edited, pages = zip(*(_edited(ours, build_course) for _ in range(TIMES)), strict=True)
    plain_edited, plain_pages = zip(*(_edited(plain, build) for _ in range(TIMES)), strict=True)
    what = "build, one YAML line edited"
    yield Measure(what, "s", statistics.median(edited), plain_nothing, f"{beside}, nothing changed")
    yield Measure(what, "s", statistics.median(edited), statistics.median(plain_edited), f"{beside}, one word edited")
    yield Measure("pages written after the edit", "", statistics.median(pages), statistics.median(plain_pages), beside)


def build_course(book: Book) -> Built:
    """Build the course, and return what it took."""
    return _run(book, _OURS)


def build(book: Book, environment: Mapping[str, str] | None = None) -> Built:
    """Build a book that has nothing of ours, and return what it took."""
    return _run(book, _JUPYTER_BOOK, environment)


def _edited(book: Book, build_it: Callable[[Book], Built]) -> tuple[float, int]:
    """Seconds for a build after one more word, and how many pages it wrote."""
    before = {path: path.stat().st_mtime_ns for path in book.html.rglob("*.html")}
    book.edit()
    took = build_it(book)
    written = sum(before.get(path) != path.stat().st_mtime_ns for path in book.html.rglob("*.html"))
    return took.seconds, written


def _run(book: Book, command: list[str], environment: Mapping[str, str] | None = None) -> Built:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=book.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    with process.stderr:
        said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{book.root} could not be built, so there is nothing to measure:\n{said[-2000:]}")
    return Built(seconds, used.ru_maxrss / (1000 if sys.platform != "darwin" else 1_000_000))
