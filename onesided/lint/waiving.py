"""Waivers: a rule that does not hold for an item, with the reason, and what is said when none was needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from onesided.lint.draft import Draft
from onesided.lint.findings import Finding
from onesided.lint.rules import RULES, Flag, Rule
from onesided.model.complaints import Path
from onesided.model.sheet import Sheet

Items = Mapping[Path, Draft]
"""The items of a file by their paths: a long file is gone through once, not once for each flag."""


def owner(flag: Flag, items: Items) -> Draft | None:
    """The item that a flag is about; None where it is about the file."""
    return items.get(flag.path[:2])


def _waivers(item: Draft) -> Iterator[tuple[int, str]]:
    for number, waiver in enumerate(item.list("waive")):
        if isinstance(waiver, dict) and isinstance(waiver.get("rule"), str) and waiver.get("reason"):
            yield number, waiver["rule"].strip()


def waived(rule: Rule, flag: Flag, items: Items) -> bool:
    """Whether the item that a flag is about waives the rule."""
    item = owner(flag, items)
    return item is not None and any(id_ == rule.id for _, id_ in _waivers(item))


def unused_waivers(items: Items, flags: list[tuple[Rule, Flag]], sheet: Sheet) -> Iterator[Finding]:
    """A finding for each waiver whose rule flagged nothing in its item, or is none."""
    used: dict[Any, set[str]] = defaultdict(set)
    for rule, flag in flags:
        used[flag.path[:2]].add(rule.id)
    for item in items.values():
        for number, id_ in _waivers(item):
            if id_ not in used[item.path]:
                known = id_ in RULES
                what = f"the waiver of {id_} has nothing to waive" if known else f"there is no rule {id_} to waive"
                line = sheet.line((*item.path, "waive", number))
                yield Finding(sheet.file, line, "X5", "W", item.id, what, "Delete the waiver")
