"""Where attempts are kept in JupyterLab: a file of JSON lines in the learner's own data folder.

One line is one attempt, appended in a single write, so notebooks that run at the same time do not disturb each other.
A folder that cannot be written, a full disk or a spoilt line mean less memory; they never mean that a quiz fails.
`ONESIDED_RECORD` names another file.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Collection
from pathlib import Path

from platformdirs import user_data_path

from onesided.record.attempt import LONGEST_ATTEMPT, Attempt, sound


def record_path() -> Path:
    """Return the file that holds the record, whether or not it exists yet."""
    named = os.environ.get("ONESIDED_RECORD")
    return Path(named) if named else user_data_path("onesided", appauthor=False) / "record.jsonl"


def remember(attempt: Attempt) -> bool:
    """Add an attempt to the record and tell whether that worked. Only the learner's own account may read the file."""
    line = json.dumps(attempt, ensure_ascii=False, separators=(",", ":")) + "\n"
    if len(line) > LONGEST_ATTEMPT:
        return False
    return _append(record_path(), line)


def recall(names: Collection[str]) -> list[Attempt]:
    """Return the attempts at the items of these full names, oldest first; an empty list where there is no memory."""
    try:
        text = record_path().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    wanted = set(names)
    found: dict[str, Attempt] = {}
    for line in text.split("\n"):
        try:
            value = json.loads(line) if len(line) <= LONGEST_ATTEMPT else None
        except (ValueError, RecursionError):
            continue  # a line that was cut off, say by a full disk
        if sound(value) and value["name"] in wanted:
            found.setdefault(value["uuid"], value)
    return sorted(found.values(), key=lambda attempt: attempt["time"])


def learner() -> str:
    """Return the seed by which options are shuffled for this learner, or "" where nothing can be kept.

    It is a random word that stands for nobody and leaves this machine with nothing.
    """
    path = record_path().with_name("learner")
    try:
        return path.read_text(encoding="utf-8").strip()[:64]
    except (OSError, UnicodeDecodeError):
        seed = uuid.uuid4().hex
        return seed if _append(path, seed + "\n") else ""


def _append(path: Path, text: str) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            if size and _byte_before(handle, size) != b"\n":
                text = "\n" + text  # a line that was cut off, say by a full disk, must not swallow this one
            os.write(handle, text.encode("utf-8", errors="replace"))
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def _byte_before(handle: int, place: int) -> bytes:
    os.lseek(handle, place - 1, os.SEEK_SET)
    return os.read(handle, 1)
