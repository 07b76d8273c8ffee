"""Whatever is done with the record is done here: found, built, set aside or given up, as the case may be.

Nothing that a disk, a lock or a file can do leaves this module as an exception. What it means for the learner is one
word, for the interface to say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from onesided.record.building import build
from onesided.record.older import is_older_there, take_in
from onesided.record.opening import FROZEN, READING, NewerError, SpoiltError, UnbuiltError, opened
from onesided.record.place import may_write, record_path, second_path, set_asides
from onesided.record.setting_aside import set_aside
from onesided.record.turn import turn

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_FAILURES = (OSError, sqlite3.Error, SpoiltError, UnbuiltError, NewerError)
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_STEPS = 8
"""A record may be of a newer course, and ours beside it missing, spoilt and missing again: more is another trouble."""

_failed: set[tuple[Path, bool]] = set()
_spoilt: set[Path] = set()
_newer: set[Path] = set()


def used(work: Work[T], *, keeping: bool = False) -> T | None:
    """The result of what is done with the record, to keep something or only to look; None where that cannot be done."""
    path = record_path()
    try:
        result = _result(path, work, keeping)
    except _FAILURES as error:
        _failed.add((path, keeping))
        return None if keeping or _is_busy(error) else _seen(path, work)
    _failed.discard((path, keeping))
    return result


def memory_notice() -> str:
    """What the learner ought to know about the memory now, in one word, or "" where all is well.

    "no-memory": what is answered is not kept. "newer": the record is of a newer course and was left alone; this course
    keeps one of its own beside it. "set-aside": a spoilt record was set aside since this kernel began.
    """
    used(lambda _connection: None)
    path = record_path()
    with suppress(OSError):
        if not {(path, True), (path, False)} & _failed and may_write(path):
            return "newer" if path in _newer else "set-aside" if path in _spoilt else ""
    return "no-memory"


def forget_notices() -> None:
    """Begin anew, after everything was erased."""
    path = record_path()
    _spoilt.discard(path)
    _newer.discard(path)


def _result(path: Path, work: Work[T], keeping: bool) -> T | None:
    place = path
    for _ in range(_STEPS):
        try:
            if is_older_there(path):
                take_in(place)
            with turn(path), opened(place) as connection:
                result = work(connection)
            if place == path:
                _newer.discard(path)
            else:
                _newer.add(path)
            return result
        except UnbuiltError:
            if not keeping and not is_older_there(path) and not any(set_asides(place)):
                return None  # looking builds nothing
            build(place)
        except NewerError:
            if place != path:
                raise
            place = second_path(path)
        except SpoiltError as error:
            set_aside(place, error.file)
            _spoilt.add(path)
    raise OSError("The record cannot be brought into order.")


def _seen(path: Path, work: Work[T]) -> T | None:
    """The result of looking at a record beside which nothing can be written."""
    for place in (path, second_path(path)):
        for how in (READING, FROZEN):
            with suppress(*_FAILURES), opened(place, how) as connection:
                return work(connection)
    return None


def _is_busy(error: Exception) -> bool:
    return isinstance(error, TimeoutError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY
