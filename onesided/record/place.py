"""Where the record is on the learner's machine, and which files stand beside it.

All of them are in the learner's own data folder and may be read by the learner's own account alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from platformdirs import user_data_path


def record_path() -> Path:
    """Return the file that holds the record, whether or not it exists yet. `ONESIDED_RECORD` names another one."""
    named = os.environ.get("ONESIDED_RECORD")
    return Path(named) if named else user_data_path("onesided", appauthor=False) / "record.sqlite3"


def second_path(path: Path) -> Path:
    """The file that is used while a newer course's record, which we cannot read, is in the place of ours."""
    return path.with_name(f"{path.stem}.v1{path.suffix}")


def older_path(path: Path) -> Path:
    """The file of JSON lines in which the first form of the course kept what was answered."""
    return path.with_name("record.jsonl")


def beside(path: Path) -> tuple[Path, Path]:
    """The two files that SQLite may keep beside a file of its own: what was not yet written into it, and its index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def set_asides(path: Path) -> Iterator[Path]:
    """Every copy of this file that was set aside, the oldest first, without SQLite's own files beside it."""
    for copy in sorted(path.parent.glob(f"{escape(path.name)}.set-aside-*")):
        if not copy.name.endswith(("-wal", "-shm")):
            yield copy


def make_folder(path: Path) -> None:
    """Make the folder of this file, for the learner's own account alone. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)


def create(path: Path) -> int:
    """Create this file, for the learner's own account alone, and return its handle. Raises OSError where it exists."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def put(draft: Path, path: Path) -> None:
    """Put a file that was made beside a place into it, unless a file is there by now. Raises OSError."""
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        draft.replace(path)
    draft.unlink(missing_ok=True)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name; None where there is none or an empty one. Raises OSError for no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{path} is no file.")
    return (found.st_dev, found.st_ino) if found.st_size else None


def may_write(path: Path) -> bool:
    """Tell whether this file can be written, or made, as far as permissions say."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))
