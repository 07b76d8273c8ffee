"""What holds for the map of any story: it shows every scene and every choice, nothing covers anything, all is inside."""

from __future__ import annotations

import copy
import random
import re
from itertools import combinations
from math import dist
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.judge.story import key_of_story
from onesided.markup import vignette_html
from onesided.markup.story_map import Edge, StoryMap, story_map
from onesided.markup.story_places import RADIUS
from onesided.markup.vignette import leads_words, scene_numbers
from onesided.model import find_shelf
from tests.judge.test_story import key_from
from tests.markup.test_quiz_html import Page
from tests.markup.test_vignette import NAME, TRIAL, page, trial

PHONE = 262
"""What a page 320 pixels wide leaves for a map, in pixels."""

Key = dict[str, Any]
Point = tuple[float, float]


def key_to(ways: dict[str, list[str]]) -> Key:
    """A story in short: where each scene leads. The first is the start, and one that leads nowhere is an ending."""
    scenes = {
        name: {"choices": [{"goto": goto} for goto in onward], "ending": None if onward else name, "rank": None}
        for name, onward in ways.items()
    }
    return {"start": next(iter(ways)), "scenes": scenes}


def tangle(seed: int) -> Key:
    """A story of up to 16 scenes that lead mostly onward, some of which nothing leads to."""
    chance = random.Random(seed)
    names = [f"s{number}" for number in range(chance.randint(2, 16))]

    def onward(place: int) -> list[str]:
        later = names[place + 1 :] or names
        return [chance.choice(later if chance.random() < 0.85 else names) for _ in range(chance.randint(0, 4))]

    return key_to({name: onward(place) for place, name in enumerate(names)})


def drawn(key: Key) -> StoryMap:
    return story_map(key, {name: number for number, name in enumerate(key["scenes"], 1)})


def pairs_of(key: Key) -> set[tuple[str, str]]:
    return {(name, choice["goto"]) for name, scene in key["scenes"].items() for choice in scene["choices"]}


def points(edge: Edge) -> list[Point]:
    """Points along a line, without its arrowhead, which is the last part."""
    line, _, head = edge.path.rpartition("m")
    assert len(re.findall(r"-?\d+", head)) == 6
    found: list[Point] = []
    x = y = 0.0
    for command, written in re.findall(r"([Mcv])([\d -]+)", line):
        numbers = [int(number) for number in re.findall(r"-?\d+", written)]
        match command, numbers:
            case "M", [to_x, to_y]:
                x, y = to_x, to_y
                found.append((x, y))
            case "v", [by]:
                found += [(x, y + by * step / 8) for step in range(1, 9)]
                y += by
            case "c", [x1, y1, x2, y2, dx, dy]:
                for t in (step / 16 for step in range(1, 17)):
                    a, b, c = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
                    found.append((x + a * x1 + b * x2 + c * dx, y + a * y1 + b * y2 + c * dy))
                x, y = x + dx, y + dy
            case _:
                raise AssertionError(f"{command}{written} is not a part of a line")
    return found


def check(key: Key, made: StoryMap) -> None:
    assert [node.scene for node in made.nodes] == list(key["scenes"])
    assert [(edge.source, edge.target) for edge in made.edges] == list(
        dict.fromkeys((edge.source, edge.target) for edge in made.edges)
    )
    assert {(edge.source, edge.target) for edge in made.edges} == pairs_of(key)
    middles = {node.scene: (node.x, node.y) for node in made.nodes}
    assert all(type(place) is int for middle in middles.values() for place in middle)
    for one, two in combinations(middles.values(), 2):
        assert dist(one, two) > 2 * RADIUS + 8
    for x, y in middles.values():
        assert RADIUS < x < made.width - RADIUS and RADIUS < y < made.height - RADIUS
    assert min(middles.values(), key=lambda middle: middle[1]) == middles[key["start"]]
    for edge in made.edges:
        way = points(edge)
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in way)
        assert dist(way[0], middles[edge.source]) < RADIUS + 2
        assert dist(way[-1], middles[edge.target]) < RADIUS + 2
        assert edge.is_back == (middles[edge.target][1] <= middles[edge.source][1])
        if not edge.is_back:
            others = [middle for scene, middle in middles.items() if scene not in (edge.source, edge.target)]
            assert all(dist(point, middle) > RADIUS for point in way for middle in others)
    onward = nx.DiGraph((edge.source, edge.target) for edge in made.edges if not edge.is_back)
    assert nx.is_directed_acyclic_graph(onward)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([key_from, tangle]))
def test_a_map_shows_all_of_any_story_and_nothing_is_covered(seed: int, make: Any) -> None:
    key = make(seed)
    made = drawn(key)
    check(key, made)
    assert made == drawn(key)


def test_the_stories_drawn_lead_onward_back_and_past_rows() -> None:
    edges = [edge for seed in range(30) for edge in drawn(tangle(seed)).edges]
    assert any(edge.is_back and edge.source != edge.target for edge in edges)
    assert any(edge.source == edge.target for edge in edges)
    assert any("v" in edge.path for edge in edges)
    assert sum(not edge.is_back for edge in edges) > len(edges) / 2


def test_only_what_leads_back_is_drawn_as_leading_back() -> None:
    made = drawn(key_to({"a": ["b", "c"], "b": ["a", "b", "d"], "c": ["d"], "d": []}))
    assert {(edge.source, edge.target) for edge in made.edges if edge.is_back} == {("b", "a"), ("b", "b")}


def test_scenes_stand_as_low_as_their_longest_way() -> None:
    made = drawn(key_to({"a": ["e", "b"], "b": ["c"], "c": ["d", "e"], "d": ["e"], "e": []}))
    heights = [node.y for node in made.nodes]
    assert heights == sorted(set(heights))
    [skip] = [edge for edge in made.edges if (edge.source, edge.target) == ("a", "e")]
    assert max(x for x, _ in points(skip)) != min(x for x, _ in points(skip)), "it has to go round the others"


def test_two_lines_do_not_cross_where_they_need_not() -> None:
    # Written so that the order of names would tangle it.
    made = drawn(key_to({"a": ["b", "c", "d"], "b": ["g"], "c": ["f"], "d": ["e"], "e": [], "f": [], "g": []}))
    at = {node.scene: node.x for node in made.nodes}
    assert sorted("bcd", key=at.get) == [{"g": "b", "f": "c", "e": "d"}[end] for end in sorted("efg", key=at.get)]


@pytest.mark.parametrize("name", find_shelf().vignettes())
def test_the_map_of_each_story_fits_a_phone(name: str) -> None:
    vignette = find_shelf().vignette(name)
    made = story_map(key_of_story(vignette), scene_numbers(vignette, name))
    # A map that is wider is drawn smaller there; its numbers, 15 px high, stay readable.
    assert 15 * min(1, PHONE / made.width) >= 11
    # A long line runs straight as far as it can: a curve where it begins, one where it ends, few between.
    assert max(edge.path.count("c") for edge in made.edges) <= 4
    html = vignette_html(vignette, name)
    [svg] = re.findall(r"<svg .*?</svg>", html, re.DOTALL)
    assert len(svg.encode()) < 540 * len(vignette.scenes)


def test_the_map_in_a_page() -> None:
    made = page()
    [(tag, svg)] = [element for element in made.elements if element[0] == "svg"]
    assert (svg["role"], bool(svg["aria-label"])) == ("img", True)
    nodes = {attributes["data-scene"]: attributes for _, attributes in made.of_class("os-node")}
    assert list(nodes) == list(scene_numbers(trial(), NAME))
    assert {scene: (node["data-kind"], node.get("data-rank")) for scene, node in nodes.items()} == {
        "door": ("start", None),
        "street": ("scene", None),
        "window": ("scene", None),
        "inside": ("ending", "good"),
        "outside": ("ending", "poor"),
    }
    edges = {(edge["data-from"], edge["data-to"]) for _, edge in made.of_class("os-edge")}
    assert edges == pairs_of(key_of_story(trial()))
    assert len(made.of_class("os-unknown")) == len(nodes)
    assert "leads back" not in made.words


def test_a_map_with_a_way_back_says_how_that_is_drawn() -> None:
    scenes = copy.deepcopy(TRIAL["scenes"])
    scenes["street"]["choices"][0]["goto"] = "door"
    html = vignette_html(trial(scenes=scenes), NAME)
    assert "A broken line leads back." in " ".join(Page(html).words.split())
    [edge] = [edge for _, edge in Page(html).of_class("os-edge") if "data-back" in edge]
    assert (edge["data-from"], edge["data-to"]) == ("street", "door")


def test_the_list_says_what_the_map_shows() -> None:
    vignette = trial()
    numbers = scene_numbers(vignette, NAME)
    words = {scene: leads_words(vignette, numbers, scene) for scene in numbers}
    assert words["door"] == f"Scene 1 leads to {numbers['window']} and {numbers['street']}."
    assert words["inside"] == f"Scene {numbers['inside']}. The end: in the warm. A good ending."
    # Two choices of the same goto are one way.
    assert words["window"] == f"Scene {numbers['window']} leads to {numbers['inside']} and {numbers['outside']}."
    assert words["street"] == f"Scene {numbers['street']} leads to {numbers['window']}."
    made = " ".join(page().words.split())
    assert all(sentence in made for sentence in words.values())
