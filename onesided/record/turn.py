"""Taking turns: many may read and append at once, but files are made, renamed and emptied by one alone.

SQLite locks what is inside a file. It cannot know that a file was renamed under another notebook's hands, which would
then pair the old file with the new one's log; so whoever uses the record holds a lock on a small file beside it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which refuses to rename a file that is open, and so needs no lock for it
    fcntl = None

PATIENCE = 5.0
"""Seconds to wait for others before giving up; nobody keeps the record for longer than an answer takes."""

_PAUSE = 0.003


@contextmanager
def turn(path: Path, *, alone: bool = False) -> Iterator[None]:
    """Use the record at this path, with others or alone. Raises TimeoutError, an OSError, after `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    with _handle(path.with_name("record.lock")) as room:
        # Whoever waits for the room stands in its door. Else there would always be another one inside, and whoever
        # wants to be alone would wait for ever.
        with _handle(path.with_name("record.door")) as door:
            _wait(door, True, end)
            _wait(room, alone, end)
        yield


@contextmanager
def _handle(path: Path) -> Iterator[int | None]:
    """None where no file can be made: there, nothing can be renamed either."""
    handle = None
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)


def _wait(handle: int | None, alone: bool, end: float) -> None:
    if handle is None or fcntl is None:
        return
    while True:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                raise TimeoutError("The record is kept by another notebook.") from None
            time.sleep(_PAUSE)
        except OSError:
            return  # a file system without locks
