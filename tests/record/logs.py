"""The table of logs, with what it is too short to hold: `{a}` is a line, `{long:1}` one with a character too many."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

TABLE = json.loads(Path(__file__).with_name("log_cases.json").read_text(encoding="utf-8"))
LONGEST = 100_000


def attempt(name: Any) -> Any:
    """The attempt that the table calls so; `name:number` is one that is made by a rule."""
    if not isinstance(name, str):
        return name
    kind, _, number = name.partition(":")
    if not number:
        return TABLE["attempts"][name]
    base = TABLE["attempts"]["a"]
    room = LONGEST + int(number) - len(line({**base, "response": ""}))
    return {**base, "response": {"long": "x" * room, "wide": "🌱" * (room // 2) + "x" * (room % 2)}[kind]}


def line(value: Any) -> str:
    """As a browser would write it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text_of(case: dict[str, Any]) -> str:
    """The text of a case with its lines written out."""
    return re.sub(r"\{(first|half|[a-d]|(?:long|wide|deep):\d+)\}", lambda found: _written(found[1]), case["text"])


def _written(name: str) -> str:
    if name == "first":
        return TABLE["first"]
    if name.startswith("deep:"):
        return deep(int(name.removeprefix("deep:")))
    return line(attempt(name))


def deep(levels: int) -> str:
    """A line whose response has so many lists in one another; written by hand, since nothing else could."""
    return line({**TABLE["attempts"]["d"], "response": 0}).replace(
        '"response":0', f'"response":{"[" * levels}{"]" * levels}'
    )
