"""What a rule is, and the list of all of them.

A rule is one small function. Its docstring is what `onesided check --explain` teaches, so it is written for authors:
what goes wrong for the reader, and who found out. The function says where it applies and what to do there; severity,
scope and name stand beside it in the decorator.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from onesided.model.complaints import Path

Severity = Literal["E", "W", "I"]
Scope = Literal["item", "quiz", "bank", "file", "story"]
SEVERITIES: dict[str, str] = {"E": "error", "W": "warning", "I": "advice"}
"""E stops the build, W counts as a flaw, I is advice."""

PICKED = ("choice", "choices")
GRADED = ("choice", "choices", "true-false", "number", "sort", "match", "order")
EVERY = (*GRADED, "scale", "reflect")


@dataclass(frozen=True)
class Flag:
    """A place where a rule does not hold: its path in the file, what is wrong, what to do, how grave it is."""

    path: Path
    what: str
    mend: str
    severity: Severity | None = None
    """None: as the rule says."""


@dataclass(frozen=True)
class Rule:
    """A rule by its id, with what it says of itself and the function that finds where it does not hold."""

    id: str
    name: str
    severity: Severity
    scope: Scope
    types: tuple[str, ...]
    source: str
    find: Callable[..., Iterable[Flag]]

    @property
    def reason(self) -> str:
        """Why there is such a rule, as one paragraph."""
        return " ".join(inspect.getdoc(self.find).split())


RULES: dict[str, Rule] = {}
"""All rules by id, in the order in which their modules define them."""

OVER_BANK: dict[str, Callable[..., Iterable[Flag]]] = {}
"""What is looked for over the whole bank, by the id of the rule."""


def rule(
    id_: str,
    name: str,
    severity: Severity,
    source: str,
    *,
    scope: Scope = "item",
    types: tuple[str, ...] = PICKED,
) -> Callable[[Any], Any]:
    """Enter a function into the list of rules.

    Of scope `item` it is called as `find(draft, course)` for items of the given types; of scope `quiz` as
    `find(drafts, course)` with the items of one file; of scope `bank` as `find(drafts)` with those of all files. Of
    scope `file` it is not called here: the finding comes from reading, and the function only yields nothing. Those of
    scope `story` have a list of their own (`story`).
    """

    def enter(find: Callable[..., Iterable[Flag]]) -> Callable[..., Iterable[Flag]]:
        if id_ in RULES:
            raise ValueError(f"There are two rules {id_}. Give one of them another id.")
        RULES[id_] = Rule(id_, name, severity, scope, types, source, find)
        if scope == "bank":
            OVER_BANK[id_] = find
        return find

    return enter


def over_bank(id_: str) -> Callable[[Any], Any]:
    """Give a rule that looks at single items a second half, which looks at all items together: `find(drafts)`."""

    def enter(find: Callable[..., Iterable[Flag]]) -> Callable[..., Iterable[Flag]]:
        OVER_BANK[id_] = find
        return find

    return enter
