"""Cutting a text for a small place: its first sentence, or its first words."""

from __future__ import annotations

import re

# A full stop inside a sentence ("e.g. so") is followed by a small letter.
_FIRST = re.compile(r".*?[.!?]['\"’”)]?(?=\s+[^\sa-z]|\s*$)", re.DOTALL)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, or all of it where none ends."""
    found = _FIRST.match(text)
    return found[0] if found else text


def cut(text: str, length: int) -> str:
    """Return the first words of a text, at most `length` signs and then an ellipsis."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:(–')}…"
