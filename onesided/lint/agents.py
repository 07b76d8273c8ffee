"""Readers who do not read: they always take the longest choice, the first, the kindest-sounding, and so on.

Where such an agent comes to a good ending, or answers a whole bank, a learner could have done so without thinking.
What an agent goes by is the text of the open choices alone; between equals it takes the first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onesided.judge.story import begin, key_of_story, open_choices, step
from onesided.lint.text import plain
from onesided.lint.vocabulary import HARSH, HEDGE, WARM, Phrases
from onesided.model.stories import Vignette

MOST_STEPS = 200

_HEDGED_SPEECH = Phrases(
    "perhaps", "maybe", "possibly", "seems?", "wonder(?:s|ing)?", "a (?:little|bit)", "would", "if",
)  # fmt: skip
_KIND_SPEECH = Phrases(
    "thanks?", "thanking", "sorry", "glad", "kind(?:ness)?", "warm(?:th)?", "car(?:e|es|ing)", "understand(?:s|ing)?",
    "appreciat(?:e|es|ing)", "welcome", "feel(?:s|ings?)?", "comfort(?:s|ing)?", "reassur(?:e|es|ing)", "please",
    "smil(?:e|es|ing)", "touched", "generous", "lovely", "hug(?:s|ging)?", "support(?:s|ing)?", "help(?:s|ing)?",
)  # fmt: skip


def _hedged(text: str) -> int:
    return len(HEDGE.findall(text)) + len(_HEDGED_SPEECH.findall(text))


def _kind(text: str) -> int:
    return len(WARM.findall(text)) + len(_KIND_SPEECH.findall(text)) - len(HARSH.findall(text))


AGENTS: dict[str, Callable[[list[str]], list[int]]] = {
    "longest": lambda texts: [len(text) for text in texts],
    "shortest": lambda texts: [-len(text) for text in texts],
    "first": lambda texts: [-place for place in range(len(texts))],
    "last": lambda texts: list(range(len(texts))),
    "most hedged": lambda texts: list(map(_hedged, texts)),
    "kindest-sounding": lambda texts: list(map(_kind, texts)),
}
"""How each agent rates what it may choose from; it takes what it rates highest."""


@dataclass(frozen=True)
class Run:
    """How an agent went through a story: its path, and the ending it came to with its rank, or None for neither."""

    agent: str
    path: tuple[tuple[str, int], ...]
    ending: str | None
    rank: str | None

    @property
    def wins(self) -> bool:
        """Whether it came to a good ending."""
        return self.rank == "good"


def runs_of(vignette: Vignette) -> tuple[Run, ...]:
    """How every agent goes through the story. One that goes round in a circle, or sticks, comes to no ending."""
    key = key_of_story(vignette)
    return tuple(_run(vignette, key, agent, rate) for agent, rate in AGENTS.items())


def _run(vignette: Vignette, key: dict[str, Any], agent: str, rate: Callable[[list[str]], list[int]]) -> Run:
    state = begin(key)
    while state["ending"] is None and len(state["path"]) < MOST_STEPS:
        free = open_choices(key, state)
        if not free:
            break
        choices = vignette.scenes[state["scene"]].choices
        state = step(key, state, free[_highest(rate([plain(choices[index].text) for index in free]))])
    rank = key["scenes"][state["scene"]]["rank"]
    return Run(agent, tuple((scene, index) for scene, index in state["path"]), state["ending"], rank)


def _highest(scores: list[int]) -> int:
    return scores.index(max(scores))
