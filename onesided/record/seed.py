"""The seed by which options are shuffled: the same for a learner in every notebook, and another for everybody else."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from onesided.record.place import create, make_folder, put, record_path


def learner() -> str:
    """Return the seed for this learner, or "" where nothing can be kept.

    It is a random word that stands for nobody and leaves this machine with nothing.
    """
    path = seed_path(record_path())
    try:
        return _read(path) or _made(path)
    except OSError:
        return ""


def seed_path(record: Path) -> Path:
    """The file that holds the seed, beside the record."""
    return record.with_name("learner")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()[:64]
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _made(path: Path) -> str:
    """Where another notebook makes one at the same time, theirs may be the one that stays."""
    seed = uuid.uuid4().hex
    draft = path.with_name(f"{path.name}.{seed}")
    make_folder(path)
    with os.fdopen(create(draft), "w", encoding="utf-8") as file:
        file.write(f"{seed}\n")
    if not _read(path):
        path.unlink(missing_ok=True)  # spoilt, where there is one
    put(draft, path)
    return _read(path)
