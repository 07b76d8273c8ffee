"""The order in which parts are shown: shuffled, and yet the same for the same learner and the same item.

`frontend/shuffle.mjs` does the same sums, so everything here is 32-bit arithmetic that JavaScript has too: a
string is hashed to a number (FNV-1a over UTF-16 code units, then murmur's last mix), which seeds mulberry32,
which drives Fisher and Yates's shuffle. `tests/judge/shuffle_cases.json` holds both to one table.
"""

from __future__ import annotations

from collections.abc import Iterator

_BITS = 0xFFFFFFFF


def shown_order(seed: str, count: int) -> list[int]:
    """A permutation of `range(count)`: the indices, as the author wrote them, in the order to be shown.

    The seed for an item is `f"{learner}:{quiz}#{item}"`, with an empty learner where nobody is known.
    """
    order = list(range(count))
    numbers = _mulberry32(_hash(seed))
    for last in range(count - 1, 0, -1):
        other = next(numbers) * (last + 1) >> 32
        order[last], order[other] = order[other], order[last]
    return order


def _hash(text: str) -> int:
    """32 bits of a text. Code units rather than bytes, because that is what JavaScript strings are made
    of."""
    raw = text.encode("utf-16-le", "surrogatepass")
    value = 0x811C9DC5
    for low, high in zip(raw[::2], raw[1::2], strict=True):
        value = (value ^ (low | high << 8)) * 0x01000193 & _BITS
    # FNV hardly stirs the last characters, which are where the names of items differ.
    value = (value ^ value >> 16) * 0x85EBCA6B & _BITS
    value = (value ^ value >> 13) * 0xC2B2AE35 & _BITS
    return value ^ value >> 16


def _mulberry32(state: int) -> Iterator[int]:
    while True:
        state = state + 0x6D2B79F5 & _BITS
        value = (state ^ state >> 15) * (state | 1) & _BITS
        value ^= value + ((value ^ value >> 7) * (value | 61) & _BITS) & _BITS
        yield (value ^ value >> 14) & _BITS
