"""The proof of a vignette: small stories that break in one way each, and their like that do not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.judge.story import begin, follow, key_of_story, open_choices, step
from onesided.lint.agents import AGENTS, runs_of
from onesided.lint.paths import paths_of, scenes_of, states_of
from onesided.lint.stories import ROOMS, Proof, prove, prove_agents
from onesided.lint.story import STORY_RULES
from onesided.lint.story_files import check_stories
from onesided.model import find_shelf
from onesided.model.stories import Vignette
from tests.judge.test_story import key_from
from tests.model.good_story import STORY

ENDS = {"good": "good", "poor": "poor"}
"""Endings that every story here has, unless it says otherwise: name and rank."""


def story(scenes: dict[str, Any], ends: dict[str, str] = ENDS, **fields: Any) -> Vignette:
    """A story in short: each scene is a list of `goto` or `(goto, {field: value})`, with `touches` put on the first."""
    made: dict[str, Any] = {}
    for name, choices in scenes.items():
        made[name] = {"text": f"Here is {name}.", "choices": [_choice(name, n, c) for n, c in enumerate(choices)]}
    for name, rank in ends.items():
        made[name] = {"text": "It is over.", "ending": name, "rank": rank, "debrief": "So it was."}
    start = next(iter(scenes))
    made[start]["touches"] = ["aim"]
    for name, more in fields.pop("more", {}).items():
        made[name] |= more
    whole = {"title": "T", "objectives": ["aim"], "perspective": "client", "minutes": 2, "start": start, "scenes": made}
    return Vignette.model_validate(whole | fields)


def _choice(scene: str, number: int, written: Any) -> dict[str, Any]:
    goto, more = written if isinstance(written, tuple) else (written, {})
    stance = "sound" if number == 0 else "risky"
    said = {"text": f"Way {number} from {scene}", "stance": stance, "rationale": f"Because of {number} in {scene}."}
    return {**said, "goto": goto, **more}


def needs(**asked: Any) -> dict[str, Any]:
    return {"requires": asked}


def chain(length: int, **fields: Any) -> Vignette:
    """A story of so many decisions in a row."""
    names = [f"s{number}" for number in range(length)]
    after = [*names[1:], "good"]
    return story(
        {name: [goto, "poor" if goto == "good" else goto] for name, goto in zip(names, after, strict=True)}, **fields
    )


SOUND = {"a": ["b", "b"], "b": ["c", "c"], "c": ["good", "poor"]}
UP = {"effects": {"trust": 1}}
LONG = "A considerably longer way to say what might be said in very few words"


def lengths(*best: bool, stances: tuple[str, str] = ("sound", "risky")) -> Vignette:
    """A story with a decision for each truth: whether the best choice is the longest there."""
    names = [f"s{number}" for number in range(len(best))]
    scenes = {}
    for name, goto, is_longest in zip(names, [*names[1:], "good"], best, strict=True):
        first, second = {"stance": stances[0]}, {"stance": stances[1]}
        (first if is_longest else second)["text"] = LONG
        scenes[name] = [(goto, first), (goto, second)]
    return story(scenes, ends={"good": "good"})


FLAGGED: dict[str, list[tuple[Callable[[], Vignette], str, str]]] = {
    "V2": [
        (lambda: story(SOUND | {"x": ["good", "poor"]}), 'no choice leads from the start to scene "x"', "E"),
        (lambda: story(SOUND | {"x": ["y", "good"], "y": ["x", "poor"]}), 'from the start to scene "y"', "E"),
        (
            lambda: story(SOUND | {"b": ["c", ("x", needs(trust={"min": 2}))], "a": [("b", UP), "b"], "x": ["c", "poor"]}, meters=["trust"]),
            'scene "x" cannot be reached: the choices that lead there are never open', "E",
        ),
        (lambda: story(SOUND | {"b": ["c", ("x", needs(not_seen=["a"]))], "x": ["c", "poor"]}), 'scene "x" cannot be reached', "E"),
        (lambda: story(SOUND, ends=ENDS | {"never": "mixed"}), 'no choice leads from the start to scene "never"', "E"),
        (
            lambda: story({"a": [("a", UP), ("b", needs(trust={"min": 1})), "good"]} | {"b": ["good", "poor"]}, meters=["trust"]),
            "the story has more than 10000 states, and only those were looked at", "I",
        ),
    ],
    "V3": [
        (lambda: story(SOUND | {"b": ["c", "x"], "x": ["y", "y"], "y": ["x", "x"]}), 'the loop of scenes "x", "y" has no way out', "E"),
        (lambda: story(SOUND | {"b": ["c", "x"], "x": ["x", "x"]}), 'the loop of scene "x" has no way out', "E"),
        (lambda: story(SOUND | {"b": ["c", "w"], "w": ["x"], "x": ["x", "x"]}), 'the loop of scene "x" has no way out', "E"),
        (lambda: story({"a": ["b", "b"], "b": ["a", "a"]}, ends={}), "the story has no ending", "E"),
        (
            lambda: story({"a": [("b", UP), "b"], "b": [("good", needs(trust={"min": 1})), ("poor", needs(trust={"min": 1}))]}, meters=["trust"]),
            'in scene "b" a reader can find every choice closed', "E",
        ),
        (
            lambda: story({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": [("c", needs(seen=["c"])), ("good", needs(not_seen=["c"])), ("poor", needs(seen=["b"]))]}),
            'a reader can be in scene "c" with every way to an ending closed', "E",
        ),
    ],
    "V4": [
        (lambda: story(SOUND | {"a": ["b", "b", "c", "c", "c"]}), 'scene "a" offers 5 choices', "W"),
        (lambda: story(SOUND | {"b": ["c"] * 6}), 'scene "b" offers 6 choices', "W"),
        (lambda: story({"x": ["y"], "y": ["z"], "z": ["a"]} | SOUND), 'scenes "x", "y" and "z" offer one way on each', "W"),
    ],
    "V5": [
        (lambda: story(SOUND | {"a": ["b", ("b", {"rationale": "Because of 0 in a."})]}), 'choices 1 and 2 of scene "a" do the same', "W"),
        (lambda: story(SOUND | {"a": ["b", "c", ("b", {"rationale": "because of *0* in a."})]}), "choices 1 and 3", "W"),
        (
            lambda: story(SOUND | {"a": ["b", ("b", {"rationale": "Because of 0 in a.", "effects": {"trust": 0}})]}, meters=["trust"]),
            "choices 1 and 2", "W",
        ),
    ],
    "V6": [
        (lambda: story(SOUND | {"a": ["b", ("c", needs(trust={"max": 1}))]}, meters=["trust"]), 'choice 2 of scene "a" asks for "trust", which nothing before it moves', "E"),
        (lambda: story(SOUND | {"a": ["b", ("b", needs(seen=["c"]))]}), 'asks for scene "c", which cannot have been seen by then', "E"),
        (lambda: story(SOUND | {"a": ["b", ("b", needs(not_seen=["c"]))]}), "and it never can have been", "W"),
        (
            lambda: story(SOUND | {"a": [("b", UP), "b"], "b": ["c", ("c", needs(trust={"min": 2}))]}, meters=["trust"]),
            'choice 2 of scene "b" is never open', "E",
        ),
        (lambda: story(SOUND, meters=["trust"]), 'no choice moves "trust"', "W"),
        (lambda: story(SOUND | {"a": [("b", {"effects": {"trust": 0}}), "b"]}, meters=["trust"]), 'no choice moves "trust"', "W"),
        (lambda: story(SOUND | {"a": [("b", UP), "b"]}, meters=["trust"]), '"trust" moves, and no choice asks for it', "W"),
    ],
    "V8": [
        (lambda: lengths(True, True, True, True, True, True), "the longest in 6 of 6 decisions; by chance it would be in 3.0", "W"),
        (lambda: lengths(True, True, True, True, True, False, False), "in 5 of 7 decisions", "W"),
        (lambda: lengths(*[True] * 6, stances=("arguable", "harmful")), "in 6 of 6", "W"),
    ],
    "V10": [
        (lambda: chain(2), "the shortest path has 2 decisions: s0 > s1 > good", "W"),
        (lambda: story(SOUND | {"a": ["b", "poor"]}), "the shortest path has 1 decision: a > poor", "W"),
        (lambda: chain(11, ends={"good": "good", "poor": "poor"}), "the longest path has 11 decisions", "W"),
        (lambda: story(SOUND, more={"b": {"text": "word " * 2500}}), "one path takes 12.8 minutes to read: a > b > c > good", "W"),
        (lambda: story({f"s{n}": [f"s{n + 1}", f"s{n + 1}", f"s{n + 1}"] for n in range(9)} | {"s9": ["good", "poor"]}), "the story has more than 10000 paths, and only the first 10000", "I"),
    ],
    "V11": [
        (lambda: story(SOUND, objectives=["aim", "other"]), '"other" is touched on 0 of 8 paths', "W"),
        (lambda: story(SOUND | {"a": ["b", "b", "b", "x"], "x": ["b", "b"]}, objectives=["aim", "other"], more={"x": {"touches": ["other"]}}), '"other" is touched on 8 of 20 paths', "W"),
        (lambda: story(SOUND | {"c": ["good", "good", "poor"]}, more={"a": {"touches": []}, "poor": {"touches": ["aim"]}}), '"aim" is touched on 4 of 12 paths', "W"),
    ],
    "V12": [
        (lambda: story(SOUND, more={"a": {"sensitive": True}}), 'scene "a" is sensitive and the story has no content note', "E"),
        (lambda: story(SOUND, more={"poor": {"sensitive": True}}), 'scene "poor" is sensitive', "E"),
        (lambda: story(SOUND, content_note=None, more={"b": {"sensitive": True}}), 'scene "b" is sensitive', "E"),
    ],
    "V13": [
        (lambda: story(SOUND, title="The gift: this is a true story"), "denies what every story says of itself", "E"),
        (lambda: story(SOUND, more={"a": {"text": "All names have been changed."}}), "names have been changed", "E"),
        (lambda: story(SOUND, more={"good": {"debrief": "This case really happened, in 1998."}}), "This case really happened", "E"),
        (lambda: story(SOUND, content_note="Based on a real case of loss."), "Based on a real case", "E"),
    ],
}  # fmt: skip

CLEAN: dict[str, list[Callable[[], Vignette]]] = {
    "V2": [
        lambda: story(SOUND),
        lambda: story(
            SOUND | {"b": ["c", ("x", needs(trust={"min": 1}))], "a": [("b", UP), "b"], "x": ["c", "poor"]},
            meters=["trust"],
        ),
        lambda: story(SOUND | {"a": ["b", "y"], "y": ["b"], "b": ["c", ("x", needs(seen=["y"]))], "x": ["c", "poor"]}),
        # Reached only by going round: the meter has to climb first.
        lambda: story(
            {
                "a": [("a", UP | needs(trust={"max": 4})), ("x", needs(trust={"min": 5}))],
                "x": ["c", "c"],
                "c": ["good", "poor"],
            },
            meters=["trust"],
        ),
    ],
    "V3": [
        lambda: story(SOUND),
        lambda: story(SOUND | {"c": ["a", "good", "poor"]}),
        lambda: story(SOUND | {"b": ["b", "c"]}),
        lambda: story(SOUND | {"c": [("good", needs(seen=["b"])), ("poor", needs(not_seen=["b"]))]}),
    ],
    "V4": [
        lambda: story(SOUND),
        lambda: story(SOUND | {"a": ["b", "b", "b", "c"]}),
        lambda: story({"x": ["y"], "y": ["a"]} | SOUND),
        lambda: story({"x": ["y"], "y": ["a"]} | SOUND | {"a": ["z", "b"], "z": ["b"]}),
    ],
    "V5": [
        lambda: story(SOUND),
        lambda: story(SOUND | {"a": ["b", ("c", {"rationale": "Because of 0 in a."})]}),
        lambda: story(
            SOUND | {"a": ["b", ("b", {"rationale": "Because of 0 in a.", "effects": {"trust": 1}})]}, meters=["trust"]
        ),
    ],
    "V6": [
        lambda: story(SOUND),
        lambda: story(SOUND | {"a": [("b", UP), "b"], "b": ["c", ("c", needs(trust={"min": 1}))]}, meters=["trust"]),
        lambda: story(SOUND | {"a": ["b", "c"], "c": ["good", ("poor", needs(seen=["b"]))]}),
        lambda: story(SOUND | {"a": ["b", "c"], "c": ["good", ("poor", needs(not_seen=["b"]))]}),
        # Asked for in the scene that moves it, which a loop comes back to.
        lambda: story(
            SOUND | {"a": [("a", UP | needs(trust={"max": 3})), ("b", needs(trust={"min": 2})), "c"]}, meters=["trust"]
        ),
    ],
    "V8": [
        lambda: lengths(True, False, True, False, True, False, True),
        lambda: lengths(True, True, True, True, True),
        lambda: lengths(*[True] * 6, stances=("sound", "sound")),
        lambda: lengths(*[False] * 8),
    ],
    "V10": [
        lambda: chain(3, ends={"good": "good", "poor": "poor"}),
        lambda: story(SOUND | {"c": ["a", "good", "poor"]}),
        lambda: story(SOUND, more={"b": {"text": "word " * 2300}}),
        lambda: story({"x": ["a"]} | SOUND),
    ],
    "V11": [
        lambda: story(SOUND),
        lambda: story(
            SOUND | {"a": ["x", "b"], "x": ["c", "c"]}, objectives=["aim", "o"], more={"x": {"touches": ["o"]}}
        ),
        lambda: story(SOUND, more={"a": {"touches": []}, "poor": {"touches": ["aim"]}}),
    ],
    "V12": [
        lambda: story(SOUND),
        lambda: story(SOUND, content_note="Somebody is hurt."),
        lambda: story(SOUND, content_note="Somebody is hurt.", more={"b": {"sensitive": True}}),
    ],
    "V13": [
        lambda: story(SOUND),
        lambda: story(SOUND, more={"a": {"lines": [{"who": "client", "says": "This is a true story, I was there."}]}}),
        lambda: story(
            SOUND, more={"a": {"text": "She wants to know what really happened, and if any of it was true."}}
        ),
        lambda: story(SOUND, title="A real gift", content_note="Somebody changed their name."),
    ],
}


def found(proof: Proof, rule: str) -> list[tuple[str, str]]:
    return [(finding.what, finding.severity) for finding in proof.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "make", "what", "severity"),
    [(rule, *case) for rule, cases in FLAGGED.items() for case in cases],
    ids=[f"{rule} {case[1][:60]}" for rule, cases in FLAGGED.items() for case in cases],
)
def test_a_story_that_breaks_a_rule_is_flagged(
    rule: str, make: Callable[[], Vignette], what: str, severity: str
) -> None:
    proof = prove(make())
    assert any(what in said and grave == severity for said, grave in found(proof, rule)), proof.findings
    for finding in proof.findings:
        assert finding.mend and finding.path[0] in ("scenes", "meters", "objectives", "title", "content_note")


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, number) for rule, cases in CLEAN.items() for number in range(len(cases))]
)
def test_a_story_that_keeps_a_rule_is_not(rule: str, number: int) -> None:
    assert found(prove(CLEAN[rule][number]()), rule) == []


def test_a_sound_story_has_no_finding_at_all() -> None:
    proof = prove(story(SOUND))
    assert proof.findings == ()
    assert (proof.paths, proof.complete, proof.decisions) == (8, True, (3, 3))
    assert proof.endings == {"good": 4, "poor": 4} and proof.objectives == {"aim": 1.0}
    # Each scene has 3 words, 2 choices of 4 and a reason of 5; the ending 3 and its debrief 3.
    assert proof.minutes == (pytest.approx((3 * (3 + 8 + 5) + 6) / 200),) * 2


def test_there_are_three_of_each_kind_for_each_rule_that_finds_something() -> None:
    elsewhere = {"V1", "V7", "V9"}  # test_story_files.py, and below
    assert set(STORY_RULES) == set(FLAGGED) | elsewhere and set(CLEAN) == set(FLAGGED)
    assert set(STORY_RULES) == {f"V{number}" for number in range(1, 14)} and len(ROOMS) == 3
    assert all(len(cases) >= 3 for cases in (*FLAGGED.values(), *CLEAN.values()))
    for rule in STORY_RULES.values():
        assert len(rule.reason.split()) >= 20 and rule.source and rule.name


def test_what_is_stuck_is_said_once() -> None:
    # Whoever goes from a to b unprepared is stuck in b: that is one thing to mend, not two.
    proof = prove(FLAGGED["V3"][4][0]())
    assert [finding.path for finding in proof.findings if finding.rule == "V3"] == [("scenes", "b", "choices")]


def test_a_waiver_silences_a_warning_but_not_an_error() -> None:
    waive = [{"rule": rule, "reason": "So it is."} for rule in ("V10", "V12")]
    proof = prove(story({"a": ["good", "poor"]}, waive=waive, more={"a": {"sensitive": True}}))
    assert [finding.rule for finding in proof.findings] == ["V12"]


def test_findings_come_gravest_first() -> None:
    broken = story(SOUND | {"x": ["good", "poor"], "a": ["b"] * 5}, meters=["trust"])
    assert [finding.severity for finding in prove(broken).findings] == sorted("EWW")


# ---- agents ---------------------------------------------------------------------------------------------------------
def texts(*said: str) -> Vignette:
    """A story in which the choices of its one scene lead to an ending each."""
    choices = [(f"end-{number}", {"text": text}) for number, text in enumerate(said)]
    return story({"a": choices}, ends={f"end-{number}": "good" for number in range(len(said))})


@pytest.mark.parametrize(
    ("agent", "said", "picks"),
    [
        ("longest", ("Wait", "Wait and see", "Ask"), 1),
        ("longest", ("**Wait** a", "Wait a bit", "Ask"), 1),
        ("shortest", ("Wait", "Wait and see", "Ask"), 2),
        ("first", ("Wait", "Wait and see", "Ask"), 0),
        ("last", ("Wait", "Wait and see", "Ask"), 2),
        ("most hedged", ("Say no", "Say that it might perhaps be possible", "Say that it may wait"), 1),
        ("most hedged", ("Say no", "Say yes", "Say that you wonder"), 2),
        ("kindest-sounding", ("Refuse it", "Take it", "Thank him warmly"), 2),
        ("kindest-sounding", ("Ignore it", "Take it"), 1),
        ("kindest-sounding", ("Explore it together", "Take it, gladly", "Say how sorry you are"), 0),
        ("longest", ("Same", "Size"), 0),
    ],
)
def test_an_agent_takes_what_it_goes_by(agent: str, said: tuple[str, ...], picks: int) -> None:
    run = next(run for run in runs_of(texts(*said)) if run.agent == agent)
    assert run.path == (("a", picks),) and run.ending == f"end-{picks}" and run.wins


def test_an_agent_sees_only_open_choices_and_gives_up_in_a_circle() -> None:
    shut = story({"a": ["b", ("good", needs(seen=["b"]))], "b": ["a", "poor"]})
    ends = {run.agent: (run.ending, len(run.path)) for run in runs_of(shut)}
    assert ends["last"] == ("poor", 2) and ends["first"] == (None, 200)
    stuck = story({"a": [("good", needs(seen=["poor"]))]})
    assert {(run.ending, run.rank, run.wins) for run in runs_of(stuck)} == {(None, None, False)}


def winning(*agents: str) -> Vignette:
    """A story in which these agents win, out of first and last."""
    ranks = {"one": "good" if "first" in agents else "poor", "two": "good" if "last" in agents else "poor"}
    middle = {"text": "Explore what it might perhaps mean to you together, gently", "stance": "risky"}
    return story({"a": [("one", {"text": "No then"}), ("mid", middle), ("mid", {"text": "No"}), ("two", {"text": "No then"})]},
                 ends={**ranks, "mid": "mixed"})  # fmt: skip


@pytest.mark.parametrize(
    ("won", "said"),
    [
        ([["first"]], ["first"]),
        ([[], ["first", "last"], []], ["first", "last"]),
        ([["last"], ["last"], [], [], []], ["last", "last"]),
        ([["first"]] * 3 + [[]] * 5, ["first"] * 3),
        ([[]], []),
        ([[], [], []], []),
        ([["first"], ["last"], [], [], [], []], []),
        ([["first"], ["first"], [], [], [], []], []),
    ],
)
def test_an_agent_may_win_nothing_of_a_few_stories_and_a_third_of_many(won: list[list[str]], said: list[str]) -> None:
    runs = {f"story-{number}": runs_of(winning(*agents)) for number, agents in enumerate(won)}
    findings = [finding for found in prove_agents(runs).values() for finding in found]
    assert {finding.rule for finding in findings} <= {"V9"} and list(prove_agents(runs)) == list(runs)
    heard = [agent for finding in findings for agent in AGENTS if f"the {agent} choice" in finding.what]
    assert sorted(heard) == said


# ---- paths ----------------------------------------------------------------------------------------------------------
def test_paths_are_all_there_are_and_take_no_choice_twice() -> None:
    key = key_of_story(story(SOUND | {"b": ["a", "c"]}))
    walked = [[tuple(taken) for taken in end["path"]] for end in paths_of(key).ends]
    assert len(walked) == len(set(map(tuple, walked))) and all(len(set(path)) == len(path) for path in walked)
    # One way from a to b each time, and back only once: (a, b) or (a, b, a, b), with two ways out of c.
    assert len(walked) == 2 * (2 + 2 * 1)
    few = paths_of(key, most=3)
    assert not few.complete and [end["path"] for end in few.ends] == [list(map(list, path)) for path in walked[:3]]
    assert paths_of(key, most=8).complete


def test_a_story_that_never_ends_does_not_keep_the_proof_for_ever() -> None:
    names = [f"s{number}" for number in range(12)]
    tangle = story({name: [other for other in names if other != name][:8] for name in names}, ends={})
    started = time.monotonic()
    found = paths_of(key_of_story(tangle), most=200)
    assert (found.ends, found.complete) == ((), False) and time.monotonic() - started < 20


def walk(key: dict[str, Any], seed: int) -> dict[str, Any]:
    chance, state = random.Random(seed), begin(key)
    for _ in range(12):
        free = open_choices(key, state)
        if not free:
            break
        state = step(key, state, chance.choice(free))
    return state


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_what_a_reader_can_live_through_the_proof_knows_of(seed: int, way: int) -> None:
    key = key_from(seed)
    state, states = walk(key, way), states_of(key, most=300)
    if not states.beyond:
        assert set(state["seen"]) <= states.scenes
        assert {(scene, choice) for scene, choice in state["path"]} <= states.opened
    assert states.scenes <= {key["start"], *nx.descendants(scenes_of(key), key["start"])}
    paths = paths_of(key, most=50)
    for end in paths.ends:
        assert end["ending"] and follow(key, end["path"]) == end
    once = len({tuple(taken) for taken in state["path"]}) == len(state["path"])
    if paths.complete and state["ending"] and once:
        assert state in paths.ends


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_where_a_reader_sticks_the_proof_says_so(seed: int, way: int) -> None:
    key = key_from(seed)
    scenes = {
        name: {"text": "T", "choices": [{**c, "text": "T", "rationale": "R"} for c in scene["choices"]]}
        if scene["choices"] else {"text": "T", "ending": name, "rank": "good", "debrief": "D"}
        for name, scene in key["scenes"].items()
    }  # fmt: skip
    for scene in scenes.values():
        for choice in scene.get("choices", ()):
            asked = choice["requires"]
            choice["requires"] = asked and {"seen": asked["seen"], "not_seen": asked["not_seen"], **asked["meters"]}
    vignette = Vignette.model_validate(
        {"title": "T", "objectives": ["aim"], "perspective": "client", "minutes": 1, "meters": ["a", "b"],
         "start": key["start"], "scenes": scenes}
    )  # fmt: skip
    state = walk(key_of_story(vignette), way)
    if not open_choices(key, state) and state["ending"] is None:
        proof = prove(vignette)
        assert found(proof, "V3") or any(severity == "I" for _, severity in found(proof, "V2"))


# ---- files ----------------------------------------------------------------------------------------------------------
def test_files_are_checked_with_file_and_line(tmp_path: Path) -> None:
    good, broken, bad = tmp_path / "good.yml", tmp_path / "broken.yml", tmp_path / "bad.yml"
    good.write_text(STORY, encoding="utf-8")
    broken.write_text(STORY.replace("goto: on-the-shelf", "goto: her-grandmother"), encoding="utf-8")
    bad.write_text(STORY.replace("rank: good", "rank: fine"), encoding="utf-8")
    missing = (tmp_path / "missing.yml", "missing.yml")
    files = [(good, "good.yml"), (broken, "broken.yml"), (bad, "bad.yml"), missing]
    proofs, findings = check_stories(files, whole_shelf=False)
    assert list(proofs) == ["good.yml", "broken.yml"]
    said = [str(finding) for finding in findings]
    assert 'bad.yml:61: error X1: "rank" of scene "spoken" cannot be "fine". Write good, mixed or poor.' in said
    assert any(line.startswith("missing.yml:1: error X1: there is no such file") for line in said)
    assert (
        'broken.yml:28: error V2: no choice leads from the start to scene "on-the-shelf". '
        "Let a choice go to it, or delete it."
    ) in said
    assert not any(finding.file == "good.yml" and finding.severity == "E" for finding in findings)
    with_agents = check_stories(files[:1], whole_shelf=True)[1]
    assert {finding.rule for finding in with_agents} - {finding.rule for finding in findings} == {"V9"}


def test_the_vignettes_of_the_course_are_proved_and_no_agent_wins_one() -> None:
    shelf = find_shelf(Path(__file__))
    paths = [(shelf.vignette_path(name), name) for name in shelf.vignettes()]
    proofs, findings = check_stories(paths, whole_shelf=True)
    assert [str(finding) for finding in findings] == []
    for proof in proofs.values():
        assert proof.complete and len(proof.endings) >= 3 and proof.decisions[1] >= 5
        assert {run.agent for run in proof.runs} == set(AGENTS) and not any(run.wins for run in proof.runs)
