"""The table of cases that both judges are held to, and the table of orders that both shuffles are held to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onesided.judge import judge_key, shown_order

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
SHUFFLES = json.loads((HERE / "shuffle_cases.json").read_text(encoding="utf-8"))
TYPES = {"choice", "choices", "true-false", "number", "sort", "match", "order", "scale", "reflect"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_response_gets_the_verdict_of_the_table(case: dict[str, Any]) -> None:
    assert judge_key(case["key"], case["response"]).as_json() == case["verdict"]


def test_the_table_has_every_type_in_every_state() -> None:
    seen = {(case["key"]["type"], case["verdict"]["problem"]) for case in CASES}
    assert {kind for kind, _ in seen} == TYPES
    assert seen >= {(kind, "empty") for kind in TYPES} | {(kind, None) for kind in TYPES}
    assert seen >= {(kind, "out-of-range") for kind in TYPES - {"number"}} | {("number", "not-a-number")}
    assert seen >= {(kind, "partial") for kind in ("sort", "match", "order")}


def test_the_names_of_the_cases_are_unique() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", SHUFFLES, ids=lambda case: f"{case['seed'][:20]!a}-{case['count']}")
def test_parts_are_shown_in_the_order_of_the_table(case: dict[str, Any]) -> None:
    assert shown_order(case["seed"], case["count"]) == case["order"]


def test_every_order_comes_up_about_as_often_as_any_other() -> None:
    orders = [tuple(shown_order(f"learner-{number}:a/b#c", 3)) for number in range(6000)]
    assert len(set(orders)) == 6
    assert all(850 < orders.count(order) < 1150 for order in set(orders))


def test_neighbouring_items_are_shuffled_independently() -> None:
    firsts = [shown_order(f":a/b#item-{number}", 4)[0] for number in range(4000)]
    assert all(850 < firsts.count(option) < 1150 for option in range(4))
