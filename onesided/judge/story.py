"""A choice becomes the next scene: stepping through a story, by its key alone.

`frontend/story.mjs` steps the same way; `tests/judge/story_cases.json` holds both to one table. A state is JSON:
`scene`; `meters`, by name; `seen`, the scenes come through in order of first sight, this one included; `path`, a
list of [scene, index of the choice taken there]; and `ending`, null until one is reached. The path decides all the
rest, so remembering a path is enough. Every function is pure and leaves the state it is given as it was.
"""

from __future__ import annotations

from typing import Any

from onesided.judge.responses import is_index
from onesided.model.story_key import key_of_story

__all__ = [
    "back_to",
    "begin",
    "follow",
    "judge_state",
    "judge_story",
    "key_of_story",
    "open_choices",
    "step",
    "turning_point",
]

_WORSE = ("sound", "arguable", "risky", "harmful")


def begin(key: dict[str, Any]) -> dict[str, Any]:
    """The state at the start of the story: every meter at 0, nothing chosen."""
    return _arrived(key, key["start"], dict.fromkeys(key["meters"], 0), [], [])


def open_choices(key: dict[str, Any], state: dict[str, Any]) -> list[int]:
    """The indices of the choices that may be taken now, in written order; none at an ending."""
    choices = key["scenes"][state["scene"]]["choices"]
    return [index for index, choice in enumerate(choices) if _is_open(choice["requires"], state)]


def step(key: dict[str, Any], state: dict[str, Any], choice: Any) -> dict[str, Any]:
    """The state after a choice; the same state where that choice is closed or there is none of that index."""
    choices = key["scenes"][state["scene"]]["choices"]
    if not is_index(choice, len(choices)) or not _is_open(choices[int(choice)]["requires"], state):
        return state
    taken = choices[int(choice)]
    meters = {meter: value + taken["effects"].get(meter, 0) for meter, value in state["meters"].items()}
    path = [*state["path"], [state["scene"], int(choice)]]
    return _arrived(key, taken["goto"], meters, state["seen"], path)


def follow(key: dict[str, Any], path: Any, start: dict[str, Any] | None = None) -> dict[str, Any]:
    """The state at the end of a remembered path, or of as much of it as the story still has.

    The path is JSON that may come from an older version of the story, or from anywhere: whatever does not fit ends
    the way there. It goes on from the state `start`, or begins with the story.
    """
    state = start or begin(key)
    for taken in path if isinstance(path, list) else []:
        if not isinstance(taken, list) or len(taken) != 2 or taken[0] != state["scene"]:
            break
        after = step(key, state, taken[1])
        if after is state:
            break
        state = after
    return state


def back_to(key: dict[str, Any], state: dict[str, Any], n: int) -> dict[str, Any]:
    """The state before the choice number `n` of the path, from 0: its meters, and what had been seen by then.

    A negative number leads to the start, a large one changes nothing. Scenes seen further on are forgotten here,
    because `requires` asks what led to this moment; whoever draws the map remembers them besides.
    """
    return follow(key, state["path"][: max(0, n)])


def turning_point(key: dict[str, Any], path: list[list[Any]]) -> int | None:
    """The decision that mattered most: where in the path the first choice of the worst stance on it stands.

    None where nothing was decided: a scene with one way on is no decision.
    """
    worst, found = -1, None
    for number, (scene, index) in enumerate(path):
        choices = key["scenes"][scene]["choices"]
        stance = choices[index]["stance"]
        if len(choices) > 1 and stance is not None and _WORSE.index(stance) > worst:
            worst, found = _WORSE.index(stance), number
    return found


def judge_story(key: dict[str, Any], response: Any) -> dict[str, Any] | None:
    """The verdict on a response `{path, side}` or `{skipped: true}`: `complete`, `ending`, `rank`, `skipped`.

    None for None, which is a fresh start. A story is complete when an ending was reached, or when it was left out; a
    response of the wrong shape is an empty path.
    """
    if response is None:
        return None
    given = response if isinstance(response, dict) else {}
    if given.get("skipped") is True:
        return {"complete": True, "ending": None, "rank": None, "skipped": True}
    return judge_state(key, follow(key, given.get("path")))


def judge_state(key: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    """The verdict on a response whose path led to this state."""
    rank = key["scenes"][state["scene"]]["rank"]
    return {"complete": state["ending"] is not None, "ending": state["ending"], "rank": rank, "skipped": False}


def _arrived(
    key: dict[str, Any], scene: str, meters: dict[str, int], seen: list[str], path: list[list[Any]]
) -> dict[str, Any]:
    return {
        "scene": scene,
        "meters": meters,
        "seen": seen if scene in seen else [*seen, scene],
        "path": path,
        "ending": key["scenes"][scene]["ending"],
    }


def _is_open(requires: dict[str, Any] | None, state: dict[str, Any]) -> bool:
    if requires is None:
        return True
    seen = state["seen"]
    return (
        all(scene in seen for scene in requires["seen"])
        and not any(scene in seen for scene in requires["not_seen"])
        and all(_is_within(state["meters"][meter], bounds) for meter, bounds in requires["meters"].items())
    )


def _is_within(value: int, bounds: dict[str, int | None]) -> bool:
    low, high = bounds["min"], bounds["max"]
    return (low is None or value >= low) and (high is None or value <= high)
