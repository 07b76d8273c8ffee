"""What a check found, whether the course may be released as it is, and what a rule teaches."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onesided.lint.findings import Finding
from onesided.lint.rules import SEVERITIES, Rule
from onesided.lint.stories import Proof
from onesided.model.complaints import closed

WIDTH = 100
"""Columns of whatever is said as text."""
CLEAN_SHARE = 0.95
"""The share of items without a flaw that a release needs; in published nursing banks it is about a half."""


@dataclass(frozen=True)
class Report:
    """All that was found in so many quizzes with their items, and in the stories whose proofs these are, by file.

    `named` says that these were asked for by name; then more is told of each story. `absent` says in sentences what is
    not in the folder, and what that means.
    """

    quizzes: int
    items: int
    findings: Sequence[Finding]
    stories: int = 0
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    named: bool = False
    absent: Sequence[str] = ()

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(found.severity == "E" for found in self.findings)

    def short_of_release(self) -> list[str]:
        """What keeps the bank from being released, in sentences; nothing where it may be."""
        flaws: dict[tuple[str, str], int] = defaultdict(int)
        over_all = 0
        for found in self.findings:
            if found.severity == "W":
                flaws[found.file, found.item] += bool(found.item)
                over_all += not found.item
        said, flawed = [], sum(count > 0 for count in flaws.values())
        if self.errors:
            said.append(f"There {_are(self.errors, 'error')}.")
        if self.items and (self.items - flawed) / self.items < CLEAN_SHARE:
            said.append(f"{flawed} of {counted(self.items, 'item')} carry a flaw; at most 5 % may.")
        if twice := sum(count > 1 for count in flaws.values()):
            said.append(f"{counted(twice, 'item')} carry two flaws or more; none may.")
        if over_all:
            said.append(f"There {_are(over_all, 'warning')} about a whole file or the whole bank; none may stand.")
        return said


def explanation(rule: Rule) -> str:
    """What a rule teaches: its name, how grave it is, why it is there, and how to waive it."""
    head = f"{rule.id}: {rule.name} ({SEVERITIES[rule.severity]})"
    parts = [head, textwrap.fill(rule.reason, WIDTH), f"Source: {closed(rule.source)}"]
    if rule.scope in ("item", "quiz"):
        parts.append(f"For: {', '.join(rule.types)}.")
    if rule.scope in ("item", "quiz") or (rule.scope == "story" and rule.severity != "E"):
        where = "story" if rule.scope == "story" else "item"
        parts.append(
            f"Where it does not hold, say so in the {where}:\n  waive:\n    - rule: {rule.id}\n      reason: …"
        )
    return "\n\n".join(parts)


def counted(number: int, name: str) -> str:
    """A number of things, in words that fit it."""
    plural = {"quiz": "quizzes", "story": "stories", "advice": "pieces of advice"}.get(name, f"{name}s")
    return f"{number} {'piece of advice' if name == 'advice' else name}" if number == 1 else f"{number} {plural}"


def _are(number: int, name: str) -> str:
    return f"{'is' if number == 1 else 'are'} {counted(number, name)}"
