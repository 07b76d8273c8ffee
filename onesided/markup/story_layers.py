"""Which scene stands in which row of a story's map, and where in its row.

Rows are counted along the longest way from the start, so that every choice leads downward; a choice that leads back
to an earlier moment is kept apart. A choice that skips rows bends once in each of them, so that its line runs between
the scenes and not through them. Within rows, scenes and bends are ordered until few lines cross.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

Pair = tuple[str, str]
"""A choice on the map: the scene where it is made and the scene it leads to."""

Spot = str | tuple[str, str, int]
"""What takes room in a row: a scene, or the bend of a choice in that row."""

Rows = list[list[Spot]]

Graph = dict[str, dict[str, None]]
"""Scenes, and where each leads, in the order of its choices."""

_SWEEPS = 12


@dataclass(frozen=True)
class Layers:
    """The rows from the top, the spots of each choice that leads down, and the choices that lead back."""

    rows: Rows
    chains: dict[Pair, tuple[Spot, ...]]
    back: tuple[Pair, ...]


def layers_of(key: dict[str, Any], order: Iterable[str]) -> Layers:
    """The layers of the story with this key. `order` names all its scenes: where nothing else decides, it does."""
    # Plain dicts: this is drawn in every kernel that shows a story, and a library of graphs takes longer to import.
    graph: Graph = {
        scene: dict.fromkeys(choice["goto"] for choice in key["scenes"][scene]["choices"]) for scene in order
    }
    back, roots = _back(graph, key["start"])
    leads_back = set(back)
    chosen = [(one, two) for one, onward in graph.items() for two in onward if (one, two) not in leads_back]
    # A scene that nothing leads to is a flaw of the story; on the map it still stands below the start.
    row_of = _rows(graph, [*chosen, *((key["start"], root) for root in roots)])
    chains = {
        (one, two): (one, *((one, two, row) for row in range(row_of[one] + 1, row_of[two])), two) for one, two in chosen
    }
    rows: Rows = [[] for _ in range(1 + max(row_of.values()))]
    for scene in graph:
        rows[row_of[scene]].append(scene)
    for chain in chains.values():
        for row, bend in enumerate(chain[1:-1], row_of[chain[0]] + 1):
            rows[row].append(bend)
    return Layers(_untangled(rows, chains), chains, tuple(back))


def _rows(scenes: Iterable[str], down: Iterable[Pair]) -> dict[str, int]:
    """The row of each scene: as many choices below the top as the longest way to it has."""
    onward: dict[str, list[str]] = {scene: [] for scene in scenes}
    for one, two in down:
        onward[one].append(two)
    waiting = Counter(two for ways in onward.values() for two in ways)
    row_of = {scene: 0 for scene in onward if not waiting[scene]}
    ready = list(row_of)
    for one in ready:  # which grows meanwhile: a scene joins when all that lead to it have their rows
        for two in onward[one]:
            row_of[two] = max(row_of.get(two, 0), row_of[one] + 1)
            waiting[two] -= 1
            if not waiting[two]:
                ready.append(two)
    return row_of


def _back(graph: Graph, start: str) -> tuple[list[Pair], list[str]]:
    """The choices that lead back to a scene one has come through, or to the start; and the scenes nothing leads to."""
    back: list[Pair] = []
    roots: list[str] = []
    done: set[str] = set()
    for root in (start, *graph):
        if root in done:
            continue
        if root != start:
            roots.append(root)
        done.add(root)
        way: list[tuple[str, Iterator[str]]] = [(root, iter(graph[root]))]
        while way:
            here, onward = way[-1]
            there = next(onward, None)
            if there is None:
                way.pop()
            elif there == start or any(there == passed for passed, _ in way):
                back.append((here, there))
            elif there not in done:
                done.add(there)
                way.append((there, iter(graph[there])))
    return back, roots


def _untangled(rows: Rows, chains: dict[Pair, tuple[Spot, ...]]) -> Rows:
    """The rows in the best order found when each spot is put near the middle of its neighbours, down and up in turn."""
    above: dict[Spot, list[Spot]] = {spot: [] for row in rows for spot in row}
    below: dict[Spot, list[Spot]] = {spot: [] for row in rows for spot in row}
    for chain in chains.values():
        for upper, lower in pairwise(chain):
            above[lower].append(upper)
            below[upper].append(lower)
    best, fewest = rows, _crossings(rows, below)
    for sweep in range(_SWEEPS):
        towards, order = (above, range(1, len(rows))) if sweep % 2 == 0 else (below, range(len(rows) - 2, -1, -1))
        rows = [list(row) for row in rows]
        for row in order:
            rows[row] = _sorted(rows[row], towards, rows[row - 1 if towards is above else row + 1])
        found = _crossings(rows, below)
        if found < fewest:
            best, fewest = rows, found
    return best


def _sorted(row: list[Spot], towards: dict[Spot, list[Spot]], beside: list[Spot]) -> list[Spot]:
    """A row in the order of the middles of its spots' neighbours in the row beside it; one without any stays."""
    place = {spot: number for number, spot in enumerate(beside)}

    def middle(numbered: tuple[int, Spot]) -> float:
        own, spot = numbered
        near = [place[other] for other in towards[spot]]
        return sum(near) / len(near) if near else own

    return [spot for _, spot in sorted(enumerate(row), key=middle)]


def _crossings(rows: Rows, below: dict[Spot, list[Spot]]) -> int:
    """How many lines cross: two do where one begins further left than the other and ends further right."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {spot: number for number, spot in enumerate(lower)}
        lines = [(number, place[end]) for number, spot in enumerate(upper) for end in below[spot]]
        total += sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(lines, 2))
    return total
