"""One file becomes a hand-in. What is no attempt costs only itself, and what is wrong with a file is named.

Most files are as the course wrote them: a line that says what they are, and then a line for each attempt, which is left
to be read in bulk (`loading.py`). Whatever is odd is read here with all care, and made into such lines, or refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onesided.record.attempt import FIELDS
from onesided.record.hand_in import FORMAT, VERSION, plain_name
from onesided.record.line import value_of
from onesided.record.log import FORMAT as RECORD
from onesided.record.soundness import are_sound
from onesided.report.finding import BEGINNING

SEPARATOR = ",\n"
"""Between two attempts. It is in no JSON text, whose line breaks are escaped."""

_ATTEMPTS, _END = ',"attempts":[\n', "\n]}\n"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}(Z|\+00:00)")


@dataclass(frozen=True)
class Head:
    """What a hand-in says of itself: its id, when it was made, under which name, which chapters (None: all)."""

    id: str
    made: str
    name: str | None
    chapters: tuple[str, ...] | None


@dataclass(frozen=True)
class Handed:
    """A hand-in: its head, its attempts as JSON between separators, and how many were none and were left out."""

    head: Head
    lines: str
    refused: int = 0


def decoded(data: bytes) -> str | None:
    """The text of a file; None where it is none."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def as_written(text: str) -> Handed | None:
    """The hand-in in a text, if it looks as the course writes it; its attempts are not looked at. Else None."""
    begin = text.find(_ATTEMPTS, 0, BEGINNING)
    if begin < 0 or "\n" in text[:begin] or not text.endswith(_END):
        return None
    try:
        head = _head(value_of(f"{text[:begin]}}}"))
    except ValueError:
        return None
    # Of megabytes one copy is enough.
    return Handed(head, text[begin + len(_ATTEMPTS) : -len(_END)]) if isinstance(head, Head) else None


def mended(text: str) -> Handed | str:
    """The hand-in in any text, with each of its attempts looked at; or the name of what is wrong with it."""
    if not text.strip(" \t\r\n\x00"):
        return "empty"
    if f'"{RECORD}"' in text[:BEGINNING]:
        return "record"
    try:
        held = value_of(text)
    except ValueError:
        return "binary" if "\x00" in text else "truncated" if f'"{FORMAT}"' in text[:BEGINNING] else "foreign"
    head = _head(held)
    if isinstance(head, str):
        return head
    attempts = held.get("attempts")
    if not isinstance(attempts, list):
        return "spoilt"
    kept = [one for one in map(_known, attempts) if one is not None]
    return Handed(head, lines_of(kept), len(attempts) - len(kept))


def lines_of(attempts: Iterable[dict[str, Any]]) -> str:
    """Attempts as they stand in a file."""
    text = SEPARATOR.join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in attempts)
    # Half characters, which a browser may write, are no Unicode: nobody else can read a text with them.
    return text.encode("utf-8", "replace").decode("utf-8")


def _head(held: Any) -> Head | str:
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        return "foreign"
    version, id, made, name, chapters = (held.get(field) for field in ("version", "id", "made", "name", "chapters"))
    if type(version) not in (int, float) or version < VERSION:
        return "spoilt"
    if version > VERSION:
        return "newer"
    is_named = name is None or isinstance(name, str)
    if not (is_named and isinstance(id, str) and _UUID.fullmatch(id) and _is_time(made) and _are_chapters(chapters)):
        return "spoilt"
    return Head(id, made, plain_name(name), None if chapters is None else tuple(chapters))


def _are_chapters(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _is_time(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(_TIME.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def _known(value: Any) -> dict[str, Any] | None:
    """An attempt without what a later version may have added to it; None for what is none.

    Its verdict need not be a verdict, since none is believed.
    """
    if not isinstance(value, dict) or any(field not in value for field in FIELDS):
        return None
    attempt = {field: value[field] for field in FIELDS}
    return attempt if are_sound(**{name: each for name, each in attempt.items() if name != "verdict"}) else None
