"""The key of a story: all that it takes to step through it, as plain JSON, without its text.

Python and the page step by the same key. Scenes go by their names, endings by theirs, choices by their index, from
0 in the order in which the author wrote them.
"""

from __future__ import annotations

from typing import Any

from onesided.model.stories import Choice, Requires, Vignette


def key_of_story(vignette: Vignette) -> dict[str, Any]:
    """The key as JSON: `start`, `meters`, and under `scenes` for each its `choices`, `ending` and `rank`.

    A choice has `goto`, `effects`, `requires` (null, or `seen`, `not_seen` and `meters` with `min` and `max`) and
    `stance`; what does not apply is null.
    """
    return {
        "start": vignette.start,
        "meters": list(vignette.meters),
        "scenes": {
            name: {
                "choices": [_choice(choice) for choice in scene.choices],
                "ending": scene.ending,
                "rank": scene.rank,
            }
            for name, scene in vignette.scenes.items()
        },
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "goto": choice.goto,
        "effects": dict(choice.effects),
        "requires": _requires(choice.requires) if choice.requires else None,
        "stance": choice.stance,
    }


def _requires(requires: Requires) -> dict[str, Any]:
    bounds = {meter: {"min": bound.min, "max": bound.max} for meter, bound in requires.bounds().items()}
    return {"seen": list(requires.seen), "not_seen": list(requires.not_seen), "meters": bounds}
