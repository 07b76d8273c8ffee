"""How far from the left everything on a story's map stands: few slants, straight long lines, nothing too close.

Sums are of whole numbers throughout, hundredths of a unit, so that the map is the same on every machine.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from onesided.markup.story_layers import Layers, Spot

RADIUS = 17
"""How far a shape reaches from its middle, in the units of the map: pixels, where there is room."""

GAP = 20
"""The least room between two things in a row."""

_BEND = 3
_FINE = 100
_FAR = 10**9
_ROUNDS = 100


def places_of(layers: Layers) -> dict[Spot, int]:
    """How far from the left each spot stands: near its neighbours above and below, and apart from those beside it."""
    near: dict[Spot, list[tuple[Spot, int]]] = {spot: [] for row in layers.rows for spot in row}
    for chain in layers.chains.values():
        for upper, lower in pairwise(chain):
            # Where a line bends it should hardly be seen to; between two scenes it may slant.
            weight = (1, 4, 40)[sum(not isinstance(spot, str) for spot in (upper, lower))]
            near[upper].append((lower, weight))
            near[lower].append((upper, weight))
    places: dict[Spot, int] = {}
    for row in layers.rows:
        offsets = _offsets(row)
        places |= {spot: _FINE * offset - _FINE // 2 * offsets[-1] for spot, offset in zip(row, offsets, strict=True)}
    for round_ in range(_ROUNDS):
        for row in layers.rows if round_ % 2 == 0 else reversed(layers.rows):
            wanted = [
                (sum(places[other] * weight for other, weight in near[spot]), sum(weight for _, weight in near[spot]))
                if near[spot]
                else (places[spot], 1)
                for spot in row
            ]
            places |= zip(row, _apart(wanted, [_FINE * offset for offset in _offsets(row)]), strict=True)
    return {spot: place // _FINE for spot, place in _straightened(layers, places).items()}


def _straightened(layers: Layers, places: dict[Spot, int]) -> dict[Spot, int]:
    """The places once the bends of each line stand below each other, for as many rows as its neighbours allow."""
    places = dict(places)
    room: dict[Spot, tuple[Spot | None, Spot | None]] = {
        spot: (left, right)
        for row in layers.rows
        for left, spot, right in zip([None, *row[:-1]], row, [*row[1:], None], strict=True)
    }

    def span(bend: Spot) -> tuple[int, int]:
        left, right = room[bend]
        return (
            places[left] + _FINE * _distance(left, bend) if left else -_FAR,
            places[right] - _FINE * _distance(bend, right) if right else _FAR,
        )

    # Twice, since a line that was straightened may have given another one room.
    for chain in [*layers.chains.values()] * 2:
        bends = list(chain[1:-1])
        while bends:
            low, high, count = -_FAR, _FAR, 0
            for bend in bends:
                least, most = span(bend)
                if max(low, least) > min(high, most):
                    break
                low, high, count = max(low, least), min(high, most), count + 1
            run, bends = bends[:count], bends[count:]
            middle = sum(places[bend] for bend in run) // count
            places |= dict.fromkeys(run, min(high, max(low, middle)))
    return places


def _distance(one: Spot, two: Spot) -> int:
    """How far apart the middles of two spots stand at least."""
    return sum(RADIUS if isinstance(spot, str) else _BEND for spot in (one, two)) + GAP


def _offsets(row: list[Spot]) -> list[int]:
    """Where spots stand at least, counted from the first of the row."""
    return list(accumulate((_distance(one, two) for one, two in pairwise(row)), initial=0))


def _apart(wanted: list[tuple[int, int]], offsets: list[int]) -> list[int]:
    """The places nearest to those wanted, each given as (weighted sum, weight), that keep the order and the distances.

    Spots that would come too close are put side by side, and then moved together (isotonic regression).
    """
    blocks: list[tuple[int, int, int]] = []
    for (total, weight), offset in zip(wanted, offsets, strict=True):
        blocks.append((total - weight * offset, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] // blocks[-2][1] >= blocks[-1][0] // blocks[-1][1]:
            total_1, weight_1, count_1 = blocks.pop()
            total_0, weight_0, count_0 = blocks.pop()
            blocks.append((total_0 + total_1, weight_0 + weight_1, count_0 + count_1))
    starts = [total // weight for total, weight, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
