"""Checking many quiz files, and the bank they make together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onesided.lint.checking import check_file
from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.findings import Finding
from onesided.lint.registry import ALL_RULES
from onesided.lint.rules import OVER_BANK
from onesided.lint.sharing import in_shares

BANK = "book/quizzes"
"""What a finding about the whole bank calls its file."""
_ASKED_FOR = ("id", "type", "stem", "answer", "source")
"""The fields of an item, besides its options, that are looked at when all items are known."""


@dataclass(frozen=True)
class Bank:
    """All quiz files together: their items, each with what it takes to judge the bank, and all findings."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def check_files(
    files: Sequence[tuple[Path, str]],
    course: Course,
    *,
    whole_bank: bool,
    tick: Callable[[int], None] = lambda files: None,
) -> Bank:
    """What the rules find in some quiz files, each a path and what findings call it.

    With `whole_bank` the rules about a bank are asked too. `tick` hears of each number of files that were checked.
    """
    drafts: list[Draft] = []
    findings: list[Finding] = []
    with _no_collecting():
        for count, found in in_shares(files, partial(_check_share, course=course)):
            drafts += found.drafts
            findings += found.findings
            tick(count)
        # Shares come back as they are done, and some rules about the bank look at its order.
        order = {file: number for number, (_, file) in enumerate(files)}
        drafts.sort(key=lambda item: (order[item.file], item.path))
        if whole_bank:
            findings += check_bank(drafts)
    return Bank(tuple(drafts), tuple(sorted(set(findings))))


def _check_share(files: Sequence[tuple[Path, str]], course: Course) -> Bank:
    with _no_collecting():
        checked = [check_file(path, file, course) for path, file in files]
        drafts = tuple(_for_the_bank(item) for found in checked for item in found.drafts)
        return Bank(drafts, tuple(finding for found in checked for finding in found.findings))


def _for_the_bank(item: Draft) -> Draft:
    """The item with what the rules about a bank ask for: much less to be sent from one process to the other."""
    raw: dict[str, Any] = {name: item.raw[name] for name in _ASKED_FOR if name in item.raw}
    raw["options"] = [{"text": o.text, "correct": "true" if o.correct else "false"} for o in item.options]
    return Draft(item.file, item.path, raw, item.shuffle)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing here refers to itself, and looking for what does would take an eighth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def check_bank(drafts: Sequence[Draft]) -> list[Finding]:
    """What the rules find over all items together."""
    return [
        Finding(BANK, 1, id_, flag.severity or ALL_RULES[id_].severity, "", flag.what, flag.mend)
        for id_, find in OVER_BANK.items()
        for flag in find(drafts)
    ]
