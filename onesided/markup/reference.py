"""The reference that a notebook's output carries in place of what it shows.

Content copied into an output goes stale when its YAML changes, and every comma would churn the notebooks; a reference
names the content and lets each host render it afresh.
"""

from __future__ import annotations

from typing import Any

REFERENCE_MIME = "application/vnd.onesided.v1+json"


def quiz_reference(name: str, occasion: str | None) -> dict[str, Any]:
    """Return the reference to the quiz of this full name, shown on this occasion (None: wherever it stands)."""
    return {"kind": "quiz", "name": name, "occasion": occasion}


def vignette_reference(name: str, occasion: str | None) -> dict[str, Any]:
    """Return the reference to the story of this name, shown on this occasion (None: wherever it stands)."""
    return {"kind": "vignette", "name": name, "occasion": occasion}


def own_reference(name: str) -> dict[str, Any]:
    """Return the reference to a piece of the learner's own: what it is, and nothing of what anybody answered."""
    return {"kind": "own", "name": name}
