"""One attempt as one line of JSON, and back: the form in which attempts move and in which they were first kept.

A line says the same to Python and to a browser: no number is infinite, and what cannot be written as UTF-8 is escaped.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from onesided.record.attempt import FIELDS, Attempt, from_older
from onesided.record.soundness import sound

LONGEST = 100_000
"""Characters of one attempt: more than any honest answer, and a guard against a file that chokes its reader."""

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder(parse_constant=_refuse).decode


def text_of(value: Any) -> str:
    """A JSON value as text that UTF-8 can hold. Raises ValueError, TypeError or RecursionError for what is no JSON."""
    text = _encode(value)
    if text.isascii():
        return text
    return _HALF_CHARACTERS.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def value_of(text: str) -> Any:
    """The JSON value that a text says. Raises ValueError for any other text, however deep."""
    try:
        return _decode(text)
    except RecursionError:
        raise ValueError("nested too deep") from None


def line_of(attempt: Attempt) -> str:
    """A sound attempt as one line, with its fields in order."""
    return text_of({field: attempt[field] for field in FIELDS})


def attempt_in(line: str) -> Attempt | None:
    """The attempt on a line, taken up from the older form where it has that one; None where there is none."""
    if is_too_long(line):
        return None
    try:
        value = from_older(value_of(line))
    except ValueError:
        return None
    return value if sound(value) else None


def is_too_long(line: str) -> bool:
    """Tell whether a line has more than `LONGEST` characters, counted as a browser counts them."""
    if len(line) <= LONGEST // 2 or line.isascii():
        return len(line) > LONGEST
    return len(line.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST
