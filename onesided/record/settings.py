"""How the learner likes the course to be shown: a few choices, the same in every story, in a file beside the record.

A file that is missing, spoilt or from a newer course means the settings as they are at first, and never an error.
"""

from __future__ import annotations

import json
import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from onesided.record.place import create, make_folder, record_path

CHOICES = {"reasons": ("at-once", "at-end")}
"""Each setting with its values, the first one first: whether the reasons for a choice stand below it, or wait."""


def settings() -> dict[str, str]:
    """Return every setting, as kept or as it is at first."""
    try:
        kept = json.loads(settings_path(record_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = {}
    return {name: values[0] for name, values in CHOICES.items()} | sound_settings(kept)


def keep_settings(chosen: Any) -> bool:
    """Keep what is sound in `chosen`, beside what was kept before, and tell whether that worked."""
    path = settings_path(record_path())
    text = json.dumps(settings() | sound_settings(chosen)) + "\n"
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        make_folder(path)
        # Written beside it and put in its place, so that no other notebook ever reads half a file.
        with os.fdopen(create(fresh), "w", encoding="utf-8") as file:
            file.write(text)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        return False
    return True


def sound_settings(value: Any) -> dict[str, str]:
    """Return the settings in a JSON value that this course knows, with values that it knows."""
    if not isinstance(value, dict):
        return {}
    return {name: value[name] for name, values in CHOICES.items() if value.get(name) in values}


def settings_path(record: Path) -> Path:
    """The file that holds the settings, beside the record."""
    return record.with_name("settings.json")
