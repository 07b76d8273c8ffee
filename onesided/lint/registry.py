"""All the rules there are, for quizzes and for stories: importing this module enters every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onesided.lint import (  # noqa: F401 (each enters its rules)
    bank,
    bank_agents,
    feedback,
    feedback_answers,
    feedback_form,
    grammar,
    options_combined,
    options_form,
    options_length,
    options_words,
    order,
    reading_ease,
    soundness,
    stems,
    stories,
    structure,
    tone,
)  # fmt: skip
from onesided.lint.rules import RULES, Rule
from onesided.lint.story import STORY_RULES
from onesided.model.complaints import CourseError, nearest

ALL_RULES: Mapping[str, Rule] = MappingProxyType(RULES | STORY_RULES)
"""Every rule by its id."""


def rule_named(id_: str) -> Rule:
    """The rule with this id, in any case; an unknown one is a CourseError that names the nearest."""
    wanted = id_.strip().upper()
    if wanted in ALL_RULES:
        return ALL_RULES[wanted]
    likely = nearest(wanted, ALL_RULES, cutoff=0.5)
    hint = f"; the nearest is {likely}" if likely else ""
    raise CourseError(f'No rule called "{id_}"{hint}. The rules are {", ".join(ALL_RULES)}.')
