"""A story as its rules see it, and the list of those rules.

The rules for vignettes have a list of their own, because they are called with a whole story and not with the draft
of an item. What they ask about a story is worked out once, when the first of them asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx

from onesided.judge.story import key_of_story
from onesided.lint.agents import Run, runs_of
from onesided.lint.paths import Paths, States, paths_of, scenes_of, states_of
from onesided.lint.reading_time import Way, ways
from onesided.lint.rules import Flag, Rule, Severity
from onesided.model.stories import Choice, Vignette

STORY_RULES: dict[str, Rule] = {}
"""The rules for vignettes by id."""


@dataclass(frozen=True)
class Story:
    """A vignette with all that the rules ask about it, each worked out when it is first asked for."""

    vignette: Vignette

    @cached_property
    def key(self) -> dict[str, Any]:
        """What it takes to step through it."""
        return key_of_story(self.vignette)

    @cached_property
    def graph(self) -> nx.DiGraph:
        """Which scene leads to which, whatever a choice requires."""
        return scenes_of(self.key)

    @cached_property
    def states(self) -> States:
        """The states a reader can be in."""
        return states_of(self.key)

    @cached_property
    def paths(self) -> Paths:
        """The paths to an ending."""
        return paths_of(self.key)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What each path comes to."""
        return tuple(ways(self.vignette, self.paths.ends))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """How the agents go through it."""
        return runs_of(self.vignette)

    @cached_property
    def decisions(self) -> dict[str, tuple[Choice, ...]]:
        """The choices of each scene that has more than one."""
        return {name: scene.choices for name, scene in self.vignette.scenes.items() if len(scene.choices) > 1}


def story_rule(id_: str, name: str, severity: Severity, source: str) -> Callable[[Any], Any]:
    """Enter a function, called as `find(story)`, into the list of rules for vignettes."""

    def enter(find: Callable[..., Iterable[Flag]]) -> Callable[..., Iterable[Flag]]:
        if id_ in STORY_RULES:
            raise ValueError(f"There are two rules {id_}. Give one of them another id.")
        STORY_RULES[id_] = Rule(id_, name, severity, "story", (), source, find)
        return find

    return enter
