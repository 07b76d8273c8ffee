"""Every rule flags what it should and leaves alone what it should, in the items of `rules.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from onesided.lint import RULES
from tests.lint.drafting import made, rules_found

TABLE = yaml.load((Path(__file__).parent / "rules.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
ELSEWHERE = {"X1", "X2", "X5", "X7", "X8", "O2", "O18", "O19"}
"""Rules about files and banks, which no item shows: test_bank.py, test_checking.py, test_names.py, test_shown.py,
test_unfilled.py."""


def _long(value: Any) -> Any:
    """A text that begins with @n stands for itself, repeated until it has n words."""
    match value:
        case str() if value.startswith("@"):
            count, text = value[1:].split(" ", 1)
            found = text.split()
            return " ".join((found * (int(count) // len(found) + 1))[: int(count)])
        case "null":
            return None
        case list():
            return [_long(inner) for inner in value]
        case dict():
            return {name: _long(inner) for name, inner in value.items()}
    return value


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{number}")
        for rule, cases in TABLE.items()
        for number, case in enumerate(cases[kind], 1)
    ]


def found_in(case: Any) -> set[str]:
    """The rules that flag one case of the table: an item, or a list that is a quiz."""
    items = _long(case)
    if isinstance(items, dict):
        items = [items]
    return rules_found([made(item, number) for number, item in enumerate(items)])


@pytest.mark.parametrize(("rule", "case"), _cases("flagged"))
def test_a_rule_flags_what_it_should(rule, case):
    assert rule in found_in(case)


@pytest.mark.parametrize(("rule", "case"), _cases("clean"))
def test_a_rule_leaves_alone_what_it_should(rule, case):
    assert rule not in found_in(case)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in ELSEWHERE])
def test_a_rule_has_three_cases_of_each_kind(rule):
    assert len(TABLE[rule]["flagged"]) >= 3
    assert len(TABLE[rule]["clean"]) >= 3


def test_the_plain_case_is_clean():
    assert rules_found([made({})]) == set()
