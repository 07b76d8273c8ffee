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

from onesided.record.store import record_path

CHOICES = {"reasons": ("at-once", "at-end")}
"""Each setting with its values, the first one first: whether the reasons for a choice stand below it, or wait."""


def settings() -> dict[str, str]:
    """Return every setting, as kept or as it is at first."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = {}
    return {name: values[0] for name, values in CHOICES.items()} | sound_settings(kept)


def keep_settings(chosen: Any) -> bool:
    """Keep what is sound in `chosen`, beside what was kept before, and tell whether that worked."""
    path = _path()
    text = json.dumps(settings() | sound_settings(chosen)) + "\n"
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written beside it and put in its place, so that no other notebook ever reads half a file.
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
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


def _path() -> Path:
    return record_path().with_name("settings.json")
