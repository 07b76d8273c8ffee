"""Stepping through a story: the table that Python and the page are held to, and what holds on any way through any."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.judge.story import (
    back_to,
    begin,
    follow,
    judge_story,
    key_of_story,
    open_choices,
    step,
    turning_point,
)
from onesided.model.reading import read_text
from onesided.model.stories import Vignette
from onesided.model.story_checks import VIGNETTE, story_findings
from tests.model.good_story import STORY

TABLE = json.loads((Path(__file__).parent / "story_cases.json").read_text(encoding="utf-8"))
STANCES = ("sound", "arguable", "risky", "harmful", None)


def taken(key: dict[str, Any], steps: list[Any]) -> dict[str, Any]:
    state = begin(key)
    for choice in steps:
        state = step(key, state, choice)
    return state


@pytest.mark.parametrize("case", TABLE["steps"], ids=lambda case: case["name"])
def test_steps_lead_where_the_table_says(case: dict[str, Any]) -> None:
    key = TABLE["keys"][case["key"]]
    state = taken(key, case["steps"])
    assert state == case["state"]
    assert open_choices(key, state) == case["open"]
    assert turning_point(key, state["path"]) == case["turningPoint"]


@pytest.mark.parametrize("case", TABLE["back"], ids=lambda case: case["name"])
def test_steps_back_lead_where_the_table_says(case: dict[str, Any]) -> None:
    key = TABLE["keys"][case["key"]]
    assert back_to(key, taken(key, case["steps"]), case["n"]) == case["state"]


@pytest.mark.parametrize("case", TABLE["follow"], ids=lambda case: case["name"])
def test_a_remembered_path_leads_where_the_table_says(case: dict[str, Any]) -> None:
    assert follow(TABLE["keys"][case["key"]], case["path"]) == case["state"]


@pytest.mark.parametrize("case", TABLE["verdicts"], ids=lambda case: case["name"])
def test_a_response_is_judged_as_the_table_says(case: dict[str, Any]) -> None:
    assert judge_story(TABLE["keys"][case["key"]], case["response"]) == case["verdict"]


def test_the_names_of_the_cases_are_unique() -> None:
    for kind in ("steps", "back", "follow", "verdicts"):
        assert len({case["name"] for case in TABLE[kind]}) == len(TABLE[kind])


def test_the_key_has_all_it_takes_to_step_and_no_text() -> None:
    story = read_text(STORY, "f", Vignette, VIGNETTE, checks=story_findings).value
    key = key_of_story(story)
    assert json.loads(json.dumps(key)) == key
    assert key["start"] == "the-parcel" and key["meters"] == ["trust", "frame"]
    assert list(key["scenes"]) == list(story.scenes)
    assert key["scenes"]["the-parcel"] == {
        "choices": [
            {"goto": "her-grandmother", "effects": {"trust": 1}, "requires": None, "stance": "sound"},
            {"goto": "on-the-shelf", "effects": {"trust": 1, "frame": -1}, "requires": None, "stance": "arguable"},
        ],
        "ending": None,
        "rank": None,
    }
    assert key["scenes"]["her-grandmother"]["choices"][0]["requires"] == {
        "seen": ["on-the-shelf"],
        "not_seen": [],
        "meters": {"frame": {"min": None, "max": -1}},
    }
    assert key["scenes"]["kept"] == {"choices": [], "ending": "kept", "rank": "mixed"}
    text = json.dumps(key)
    assert not any(scene.text in text or any(c.text in text for c in scene.choices) for scene in story.scenes.values())


def key_from(seed: int) -> dict[str, Any]:
    """Any story: scenes that lead anywhere, and some that end. Drawn by a seed, which is much quicker than piece by piece."""
    chance = random.Random(seed)
    names = [f"s{number}" for number in range(chance.randint(1, 5))]

    def some() -> list[str]:
        return chance.sample(names, chance.choice([0, 0, 0, 1, min(2, len(names))]))

    def requires() -> dict[str, Any] | None:
        bounds = {meter: {"min": chance.choice([None, -2, 0, 1]), "max": chance.choice([None, 0, 2])} for meter in "ab"}
        asked = {meter: bounds[meter] for meter in "ab" if chance.random() < 0.4}
        return None if chance.random() < 0.5 else {"seen": some(), "not_seen": some(), "meters": asked}

    def choice() -> dict[str, Any]:
        effects = {meter: chance.randint(-2, 2) for meter in "ab" if chance.random() < 0.5}
        stance = chance.choice(STANCES)
        return {"goto": chance.choice(names), "effects": effects, "requires": requires(), "stance": stance}

    scenes = {}
    for name in names:
        choices = [choice() for _ in range(chance.randint(0, 4))]
        scenes[name] = {"choices": choices, "ending": None if choices else f"end of {name}", "rank": None}
    return {"start": names[0], "meters": ["a", "b"], "scenes": scenes}


def keys() -> st.SearchStrategy[dict[str, Any]]:
    return st.integers(0, 2**32).map(key_from)


def test_the_stories_drawn_are_of_every_kind() -> None:
    drawn = [key_from(seed) for seed in range(200)]
    walks = [taken(key, [0, 1, 2, 3, 0, 1, 2, 3]) for key in drawn]
    assert any(state["ending"] and len(state["path"]) > 1 for state in walks)
    assert any(len(state["path"]) > len(state["seen"]) for state in walks)
    assert any(open_choices(key, state) == [] and not state["ending"] for key, state in zip(drawn, walks, strict=True))


@given(keys(), st.lists(st.integers(0, 3), max_size=12))
def test_any_legal_steps_keep_the_state_sound(key: dict[str, Any], picks: list[int]) -> None:
    before, state = copy.deepcopy(key), begin(key)
    for pick in picks:
        free = open_choices(key, state)
        if not free:
            break
        old = copy.deepcopy(state)
        choice = free[pick % len(free)]
        after = step(key, state, choice)
        assert state == old, "a step changed the state it was given"
        assert after["path"] == [*old["path"], [old["scene"], choice]]
        assert after["scene"] == key["scenes"][old["scene"]]["choices"][choice]["goto"]
        state = after
        assert state["seen"] == list(dict.fromkeys([key["start"], *walked(key, state["path"])]))
        assert state["meters"] == summed(key, state["path"])
        assert state["ending"] == key["scenes"][state["scene"]]["ending"]
        assert json.loads(json.dumps(state)) == state
    assert key == before
    assert follow(key, json.loads(json.dumps(state["path"]))) == state
    for n in range(len(state["path"]) + 1):
        assert back_to(key, state, n)["path"] == state["path"][:n]


def walked(key: dict[str, Any], path: list[Any]) -> list[str]:
    return [key["scenes"][scene]["choices"][index]["goto"] for scene, index in path]


def summed(key: dict[str, Any], path: list[Any]) -> dict[str, int]:
    effects = [key["scenes"][scene]["choices"][index]["effects"] for scene, index in path]
    return {meter: sum(effect.get(meter, 0) for effect in effects) for meter in key["meters"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.text(max_size=3) | st.sampled_from(["s0", "s1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=8,
)


@given(keys(), st.lists(JSON, max_size=6), JSON)
def test_whatever_comes_in_nothing_raises_and_closed_choices_change_nothing(
    key: dict[str, Any], steps: list[Any], path: Any
) -> None:
    state = begin(key)
    for choice in steps:
        after = step(key, state, choice)
        is_open = (
            not isinstance(choice, bool) and isinstance(choice, int | float) and choice in open_choices(key, state)
        )
        assert (after is not state) == is_open
        state = after
    found = follow(key, path)
    assert found == follow(key, found["path"])
    judged = judge_story(key, path)
    assert (judged is None) == (path is None)
    assert judge_story(key, {"path": path}) == judge_story(key, {"path": found["path"], "side": "own"})


@given(keys(), st.lists(st.integers(0, 3), max_size=12))
def test_the_turning_point_is_the_first_of_the_worst(key: dict[str, Any], picks: list[int]) -> None:
    state = begin(key)
    for pick in picks:
        state = step(key, state, pick)
    stances = [key["scenes"][scene]["choices"][index]["stance"] for scene, index in state["path"]]
    decided = [len(key["scenes"][scene]["choices"]) > 1 for scene, _ in state["path"]]
    ranks = [STANCES.index(s) if s and real else -1 for s, real in zip(stances, decided, strict=True)]
    at = turning_point(key, state["path"])
    assert at == (ranks.index(max(ranks)) if ranks and max(ranks) >= 0 else None)
