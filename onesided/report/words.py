"""What a report says: every sentence of it stands in `messages.en.json`, for a translator to replace."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

Found = str | dict[str, str]


def say(name: str, /, **values: Any) -> str:
    """The sentence of that name with its {gaps} filled; `count` picks between one and other."""
    found = catalogue()[name]
    if isinstance(found, dict):
        found = found["one" if values["count"] == 1 else "other"]
    return found.format(**values)


@cache
def catalogue() -> dict[str, Found]:
    """All of them, by name."""
    return json.loads(files("onesided.report").joinpath("messages.en.json").read_text(encoding="utf-8"))
