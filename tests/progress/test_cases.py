"""The tables that Python and the page are held to: of the ladder, and of summaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onesided.progress import climb, summary_of
from onesided.progress.ladder import LADDER

HERE = Path(__file__).parent
CLIMBS = json.loads((HERE / "ladder_cases.json").read_text(encoding="utf-8"))
SUMMARIES = json.loads((HERE / "summary_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CLIMBS, ids=lambda case: case["name"])
def test_answers_lead_to_the_place_of_the_table(case: dict[str, Any]) -> None:
    place = case["place"] and (case["place"]["rung"], case["place"]["due"])
    assert climb([tuple(answer) for answer in case["answers"]], case["days"]) == place


def test_the_table_climbs_the_ladder_of_the_course_and_reaches_every_rung() -> None:
    ours = [case for case in CLIMBS if case["days"] == LADDER["days"]]
    assert {case["place"]["rung"] for case in ours if case["place"]} == set(range(len(LADDER["days"])))


def test_the_waits_grow_and_the_day_holds_something() -> None:
    assert sorted(set(LADDER["days"])) == LADDER["days"] and LADDER["days"][0] == 1
    assert LADDER["ceiling"] > 0


@pytest.mark.parametrize("case", SUMMARIES["cases"], ids=lambda case: case["name"])
def test_attempts_have_the_summary_of_the_table(case: dict[str, Any]) -> None:
    assert summary_of(SUMMARIES["course"], case["attempts"], case["now"], case["offset"]) == case["summary"]


@pytest.mark.parametrize("cases", [CLIMBS, SUMMARIES["cases"]], ids=["ladder", "summaries"])
def test_the_names_of_the_cases_are_unique(cases: list[dict[str, Any]]) -> None:
    assert len({case["name"] for case in cases}) == len(cases) >= 25


@pytest.mark.parametrize("now", ["", "today", "2026-13-01T00:00:00.000Z", "2026-03-05T21:07:00.000", None])
def test_a_moment_that_is_none_is_refused(now: Any) -> None:
    with pytest.raises(ValueError, match="is no time"):
        summary_of(SUMMARIES["course"], [], now, 0)
