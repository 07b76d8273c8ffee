"""The file that moves: a record written out as lines, for another machine or another program, and read again.

Its first line says what it is; every other line is one attempt. Reading trusts nothing, and a bad line costs itself
only. `frontend/log.mjs` is the twin; tests/record/log_cases.json holds both to one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from onesided.record.attempt import VERSION, Attempt
from onesided.record.bulk import in_bulk
from onesided.record.line import attempt_in, line_of, text_of, value_of

FORMAT = "onesided-record"
LONGEST_LOG = 100_000_000
"""Characters of a whole log: some two hundred thousand attempts, or thirty years of a diligent learner."""

_SPACE = " \t\r"


@dataclass(frozen=True)
class LogReading:
    """What a text held: its attempts in the order of their lines, each once; and how many lines held none.

    `problem` says why nothing was read: "empty", "not-a-record", "newer" (than this course) or "too-large"; else None.
    """

    attempts: list[Attempt] = field(default_factory=list)
    refused: int = 0
    problem: str | None = None


def write_log(attempts: Iterable[Attempt], written: str) -> str:
    """The text of a log of these sound attempts. `written` is the time of writing, in the form of an attempt's time."""
    lines = [line_of(attempt) for attempt in attempts]
    first = {"format": FORMAT, "version": VERSION, "written": written, "attempts": len(lines)}
    return "".join(f"{line}\n" for line in (text_of(first), *lines))


def read_log(text: str) -> LogReading:
    """The attempts of a log. It never raises, whatever the text; attempts of the older form are taken up."""
    if len(text) > LONGEST_LOG:
        return LogReading(problem="too-large")
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip(_SPACE)]
    problem = _problem(lines[0]) if lines else "empty"
    if problem:
        return LogReading(problem=problem)
    with in_bulk():
        found = [attempt_in(line) for line in lines[1:]]
    attempts: dict[str, Attempt] = {}
    for attempt in found:
        if attempt is not None:
            attempts.setdefault(attempt["uuid"], attempt)
    return LogReading(list(attempts.values()), found.count(None))


def merge(*logs: Iterable[Attempt]) -> list[Attempt]:
    """Every attempt of these logs once, the oldest first. Of two with the same UUID, the first one met stays."""
    found: dict[str, Attempt] = {}
    for log in logs:
        for attempt in log:
            found.setdefault(attempt["uuid"], attempt)
    return sorted(found.values(), key=lambda attempt: (attempt["time"], attempt["uuid"]))


def _problem(first: str) -> str | None:
    try:
        header: Any = value_of(first)
    except ValueError:
        return "not-a-record"
    version = header.get("version") if isinstance(header, dict) and header.get("format") == FORMAT else None
    if not isinstance(version, int | float) or isinstance(version, bool) or version < VERSION:
        return "not-a-record"
    return None if version == VERSION else "newer"
