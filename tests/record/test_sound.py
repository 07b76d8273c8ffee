"""What is an attempt: the schema says it, and two fast twins hold to it, over one table and over attempts gone wrong."""

import json
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onesided.model import find_shelf
from onesided.record import Attempt, from_older, new_attempt, sound
from tests.conftest import ROOT

TABLE = json.loads(Path(__file__).with_name("sound_cases.json").read_text(encoding="utf-8"))
SCHEMA = json.loads(files("onesided.record").joinpath("attempt.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
BASE, CASES = TABLE["base"], TABLE["cases"]


def value_of(case):
    if "value" in case:
        return case["value"]
    return {field: value for field, value in (BASE | case["change"]).items() if field not in case.get("without", ())}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_twin_and_the_schema_hold_to_the_table(case):
    assert sound(value_of(case)) is case["sound"]
    assert VALIDATOR.is_valid(value_of(case)) is (case["sound"] or case.get("beyond_schema", False))


def test_the_schema_is_a_schema_and_explains_every_field():
    Draft202012Validator.check_schema(SCHEMA)
    assert list(SCHEMA["properties"]) == SCHEMA["required"] == list(Attempt.__annotations__)
    for part in (SCHEMA, SCHEMA["$defs"]["item"], SCHEMA["$defs"]["story"]):
        assert all(field["description"] for field in part["properties"].values())


values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 101) | st.floats(-2, 90_000) | st.text(max_size=5)
    | st.sampled_from(["certain", "lab", "page", "the-gift", "a#b", "empty", "good", *BASE.values()]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)  # fmt: skip
FRAGMENTS = st.sampled_from(list("0189afgAF-:.TZ#/+ \n") + ["é", "٣", "\ud800", "00", "2100", "-02-30", "x" * 400])


@st.composite
def attempts_gone_wrong(draw):
    attempt = dict(draw(st.sampled_from([value_of(case) for case in CASES if case["sound"]])))
    for _ in range(draw(st.integers(0, 2))):
        field = draw(st.sampled_from(list(BASE)))
        kept = attempt.get(field)
        match draw(st.sampled_from(["value", "text", "inside", "without", "more"])):
            case "value":
                attempt[field] = draw(values)
            case "text" if isinstance(kept, str):
                start = draw(st.integers(0, len(kept)))
                end = draw(st.integers(start, min(len(kept), start + 5)))
                attempt[field] = kept[:start] + draw(FRAGMENTS) + kept[end:]
            case "inside" if isinstance(kept, dict) and kept:
                attempt[field] = kept | {draw(st.sampled_from([*kept, "more"])): draw(values)}
            case "without":
                attempt.pop(field, None)
            case "more":
                attempt[draw(st.text(max_size=3))] = draw(values)
    return attempt


@settings(max_examples=600, deadline=None)
@given(attempts_gone_wrong() | values)
def test_the_twin_and_the_schema_agree_on_what_went_wrong(value):
    assert sound(value) is VALIDATOR.is_valid(value)


@pytest.mark.parametrize("response", [float("nan"), float("inf"), 10**400, [[-(10**400)]]])
def test_a_number_that_no_browser_can_hold_is_no_response(response):
    assert not sound(BASE | {"response": response})


def test_nothing_is_too_deep_to_be_looked_at():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert not sound(BASE | {"response": deep})


def test_an_attempt_made_now_is_sound_and_in_order():
    made = new_attempt("a/quiz#one", "page#cell", "12345678-abcdef01", [0, 2], None, "certain", hints=2, seconds=3.5)
    assert sound(made)
    assert list(made) == list(Attempt.__annotations__)
    assert (made["hints"], made["seconds"], made["host"]) == (2, 3.5, "lab")
    assert made["uuid"] != new_attempt("a/quiz#one", "", "12345678-abcdef01", None, None)["uuid"]


def test_an_attempt_of_the_older_form_is_taken_up_and_nothing_else_is():
    older = {field: BASE[field] for field in BASE if field not in ("hints", "seconds", "host")}
    assert from_older(older) == older | {"hints": 0, "seconds": None, "host": None}
    assert list(from_older(older)) == list(BASE)
    assert sound(from_older(older))
    assert not sound(older)
    for value in (BASE, older | {"hints": 0}, {**older, "uuid": 7, "more": 1}, [], None, 7, "x"):
        assert from_older(value) is value


def test_a_hundred_thousand_are_looked_at_in_no_time():
    begun = time.process_time()
    for _ in range(10_000):
        sound(BASE)
    assert time.process_time() - begun < 0.3, "30 microseconds for one: ten times what it takes"


def test_every_ending_of_the_course_can_be_kept():
    shelf = find_shelf(ROOT)
    endings = 0
    for name in shelf.vignettes():
        for scene in shelf.vignette(name).scenes.values():
            if scene.ending is not None:
                endings += 1
                verdict = {"complete": True, "ending": scene.ending, "rank": scene.rank, "skipped": False}
                assert sound({**new_attempt(name, "", "12345678-12345678", {"path": []}, verdict)}), scene.ending
    assert endings > 40
