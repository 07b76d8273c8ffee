"""Keeping attempts in JupyterLab: what was answered is in a file of the learner's own before anything else happens.

The file is one of SQLite's, in the learner's data folder. A folder that cannot be written, a full disk or a spoilt file
mean less memory, or none; they never mean that a quiz fails.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from sqlite3 import Connection
from typing import Any, NamedTuple

from onesided.record.attempt import Attempt
from onesided.record.building import insert
from onesided.record.bulk import in_bulk
from onesided.record.rows import IN_ORDER, SELECT, Row, attempts_in, fetch, row_of
from onesided.record.using import used

_AT_ONCE = 500
"""Names in one question: SQLite takes only so many values."""


class Added(NamedTuple):
    """How many attempts were new, and how many were in the record already."""

    added: int
    known: int


def remember(attempt: Attempt) -> bool:
    """Keep an attempt and tell whether that worked. What is no sound attempt, or too long for one, is not kept."""
    row = row_of(attempt)
    return row is not None and used(lambda connection: insert(connection, [row]), keeping=True) is not None


def remember_all(attempts: Iterable[Any]) -> Added | None:
    """Add those of these values that are sound attempts, all of them or none; None where nothing could be kept."""
    with in_bulk():
        rows = list(filter(None, map(row_of, attempts)))
    added = used(lambda connection: insert(connection, rows), keeping=True)
    return None if added is None else Added(added, len(rows) - added)


def recall(names: Collection[str]) -> list[Attempt]:
    """Return the attempts at the items of these full names, oldest first; an empty list where there is no memory."""
    names = [name for name in names if name.isascii()]  # as every name is that an attempt can have
    parts = [names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE)]
    return attempts_in(used(lambda connection: [row for part in parts for row in _about(connection, part)]) or [])


def recall_all() -> list[Attempt]:
    """Return every attempt, oldest first; an empty list where there is no memory."""
    with in_bulk():
        return attempts_in(used(lambda connection: fetch(connection, f"{SELECT} {IN_ORDER}")) or [])


def _about(connection: Connection, names: list[str]) -> list[Row]:
    marks = ", ".join("?" * len(names))
    return fetch(connection, f"{SELECT} WHERE name IN ({marks}) {IN_ORDER}", names)
