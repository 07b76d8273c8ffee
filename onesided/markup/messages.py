"""Every sentence of the interface, from one catalogue that a translator can replace.

The catalogue lies with the front end because the script needs the half that speaks while a learner works (`live`);
the half that templates write into the page (`page`) is used here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

MESSAGES: dict[str, dict[str, Any]] = json.loads(
    files("onesided").joinpath("frontend", "messages.en.json").read_text(encoding="utf-8")
)
"""`page` and `live`: a name to a sentence, or to two of them (`one`, `other`) chosen by `count`."""


def sentence(name: str, **values: object) -> str:
    """The sentence of that name from the page's half, its {gaps} filled. A name without a sentence is a KeyError."""
    return filled(MESSAGES["page"][name], values)


def filled(found: str | Mapping[str, str], values: Mapping[str, object]) -> str:
    """A sentence of any catalogue with its {gaps} filled: the one that `count` asks for, where there are two."""
    chosen = found if isinstance(found, str) else found["one" if values["count"] == 1 else "other"]
    return chosen.format(**values)
