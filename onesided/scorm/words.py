"""What the page of a package says around its quiz or story, from a catalogue that a translator can replace."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from onesided.markup.messages import filled

MESSAGES: dict[str, Any] = json.loads(files("onesided.scorm").joinpath("messages.en.json").read_text(encoding="utf-8"))


def say(name: str, **values: object) -> str:
    """The sentence of that name, its {gaps} filled. A name without a sentence is a KeyError."""
    return filled(MESSAGES[name], values)
