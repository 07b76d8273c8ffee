"""How good the lint is: its flags against those of a reader, on items of many subjects.

Counted twice: by item (flawed or sound), and by rule (which flaw). Advice is not counted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from tests.lint.drafting import COURSE, made, rules_found

ITEMS = yaml.load((Path(__file__).parent / "labelled.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
LABELS = [set(item.get("rules", [])) for item in ITEMS]
# The items are about everything but the course, so neither its glossary nor its topics are theirs.
FOUND = [rules_found([made(item)], replace(COURSE, glossary=frozenset()), "EW") for item in ITEMS]
BAR = 0.85


def precision_and_recall(pairs):
    """Of (labelled, found) pairs of truths: the share of flags that are right, and of flaws that are flagged."""
    pairs = list(pairs)
    both = sum(labelled and found for labelled, found in pairs)
    return both / sum(found for _, found in pairs), both / sum(labelled for labelled, _ in pairs)


def differences():
    """Where the lint and the reader differ, for whoever has to mend one of the two."""
    rows = zip(ITEMS, LABELS, FOUND, strict=True)
    return [f"{item['stem']} labelled {sorted(a)}, found {sorted(b)}" for item, a, b in rows if a != b]


def test_there_are_enough_items_of_both_kinds():
    assert len(ITEMS) >= 80
    assert sum(map(bool, LABELS)) >= 30
    assert sum(not label for label in LABELS) >= 30
    assert len(set().union(*LABELS)) >= 30, "the labels name too few of the rules"


def test_flawed_items_are_told_from_sound_ones():
    pairs = [(bool(a), bool(b)) for a, b in zip(LABELS, FOUND, strict=True)]
    precision, recall = precision_and_recall(pairs)
    assert precision >= BAR and recall >= BAR, (precision, recall, differences())


def test_the_right_rule_is_named():
    pairs = [(rule in a, rule in b) for a, b in zip(LABELS, FOUND, strict=True) for rule in a | b]
    precision, recall = precision_and_recall(pairs)
    assert precision >= BAR and recall >= BAR, (precision, recall, differences())
