"""The sentences of a class, from one catalogue that a translator can replace."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from onesided.markup.messages import filled

MESSAGES: dict[str, Any] = json.loads(
    files("onesided.classroom").joinpath("messages.en.json").read_text(encoding="utf-8")
)
"""A name to a sentence, or to two of them (`one`, `other`) chosen by `count`."""
LIVE = ("sending", "again-sending", "not-yet", "line-lost", "line-back", "voted", "end-sure")
"""What the script says by itself."""


def say(name: str, **values: object) -> str:
    """The sentence of that name, its {gaps} filled. A name without a sentence is a KeyError."""
    return filled(MESSAGES[name], values)
