"""A record that is not there is built: beside its place, and put there only when it is whole.

A copy that was set aside is read as soon as there is a fresh record to take it, and so is a record of the older form.
Both can be done again without harm, so a kernel that is killed in between has lost nothing.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from glob import escape
from pathlib import Path
from sqlite3 import Connection

from onesided.record.attempt import VERSION
from onesided.record.opening import WRITING, connect
from onesided.record.place import beside, create, identity, make_folder, put, set_asides
from onesided.record.rows import CREATE, INSERT, Row, row_of
from onesided.record.setting_aside import readable
from onesided.record.turn import turn


def build(path: Path) -> None:
    """Make a fresh record with what can be read of the copies set aside. Raises OSError and what SQLite raises."""
    make_folder(path)
    with turn(path, alone=True):
        if identity(path):
            return  # another notebook was first
        if path.exists():
            path.unlink()  # it is empty
        draft = path.with_name(f"{path.name}.draft-{uuid.uuid4().hex}")
        os.close(create(draft))
        try:
            _fill(draft, set_asides(path))
            put(draft, path)
        finally:
            for file in (draft, *beside(draft)):
                file.unlink(missing_ok=True)


def insert(connection: Connection, rows: Iterable[Row]) -> int:
    """Add these rows in one transaction and return how many of them were new."""
    before = connection.total_changes
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(INSERT, rows)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(Exception):
            connection.execute("ROLLBACK")
        raise
    return connection.total_changes - before


def drafts(path: Path) -> Iterator[Path]:
    """What was left by those who were killed while they built this record."""
    return path.parent.glob(f"{escape(path.name)}.draft-*")


def _fill(draft: Path, copies: Iterable[Path]) -> None:
    with closing(connect(draft, WRITING)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN; {CREATE} PRAGMA user_version = {VERSION}; COMMIT;")
        for copy in copies:
            insert(connection, filter(None, map(row_of, readable(copy))))
