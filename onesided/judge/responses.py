"""Whether a response can be judged at all: the questions that come before right and wrong.

A response is JSON that somebody else made, perhaps for an older version of the item, perhaps by hand.
"""

from __future__ import annotations

from typing import Any

# What JavaScript's trim() takes away; Python's strip() disagrees on a few.
_BLANK = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def unfinished(response: Any, length: int, count: int) -> str | None:
    """Why a list with one index for each part cannot be judged yet, or None when it can."""
    if response == []:
        return "empty"
    if not isinstance(response, list) or len(response) != length:
        return "out-of-range"
    if not all(index is None or is_index(index, count) for index in response):
        return "out-of-range"
    missing = response.count(None)
    return None if not missing else "empty" if missing == length else "partial"


def is_index(value: Any, count: int, first: int = 0) -> bool:
    """JSON has one kind of number, so 1.0 is the index 1; true is not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return first <= value < first + count and value == int(value)


def is_blank(text: str) -> bool:
    """Whether nothing is written there, as a page sees it."""
    return not text.strip(_BLANK)
