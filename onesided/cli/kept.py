"""What `onesided record` has to say of the record as a whole, whatever is then done with it."""

from __future__ import annotations

from typing import Any

from onesided.model import CourseError

NOTICES = {
    "no-memory": "Nothing can be kept now. Make the folder of the record writable, or free some space on its disk.",
    "set-aside": "A record that could not be read was set aside beside this one, which has what could be saved of it.",
    "newer": "There is a record of a newer version of the course, which was left alone; this one is kept beside it.",
}
"""The notices of `onesided.record.memory_notice`, as sentences."""


def kept() -> list[Any]:
    """Every attempt, the oldest first; where there is none, a CourseError that says why."""
    from onesided.record import memory_notice, recall_all

    attempts = recall_all()
    if not attempts:
        why = NOTICES.get(memory_notice(), "Answer a question first.")
        raise CourseError(f"Your record is empty, so there is nothing to write or send. {why}")
    return attempts


def counted(number: int, thing: str, things: str = "") -> str:
    """`1 day`, `2 days`, `2 stories`: so many things, in words."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
