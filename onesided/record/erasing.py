"""Erasing everything: what was answered, how the learner liked it, and every copy that was ever set aside.

What is deleted is overwritten inside the file first. What a disk or a backup keeps of its own accord is beyond us.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onesided.record.building import drafts
from onesided.record.opening import NewerError, SpoiltError, UnbuiltError, opened
from onesided.record.place import beside, older_path, record_path, second_path, set_asides
from onesided.record.seed import seed_path
from onesided.record.settings import settings_path
from onesided.record.turn import turn
from onesided.record.using import forget_notices


def erase() -> bool:
    """Erase everything that the course remembers, and tell whether all of it is gone. It cannot be taken back.

    Other notebooks that are open go on working, on an empty record.
    """
    path = record_path()
    try:
        with turn(path, alone=True):
            places = (path, second_path(path))
            gone = [_emptied(place) for place in places]
            gone += [_removed(file) for place in places for file in _leftovers(place)]
            gone += [_removed(file) for file in _further(path)]
    except OSError:
        return False
    forget_notices()
    return all(gone)


def _emptied(path: Path) -> bool:
    """The file stays and is emptied, since another notebook may be about to write into it; a spoilt one goes."""
    try:
        if not path.is_file():
            return True  # whatever it is, nothing of ours is in it
        with opened(path) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM attempts")
            connection.execute("VACUUM")
            [busy, *_] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    except UnbuiltError:
        return True
    except (SpoiltError, NewerError):
        gone = [_removed(file) for file in (path, *beside(path))]
        return all(gone)
    except (OSError, sqlite3.Error):
        return False


def _leftovers(path: Path) -> Iterator[Path]:
    """What building and setting aside may have left beside a record."""
    yield from drafts(path)
    for copy in set_asides(path):
        yield from (copy, *beside(copy))


def _further(path: Path) -> Iterator[Path]:
    """What stands beside the record and is about the learner as well."""
    older = older_path(path)
    if older != path:
        yield from (older, *set_asides(older))
    for kept in (seed_path(path), settings_path(path)):
        yield from (kept, *kept.parent.glob(f"{kept.name}.*"))  # the others are of writers that were killed


def _removed(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except NotADirectoryError:
        return True
    except OSError:
        return False
    return True
