"""Every sentence of the interface, from one catalogue that a translator can replace.

The catalogue lies with the front end because the script needs the half that speaks while a learner works (`live`);
the half that templates write into the page (`page`) is used here.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

MESSAGES: dict[str, dict[str, Any]] = json.loads(
    files("onesided").joinpath("frontend", "messages.en.json").read_text(encoding="utf-8")
)
"""`page` and `live`: a name to a sentence, or to two of them (`one`, `other`) chosen by `count`."""


def sentence(name: str, **values: object) -> str:
    """The sentence of that name from the page's half, its {gaps} filled. A name without a sentence is a KeyError."""
    found = MESSAGES["page"][name]
    if isinstance(found, dict):
        found = found["one" if values["count"] == 1 else "other"]
    return found.format(**values)
