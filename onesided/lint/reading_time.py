"""How long a way through a story is, in decisions and in minutes, and which objectives it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onesided.lint.paths import State
from onesided.lint.text import words
from onesided.model.stories import Vignette

WORDS_PER_MINUTE = 200


@dataclass(frozen=True)
class Way:
    """One path: the names of its scenes, its ending, how many decisions and words it has, what it touches."""

    scenes: tuple[str, ...]
    ending: str
    decisions: int
    words: int
    objectives: frozenset[str]

    @property
    def minutes(self) -> float:
        """How long it takes to read, at 200 words a minute."""
        return self.words / WORDS_PER_MINUTE


def ways(vignette: Vignette, ends: Iterable[State]) -> Iterator[Way]:
    """What each path, given by the state at its end, comes to.

    Words count as often as they are read: those of each scene with what is said in it and all that may be chosen,
    the rationale of what was chosen, and the debrief. A scene with one way on is no decision.
    """
    scenes = vignette.scenes
    read = {
        name: sum(map(_count, (scene.text, *(x.says for x in scene.lines), *(x.text for x in scene.choices))))
        for name, scene in scenes.items()
    }
    for end in ends:
        path = end["path"]
        last = scenes[end["scene"]]
        names = (*(scene for scene, _ in path), end["scene"])
        taken = [scenes[scene].choices[index] for scene, index in path]
        whys = sum(_count(choice.rationale) + _count(choice.also_defensible) for choice in taken)
        yield Way(
            scenes=names,
            ending=end["ending"],
            decisions=sum(len(scenes[scene].choices) > 1 for scene, _ in path),
            words=sum(read[name] for name in names) + whys + _count(last.debrief),
            objectives=frozenset(objective for name in names for objective in scenes[name].touches),
        )


def _count(text: str | None) -> int:
    return len(words(text)) if text else 0
