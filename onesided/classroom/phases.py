"""What a class goes through with each thing that is asked, and what a teacher can do at each moment.

    lobby -> first -> between -> second -> after -> told -> (the next thing) ... -> ended

A vote is open in `first` and in `second`. The answer is only told in `told`; who has no time to discuss goes there from
`between`. Of a decision in a story there is one vote.
"""

from __future__ import annotations

from typing import Literal

Phase = Literal["lobby", "first", "between", "second", "after", "told", "ended"]
Act = Literal["ask", "close", "again", "tell", "go", "end"]

ROUND: dict[str, int] = {"first": 1, "second": 2}
"""Which vote is open in a phase; none in any other."""
LAST_ROUND = {**ROUND, "between": 1, "after": 2}
"""Which vote is open, or was last, before the answer is told."""

_LEADS: dict[tuple[str, str], Phase] = {
    ("first", "close"): "between",
    ("between", "again"): "second",
    ("between", "tell"): "told",
    ("second", "close"): "after",
    ("after", "tell"): "told",
}


def after(phase: str, act: str, *, is_decision: bool = False) -> Phase | None:
    """The phase to which this act leads from here; None where it cannot be done now."""
    if phase == "ended":
        return None
    match act:
        case "end":
            return "ended"
        case "ask":
            # What is being asked may be left: a class runs out of time, or the wrong thing was clicked.
            return "first"
        case "go":
            # From `first` where there is nothing to decide: the scene has one way on.
            return "first" if is_decision and phase in ("first", "told") else None
        case "again" if is_decision:
            return None
    return _LEADS.get((phase, act))


def acts(phase: str, *, is_decision: bool = False) -> list[str]:
    """What a teacher can do with what is in front of the class, in the order in which it is likely."""
    return [act for act in ("close", "again", "tell") if after(phase, act, is_decision=is_decision)]
