"""Attempts to keep, and files to spoil."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from onesided.record import Attempt, new_attempt

VERDICT = {"complete": True, "problem": None, "credit": 1.0, "right": True, "parts": []}
LIVED = {"complete": True, "ending": "the-parcel-goes-back", "rank": "good", "skipped": False}


def attempt(name: str = "a/quiz#one", response: Any = 1, **changes: Any) -> Attempt:
    """A sound attempt, except for what is changed."""
    verdict = VERDICT if "#" in name else LIVED
    return {**new_attempt(name, "page#cell", "12345678-abcdef01", response, verdict), **changes}


def older_lines(attempts: list[Attempt]) -> bytes:
    """These attempts as the course's first form kept them."""
    new = ("hints", "seconds", "host")
    olds = [{field: value for field, value in one.items() if field not in new} for one in attempts]
    return "".join(json.dumps(old, ensure_ascii=False) + "\n" for old in olds).encode()


def as_older(one: Attempt) -> Attempt:
    """What is left of an attempt that was kept in the older form."""
    return {**one, "hints": 0, "seconds": None, "host": None}


def run_sql(path: Path, script: str) -> None:
    """Do to a file of SQLite's what the record never does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def files_beside(path: Path) -> set[str]:
    """The names of all files in the record's folder but the locks."""
    return {each.name for each in path.parent.iterdir()} - {"record.lock", "record.door"}
