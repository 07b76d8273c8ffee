"""`onesided record --export` and `--import`: the record goes into a file, and what such a file holds comes back.

A file is written over only where nothing would be lost by it; and what is imported only adds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from onesided.cli.kept import NOTICES, counted, kept
from onesided.exchange import write_whole
from onesided.model import CourseError
from onesided.record import Attempt, LogReading, read_log, remember_all, write_log
from onesided.record.log import LONGEST_LOG

CHOOSE = "Choose a file that --export wrote, or that the page let you download."
PROBLEMS = {
    "empty": f"is empty. {CHOOSE}",
    "not-a-record": f"is no record of this course. {CHOOSE}",
    "newer": "was written by a newer version of the course. Bring this one up to date, then import it again.",
    "too-large": f"is larger than any record can be. {CHOOSE}",
}
"""What `onesided.record.read_log` may find, each with what to do."""

_BYTES = 4  # of a character in UTF-8, at most


def export(path: Path) -> int:
    """Write the record to a file, or, under a name of its own, into a folder."""
    attempts, now = kept(), datetime.now(UTC)
    if path.is_dir():
        path = path / f"one-sided-record-{now.astimezone():%Y-%m-%d}.jsonl"
    text = write_log(attempts, now.isoformat(timespec="milliseconds").replace("+00:00", "Z"))
    write_whole(path, [text], replace=_is_earlier_copy(path, attempts))
    print(f"{path}: {counted(len(attempts), 'attempt')} written. Whoever has the file can read them.")
    return 0


def take_up(path: Path) -> int:
    """Add what a file holds, and say how much of it was new."""
    reading = _read(path)
    added = remember_all(reading.attempts)
    if added is None:
        raise CourseError(f"Nothing was added. {NOTICES['no-memory']}")
    print(f"{path}: {counted(added.added, 'attempt')} added, {added.known} known already, {reading.refused} refused.")
    if reading.refused:
        print("What was refused is no attempt that this course could have written.")
    return 0


def _read(path: Path) -> LogReading:
    try:
        size = path.stat().st_size
        # A byte that is no UTF-8 costs its line, like every other flaw.
        text = path.read_text(encoding="utf-8", errors="replace") if size <= _BYTES * LONGEST_LOG else None
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}. Check its name.") from None
    reading = LogReading(problem="too-large") if text is None else read_log(text)
    if reading.problem:
        raise CourseError(f"{path} {PROBLEMS[reading.problem]}")
    return reading


def _is_earlier_copy(path: Path, attempts: Sequence[Attempt]) -> bool:
    """Whether the file holds nothing but what the record holds too; a CourseError where anything would be lost."""
    if not path.exists():
        return False
    try:
        there = _read(path)
    except CourseError:
        there = LogReading(refused=1)
    if there.refused:
        raise CourseError(f"{path} is no earlier copy of your record, and was left alone. Choose another name.")
    ours = {attempt["uuid"] for attempt in attempts}
    if lacking := sum(attempt["uuid"] not in ours for attempt in there.attempts):
        raise CourseError(
            f"{path} holds {counted(lacking, 'attempt')} that your record lacks, and was left alone. Choose another "
            f"name, or add them first:  onesided record --import {path}"
        )
    return True
