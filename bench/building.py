"""How long a build takes: the first, the next without any change, and the one after an author's edit."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.books import Book
from bench.measures import Measure

_JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"


def measures(ours: Book, plain: Book) -> Iterator[Measure]:
    """Build both books in turn, in the same four situations."""
    beside = "plain book"
    yield Measure("build, cold, notebooks run", "s", _build(ours), _build(plain), beside)
    for book in (ours, plain):
        shutil.rmtree(book.html)
        shutil.rmtree(book.html.parent / ".doctrees", ignore_errors=True)
    yield Measure("build, cold, notebooks in the cache", "s", _build(ours), _build(plain), beside)
    yield Measure("build, nothing changed", "s", _build(ours), _build(plain), beside)
    for book in (ours, plain):
        text = book.file.read_text(encoding="utf-8")
        assert book.old in text, f"{book.old!r} is no longer in {book.file}."
        book.file.write_text(text.replace(book.old, book.new, 1), encoding="utf-8")
    yield Measure("build, one YAML line edited", "s", _build(ours), _build(plain), "plain book, one word edited")


def _build(book: Book) -> float:
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", str(book.root), "-q"]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{book.root} could not be built, so there is nothing to measure:\n{done.stderr[-2000:]}")
    return seconds
