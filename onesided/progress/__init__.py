"""What follows from a learner's attempts: what is met, how sure and how right, what is due again, what is left.

Attempts come in as plain data, and a summary goes out as plain data: the room keeps nothing and knows nobody. The page
works out the same from the same index of the course, by `frontend/ladder.mjs` and `frontend/summary.mjs`.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {"climb": "ladder", "course_of": "course", "summary_of": "summary"}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
