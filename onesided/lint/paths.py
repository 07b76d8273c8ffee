"""All the ways through a story: the states a reader can be in, and the paths from the start to an ending.

A choice may be closed, so where a story can go depends on more than the scene. A state here is the scene with as
much of the meters and of what was seen as any choice asks for; the graph of states is what the proof looks at. On a
path each choice is taken at most once, so that a loop is gone round and left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from onesided.judge.story import begin, open_choices, step

MOST_STATES = 10_000
MOST_PATHS = 10_000

Key = dict[str, Any]
State = dict[str, Any]
Node = tuple[str, tuple[int, ...], frozenset[str]]
"""A state as a node: the scene, the required meters in order of name, the required scenes that were seen."""


@dataclass(frozen=True)
class States:
    """The states a reader can be in: a graph of nodes, and the choices (scene, index) that are open in one of them.

    Where there are more than `MOST_STATES` the search stops; `beyond` then holds the nodes whose choices were not
    looked at, about which nothing is known.
    """

    graph: nx.DiGraph
    opened: frozenset[tuple[str, int]]
    beyond: frozenset[Node]

    @property
    def scenes(self) -> frozenset[str]:
        """The scenes that can be reached."""
        return frozenset(node[0] for node in self.graph)


@dataclass(frozen=True)
class Paths:
    """The paths to an ending, each as the state there, and whether these are all of them."""

    ends: tuple[State, ...]
    complete: bool


def scenes_of(key: Key) -> nx.DiGraph:
    """The scenes and which leads to which, whatever a choice requires."""
    graph = nx.DiGraph()
    graph.add_nodes_from(key["scenes"])
    for name, scene in key["scenes"].items():
        graph.add_edges_from((name, choice["goto"]) for choice in scene["choices"])
    return graph


def states_of(key: Key, most: int = MOST_STATES) -> States:
    """Every state that can be reached from the start, or the first of them."""
    meters, scenes = _asked_for(key)
    graph, opened = nx.DiGraph(), set()
    first, start = _reduced(begin(key), meters, scenes)
    graph.add_node(first)
    waiting = deque([(first, start)])
    while waiting and len(graph) <= most:
        node, state = waiting.popleft()
        for choice in open_choices(key, state):
            opened.add((state["scene"], choice))
            after, reached = _reduced(step(key, state, choice), meters, scenes)
            if after not in graph:
                waiting.append((after, reached))
            graph.add_edge(node, after)
    return States(graph, frozenset(opened), frozenset(node for node, _ in waiting))


def paths_of(key: Key, most: int = MOST_PATHS) -> Paths:
    """Every path from the start to an ending on which no choice is taken twice, or the first of them."""
    ends: list[State] = []
    # Branches that lead nowhere end no path and would never meet the cap.
    for steps, state in enumerate(_walk(key)):
        if len(ends) == most or steps > 20 * most:
            return Paths(tuple(ends), complete=False)
        if state["ending"] is not None:
            ends.append(state)
    return Paths(tuple(ends), complete=True)


def _walk(key: Key) -> Iterator[State]:
    """Every state on the way, depth first, in written order."""
    waiting = [begin(key)]
    while waiting:
        state = waiting.pop()
        yield state
        taken = [choice for scene, choice in state["path"] if scene == state["scene"]]
        free = [choice for choice in open_choices(key, state) if choice not in taken]
        waiting += [step(key, state, choice) for choice in reversed(free)]


def _asked_for(key: Key) -> tuple[list[str], frozenset[str]]:
    """The meters and the scenes that some choice requires something of."""
    choices = [choice for scene in key["scenes"].values() for choice in scene["choices"]]
    asked = [choice["requires"] for choice in choices if choice["requires"]]
    meters = {meter for requires in asked for meter in requires["meters"]}
    scenes = {scene for requires in asked for scene in (*requires["seen"], *requires["not_seen"])}
    return sorted(meters), frozenset(scenes)


def _reduced(state: State, meters: list[str], scenes: frozenset[str]) -> tuple[Node, State]:
    """The state without what no choice asks for, as a node and as a state to step on from."""
    kept = {meter: state["meters"][meter] for meter in meters}
    seen = [scene for scene in state["seen"] if scene in scenes]
    node = (state["scene"], tuple(kept.values()), frozenset(seen))
    return node, {**state, "meters": kept, "seen": seen, "path": []}
