"""What the rules have to know of the course around an item: its objectives, its glossary, what can be cited.

Everything may be unknown (None), as it is for a quiz outside a course; a rule that would need it then says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from onesided.lint.text import content


@dataclass(frozen=True)
class Course:
    """The surroundings of a quiz.

    `objectives` gives each objective the glossary words it is about; `passages` are `page#heading`, `sources` the
    keys of the bibliography; `glossary` are the terms as printed.
    """

    objectives: Mapping[str, tuple[str, ...]] | None = None
    misconceptions: Collection[str] | None = None
    sources: Collection[str] | None = None
    passages: Collection[str] | None = None
    glossary: frozenset[str] = frozenset()
    language: Literal["en", "other"] = "en"
    _topics: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def topic(self, objective: str) -> frozenset[str]:
        """The stems of the words that an objective is about: those that stem and options may well share."""
        if objective not in self._topics:
            terms = (self.objectives or {}).get(objective, ())
            self._topics[objective] = frozenset().union(*map(content, terms))
        return self._topics[objective]
