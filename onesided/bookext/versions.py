"""Versions in the addresses of files, so that no browser keeps the ones of last year."""

from __future__ import annotations

import hashlib


def version_of(*texts: str) -> str:
    """Return a word that changes with the texts, for an address under which no browser keeps the last ones."""
    return hashlib.sha256("".join(texts).encode()).hexdigest()[:8]
