"""What holds for every item and every response, found out by trying many."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.judge import judge_key
from onesided.judge.verdict import Verdict

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 12) | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@st.composite
def keys(draw: st.DrawFn) -> dict[str, Any]:
    """A key as an item of any type may have it."""
    count = draw(st.integers(3, 8))
    places = st.lists(st.integers(0, 2), min_size=2, max_size=8)
    return draw(
        st.sampled_from(
            [
                {"type": "choice", "options": count, "key": draw(st.integers(0, count - 1))},
                draw(choices_keys()),
                {"type": "true-false", "key": draw(st.booleans())},
                {
                    "type": "number",
                    "answer": draw(st.floats(allow_nan=False, allow_infinity=False)),
                    "tolerance": draw(st.floats(0, allow_nan=False, allow_infinity=False)),
                    "also": [],
                },
                {"type": "sort", "groups": 3, "key": draw(places)},
                {"type": "match", "rights": 3, "key": draw(places)},
                {"type": "order", "steps": count},
                {"type": "scale", "points": count},
                {"type": "reflect"},
            ]
        )
    )


@st.composite
def choices_keys(draw: st.DrawFn) -> dict[str, Any]:
    """A key of the type choices: at least one option is right, and at least one is wrong."""
    count = draw(st.integers(2, 8))
    right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=count - 1))
    credit = draw(st.sampled_from(["each", "all"]))
    return {"type": "choices", "options": count, "key": sorted(right), "credit": credit}


@st.composite
def fitting(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    """A key, and a complete response to it."""
    key = draw(keys())
    match key["type"]:
        case "choice":
            return key, draw(st.integers(0, key["options"] - 1))
        case "choices":
            ticks = st.sets(st.integers(0, key["options"] - 1), min_size=1)
            return key, sorted(draw(ticks))
        case "true-false":
            return key, draw(st.booleans())
        case "number":
            return key, draw(st.floats(allow_nan=False, allow_infinity=False))
        case "sort" | "match":
            length = len(key["key"])
            return key, draw(st.lists(st.integers(0, 2), min_size=length, max_size=length))
        case "order":
            return key, draw(st.permutations(range(key["steps"])))
        case "scale":
            return key, draw(st.integers(1, key["points"]))
    return key, "written"


def check(verdict: Verdict) -> None:
    """What must hold for any verdict."""
    if not verdict.complete:
        assert verdict.problem in ("empty", "partial", "out-of-range", "not-a-number")
        assert (verdict.credit, verdict.right, verdict.parts) == (None, None, ())
    elif verdict.credit is None:
        assert verdict.right is None and verdict.problem is None and not verdict.parts
    else:
        assert verdict.problem is None and 0 <= verdict.credit <= 1
        assert verdict.right == (verdict.credit == 1)
        assert not verdict.parts or verdict.right == all(verdict.parts)


@given(keys(), JUNK)
def test_no_response_whatever_makes_the_judge_raise(key: dict[str, Any], response: Any) -> None:
    check(judge_key(key, response))


@given(fitting())
def test_a_fitting_response_is_complete(pair: tuple[dict[str, Any], Any]) -> None:
    key, response = pair
    verdict = judge_key(key, response)
    check(verdict)
    assert verdict.complete
    assert json.loads(json.dumps(verdict.as_json())) == verdict.as_json()


@given(fitting())
def test_a_number_written_with_a_point_is_the_same_index(pair: tuple[dict[str, Any], Any]) -> None:
    key, response = pair
    match response:
        case bool() | str():
            same = response
        case list():
            same = [float(index) for index in response]
        case _:
            same = float(response)
    assert judge_key(key, same) == judge_key(key, response)


@given(choices_keys(), st.data())
def test_a_wrong_tick_more_never_raises_the_credit(key: dict[str, Any], data: st.DataObject) -> None:
    ticks = data.draw(st.sets(st.integers(0, key["options"] - 1), min_size=1))
    wrong = data.draw(st.sampled_from([i for i in range(key["options"]) if i not in key["key"]]))
    before, after = judge_key(key, sorted(ticks)), judge_key(key, sorted(ticks | {wrong}))
    assert before.credit is not None and after.credit is not None
    assert after.credit <= before.credit


@given(choices_keys())
def test_the_key_itself_is_right(key: dict[str, Any]) -> None:
    verdict = judge_key(key, key["key"])
    assert verdict.right and all(verdict.parts) and len(verdict.parts) == key["options"]


@pytest.mark.parametrize("response", [float("nan"), float("inf"), -float("inf"), 10**400])
def test_what_json_cannot_say_is_not_a_number(response: float) -> None:
    key = {"type": "number", "answer": 8.0, "tolerance": 1.0, "also": []}
    assert judge_key(key, response).problem == "not-a-number"


def test_a_type_without_a_judge_is_an_error_that_says_where_to_write_one() -> None:
    with pytest.raises(ValueError, match="no judge for items of type 'cloze'. Write one in onesided/judge"):
        judge_key({"type": "cloze"}, 1)
