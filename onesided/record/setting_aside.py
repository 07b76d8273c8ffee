"""A spoilt record is set aside under a name of its own, and what can still be read of it goes into the fresh one.

Nothing is thrown away: the copy stays beside the record until the learner erases everything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from onesided.record.attempt import Attempt
from onesided.record.line import attempt_in
from onesided.record.opening import FROZEN, READING, connect
from onesided.record.place import beside, identity
from onesided.record.rows import SELECT, attempts_in, fetch
from onesided.record.turn import turn

_TRIES = 4000
"""Questions to a spoilt file that may fail before the rest is given up, so that no learner waits for long."""


def set_aside(path: Path, file: tuple[int, int]) -> None:
    """Rename this file, where it still is the one that was found spoilt. Raises OSError."""
    with turn(path, alone=True):
        if identity(path) != file:
            return  # another notebook was first
        fresh = fresh_name(path)
        # SQLite's own files first: without them the file is still spoilt, but they would spoil a fresh one.
        for own, renamed in zip(beside(path), beside(fresh), strict=True):
            with suppress(FileNotFoundError):
                own.rename(renamed)
        path.rename(fresh)


def fresh_name(path: Path) -> Path:
    """A name for a copy of this file that is set aside now; nothing has it yet."""
    stamp = f"{path.name}.set-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    names = (path.with_name(f"{stamp}-{number}" if number else stamp) for number in range(1000))
    return next(name for name in names if not name.exists())


def readable(path: Path) -> Iterator[Attempt]:
    """Every attempt that can still be read in a spoilt file, whether it is SQLite's or one of JSON lines."""
    # The log beside it may hold the newest attempts, and may itself be what is spoilt.
    for how in (READING, FROZEN) if identity(beside(path)[0]) else (FROZEN,):
        with suppress(sqlite3.Error), closing(connect(path, how)) as connection:
            yield from attempts_in(_rows(connection))
    with suppress(OSError):
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        yield from filter(None, map(attempt_in, lines))


def _rows(connection: sqlite3.Connection) -> Iterator[tuple]:
    """Rows by ever smaller ranges of their numbers, so that a page that is gone costs no more than what was on it."""
    ranges, failed = [(0, 2**40)], 0
    while ranges and failed < _TRIES:
        low, high = ranges.pop()
        try:
            yield from fetch(connection, f"{SELECT} WHERE rowid BETWEEN {low} AND {high}")
        except sqlite3.DatabaseError as error:
            if "no such" in str(error):
                return
            failed += 1
            if low < high:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]
