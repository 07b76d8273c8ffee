"""What a teacher learns from what students handed in: a folder of hand-ins becomes a report on the class.

Nothing in a file is trusted: each answer is judged anew, first answers count, and what cannot be read is named and left
out. Words that somebody wrote for themselves are never shown.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {"Report": "making", "class_report": "making", "report": "making"}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
