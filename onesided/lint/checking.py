"""Checking one quiz file: it is read once, its items become drafts, every rule looks at what it is about, and waivers
are honoured at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onesided.lint.complaints import complaints_of
from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.findings import Finding, from_complaint
from onesided.lint.rules import RULES, Flag, Rule
from onesided.lint.waiving import Items, owner, unused_waivers, waived
from onesided.model.complaints import Complaint, field_name
from onesided.model.files import text_of
from onesided.model.sheet import Sheet
from onesided.model.yaml_lines import read_sheet


@dataclass(frozen=True)
class Checked:
    """One quiz file: its items as drafts, and what was found in it."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def check_file(path: Path, file: str, course: Course) -> Checked:
    """What the rules find in one quiz file; never raises."""
    text = text_of(path, file)
    if isinstance(text, Complaint):
        return Checked((), (from_complaint(text),))
    return check_text(text, file, course)


def check_text(text: str, file: str, course: Course) -> Checked:
    """The same, of a text that findings call `file`."""
    sheet = read_sheet(text, file)
    drafts = drafts_of(sheet)
    flags = list(_flags(drafts, course))
    items = {item.path: item for item in drafts}
    kept = [(rule, flag) for rule, flag in flags if not waived(rule, flag, items)]
    errors = {field_name(flag.path) for rule, flag in kept if (flag.severity or rule.severity) == "E"}
    # A rule and the reader often see the same error; the rule says more about it, and can be explained.
    complaints = [from_complaint(c) for c in complaints_of(sheet, text) if not c.field or c.field not in errors]
    findings = [_finding(rule, flag, sheet, items) for rule, flag in kept]
    unused = unused_waivers(items, flags, sheet)
    return Checked(drafts, tuple(sorted({*complaints, *findings, *unused})))


def drafts_of(sheet: Sheet) -> tuple[Draft, ...]:
    """The items of a file that was read, as far as they are there."""
    quiz = sheet.value if isinstance(sheet.value, dict) else {}
    items = quiz.get("items") if isinstance(quiz.get("items"), list) else []
    shuffle = quiz.get("shuffle") != "false"
    found = ((("items", number), item) for number, item in enumerate(items) if isinstance(item, dict))
    return tuple(Draft(sheet.file, path, item, shuffle) for path, item in found)


@cache
def _rules_for(type_: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES.values() if rule.scope == "item" and type_ in rule.types)


def _flags(drafts: tuple[Draft, ...], course: Course) -> Iterator[tuple[Rule, Flag]]:
    for item in drafts:
        for rule in _rules_for(item.type):
            for flag in rule.find(item, course):
                yield rule, flag
    for rule in RULES.values():
        if rule.scope == "quiz":
            for flag in rule.find(drafts, course):
                yield rule, flag


def _finding(rule: Rule, flag: Flag, sheet: Sheet, items: Items) -> Finding:
    item = owner(flag, items)
    severity = flag.severity or rule.severity
    name = (item.id or f"item {flag.path[1] + 1}") if item else ""
    return Finding(sheet.file, sheet.line(flag.path), rule.id, severity, name, flag.what, flag.mend)
