"""A class as it stands, a vote as a phone says it, and what became of the vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onesided.classroom.phases import LAST_ROUND, ROUND


@dataclass(frozen=True)
class Held:
    """A class as it stands: what is in front of everybody, and the key under which votes are kept (None once ended).

    `asked` is what `asked.py` makes a question or a decision from; `version` counts the changes.
    """

    id: str
    code: str
    title: str
    key: bytes | None
    teacher: str
    plan: list[dict[str, Any]]
    version: int
    step: int
    phase: str
    asked: dict[str, Any] | None

    @property
    def round(self) -> int | None:
        """Which vote is open, 1 or 2; None while none is."""
        return ROUND.get(self.phase)

    @property
    def last_round(self) -> int | None:
        """Which vote is open, or was last, on what is in front of the class before it is told; None before any."""
        return LAST_ROUND.get(self.phase)

    @property
    def is_decision(self) -> bool:
        """Whether a story is being played."""
        return self.asked is not None and self.asked["kind"] == "decision"


@dataclass(frozen=True)
class Vote:
    """What a phone says: on which step and in which round, and the response, in the author's terms."""

    class_id: str
    step: int
    round: int
    voter: str
    response: Any


@dataclass(frozen=True)
class Counted:
    """What became of a vote: the response that counts for this voter, and whether it is the one that was sent.

    None as response: the vote was not open, and nothing of this voter counts in it.
    """

    response: Any
    is_this_one: bool
