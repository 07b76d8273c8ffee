"""The map of a story, drawn: a shape for each scene, a line for each choice, in whole numbers.

It is tall and narrow, so that a phone shows it without shrinking. The lines run straight past scenes and curve only
between rows; lines that lead back are arcs along the side. Nothing here says how it looks: that is a style's part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from onesided.markup.story_layers import Layers, Pair, Spot, layers_of
from onesided.markup.story_places import GAP, RADIUS, places_of

_STEP = 72
_MARGIN = 4
_ASIDE = 5
"""How far from its middle an arc leaves a scene, below, and comes to one, above."""


@dataclass(frozen=True)
class Node:
    """A scene on the map: its name and number, its kind (`start`, `scene`, `ending`), its rank, and its middle."""

    scene: str
    number: int
    kind: str
    rank: str | None
    x: int
    y: int


@dataclass(frozen=True)
class Edge:
    """The line of the choices that lead from one scene to another, as the data of an SVG path."""

    source: str
    target: str
    is_back: bool
    path: str


@dataclass(frozen=True)
class StoryMap:
    """A map's size, its scenes in the order of their numbers, and its lines: one for all choices between two scenes."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def story_map(key: dict[str, Any], numbers: Mapping[str, int]) -> StoryMap:
    """The map of the story with this key, whose scenes have these numbers; the same on every machine."""
    return _drawn(json.dumps(key), tuple(numbers.items()))


@lru_cache(maxsize=64)  # a story stands on several pages of a book, and is drawn the same on each
def _drawn(written: str, numbered: tuple[tuple[str, int], ...]) -> StoryMap:
    key, numbers = json.loads(written), dict(numbered)
    layers = layers_of(key, numbers)
    across = places_of(layers)
    down = {spot: row * _STEP for row, spots in enumerate(layers.rows) for spot in spots}
    arcs, left, right = _arcs(layers, across, down)
    edge = RADIUS + _MARGIN
    dx, dy = edge - min(left, *across.values()), edge
    scenes = {
        scene: Node(
            scene, number, _kind(key, scene), key["scenes"][scene]["rank"], across[scene] + dx, down[scene] + dy
        )
        for scene, number in numbers.items()
    }
    lines = {pair: _line([across[spot] for spot in chain]) for pair, chain in layers.chains.items()} | arcs
    edges = tuple(
        Edge(one, two, (one, two) in arcs, f"M{x + scenes[one].x} {y + scenes[one].y}{path}")
        for (one, two), (x, y, path) in lines.items()
    )
    return StoryMap(
        width=max(right, *across.values()) + dx + edge,
        height=max(down.values()) + 2 * edge,
        nodes=tuple(scenes.values()),
        edges=edges,
    )


def _kind(key: dict[str, Any], scene: str) -> str:
    if key["scenes"][scene]["ending"]:
        return "ending"
    return "start" if scene == key["start"] else "scene"


def _line(places: list[int]) -> tuple[int, int, str]:
    """A line down through these places, one in each row: from under the first to an arrowhead at the last.

    Returned with where it begins, as seen from the middle of its scene.
    """
    gap = _STEP - 2 * RADIUS
    drawn, straight = "", 0
    for number, (here, there) in enumerate(pairwise(places)):
        if number:
            straight += 2 * RADIUS
        if here == there:
            straight += gap
            continue
        by = there - here
        drawn += f"{_straight(straight)}c0 {gap // 2}{_signed(by)} {gap // 2}{_signed(by)} {gap}"
        straight = 0
    return 0, RADIUS, f"{drawn}{_straight(straight)}m-4-8 4 8 4-8"


def _signed(number: int) -> str:
    """A number after another: a minus sign parts the two by itself."""
    return f"{number}" if number < 0 else f" {number}"


def _straight(by: int) -> str:
    return f"v{by}" if by else ""


def _arcs(
    layers: Layers, across: dict[Spot, int], down: dict[Spot, int]
) -> tuple[dict[Pair, tuple[int, int, str]], int, int]:
    """The lines that lead back, along the side of the map, and how far they reach to the left and to the right."""
    left, right = min(across.values()), max(across.values())
    arcs: dict[Pair, tuple[int, int, str]] = {}
    for one, two in layers.back:
        between = [spot for spot in across if down[two] <= down[spot] <= down[one]]
        sides = [
            sum(across[spot] * sign > across[end] * sign for end in (one, two) for spot in between) for sign in (-1, 1)
        ]
        sign = -1 if sides[0] < sides[1] else 1
        peak = max(across[spot] * sign for spot in between) + RADIUS + GAP + 6 * len(arcs)
        # A cubic curve gets three quarters of the way to its control points.
        far = sign * (peak + (peak - max(across[one] * sign, across[two] * sign)) // 3)
        begin, end = across[one] + sign * RADIUS, across[two] + sign * RADIUS
        rise, out = down[two] - down[one] - 2 * _ASIDE, far - begin
        bow = f"c{out} 0{_signed(out)}{_signed(rise)}{_signed(end - begin)}{_signed(rise)}"
        head = f"m{8 * sign}-4{_signed(-8 * sign)} 4{_signed(8 * sign)} 4"
        arcs[one, two] = (sign * RADIUS, _ASIDE, bow + head)
        left, right = min(left, sign * peak), max(right, sign * peak)
    return arcs, left, right
