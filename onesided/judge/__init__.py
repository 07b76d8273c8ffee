"""Judging: a response becomes a verdict and a choice the next scene, in Python as in the page.

The names that other rooms use are loaded when they are first asked for, so that importing the room costs
nothing.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {
    "Verdict": "verdict",
    "judge": "verdict",
    "judge_key": "verdict",
    "key_of": "key",
    "rights_of": "key",
    "shown_order": "shuffle",
    "key_of_story": "story",
}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
