"""What a browser may say, by a socket or by a form alike: a phone its vote, the teacher an act. All else is nothing."""

from __future__ import annotations

from typing import Any

from onesided.classroom.asked import Decision
from onesided.classroom.room import Room
from onesided.model import CourseError

ROUNDS = (1, 2)


async def act(room: Room, said: dict[str, Any]) -> bool:
    """Do what the teacher asks for: False where it cannot be done, or was asked for on an old page."""
    held = room.held
    what, asked = said.get("act", ""), None
    if said.get("version") != str(held.version):
        await room.refresh()
        return False
    match what:
        case "ask":
            asked = next((entry for entry in held.plan if entry["name"] == said.get("name")), None)
        case "go":
            asked = _gone_on(room, said.get("choice", ""))
    if (what in ("ask", "go")) != (asked is not None):
        return False
    done = await room.counting.call(room.counting.store.act, held, what, asked)
    await room.refresh()
    return done


def _gone_on(room: Room, choice: str) -> dict[str, Any] | None:
    """The scene to which a choice leads; only a scene with one way on is left without a vote."""
    try:
        decision = room.asked
    except CourseError:
        return None
    if not isinstance(decision, Decision) or (room.held.phase != "told" and len(decision.open) > 1):
        return None
    path = decision.after(whole_in(choice))
    return None if path is None else {"kind": "decision", "name": decision.story_name, "path": path}


def vote_in(said: dict[str, Any]) -> tuple[int, int, list[str]] | None:
    """The step, the round and the controls' values of a vote as a browser says it; None for anything else."""
    match said:
        case {"step": int(step), "round": int(round_), "values": [*values]}:
            if round_ in ROUNDS and 0 < step < 10**6 and len(values) <= 20 and all(isinstance(v, str) for v in values):
                return step, round_, values
    return None


def whole_in(text: str) -> int:
    """The whole number that a form says; -1, which is no step, round or choice, where it says none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else -1
