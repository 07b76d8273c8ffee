"""The record of the course's first form, a file of JSON lines, is taken in once and then removed.

Lines that cannot be read are kept in a file that is set aside. It can be begun again at any moment: an attempt that is
there already is not added a second time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from onesided.record.building import insert
from onesided.record.line import attempt_in
from onesided.record.opening import opened
from onesided.record.place import create, may_write, older_path
from onesided.record.rows import row_of
from onesided.record.setting_aside import fresh_name
from onesided.record.turn import turn


def is_older_there(path: Path) -> bool:
    """Tell whether a record of the older form lies beside this one, and can be taken in."""
    older = older_path(path)
    return older != path and older.is_file() and may_write(older)


def take_in(path: Path) -> None:
    """Add what the older record holds to this one, and remove it. Raises OSError, and what opening and SQLite raise."""
    older = older_path(path)
    with turn(path, alone=True):
        if not is_older_there(path):
            return  # another notebook was first
        unread, rows = [], []
        for line in older.read_bytes().split(b"\n"):
            attempt = attempt_in(line.decode("utf-8", "replace"))
            if attempt is not None:
                rows.append(row_of(attempt))
            elif line.strip():
                unread.append(line)
        with opened(path) as connection:
            insert(connection, filter(None, rows))
        if unread:
            with os.fdopen(create(fresh_name(older)), "wb") as file:
                file.write(b"\n".join([*unread, b""]))
        with suppress(FileNotFoundError):
            older.unlink()
