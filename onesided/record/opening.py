"""A connection to the record, or in one word why there is none: not built yet, spoilt, or of a newer course.

Every operation opens the file anew and closes it again, so that ten notebooks at once, a kernel that is killed and a
file that was moved meanwhile are all the same case.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onesided.record import turn
from onesided.record.attempt import FIELDS, VERSION
from onesided.record.place import identity
from onesided.record.rows import INSERT, SELECT

WRITING, READING, FROZEN = "mode=rw", "mode=ro", "mode=ro&immutable=1"
"""How a file is opened. A frozen one is read as it stands, without its log: for where nothing can be written."""

_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class UnbuiltError(Exception):
    """There is no record yet."""


class NewerError(Exception):
    """The file was written by a newer course. It is left as it is."""


class SpoiltError(Exception):
    """The file is no record, or no whole one. `file` says which one it was, whatever has its name now."""

    def __init__(self, file: tuple[int, int]) -> None:
        super().__init__("The record is spoilt.")
        self.file = file


@contextmanager
def opened(path: Path, how: str = WRITING) -> Iterator[sqlite3.Connection]:
    """A connection for one operation. Raises the errors above, or what SQLite says of disks, locks and permissions."""
    file = identity(path)
    if file is None:
        raise UnbuiltError
    try:
        with closing(connect(path, how)) as connection:
            if not _is_record(connection):
                raise SpoiltError(file)
            yield connection
    except sqlite3.Error as error:
        if is_spoilt(error):
            raise SpoiltError(file) from error
        raise


def connect(path: Path, how: str) -> sqlite3.Connection:
    """A bare connection to any file of SQLite's; a transaction begins only where it is written down."""
    address = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(address, uri=True, timeout=turn.PATIENCE, isolation_level=None)


def is_spoilt(error: sqlite3.Error) -> bool:
    """Tell whether SQLite says that the file itself is at fault, rather than the disk, a lock or a permission."""
    # The lowest byte is the kind; the rest says more precisely where it happened.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SPOILT


def _is_record(connection: sqlite3.Connection) -> bool:
    [version] = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerError
    connection.execute("PRAGMA synchronous = FULL")
    try:
        # Explained, they are read and not run: this asks for each column, and that no UUID can be there twice.
        connection.execute(f"EXPLAIN {SELECT}")
        connection.execute(f"EXPLAIN {INSERT}", (None,) * len(FIELDS))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            return False
        raise
    return version == VERSION
