"""How things stand now: the summary of the learner's own record, at this moment and on this machine's clock."""

from __future__ import annotations

from typing import Any

from onesided.progress import summary_of
from onesided.record import recall_outlines
from onesided.record.bulk import in_bulk
from onesided.widgets.today import now, offset


def summary_now(course: dict[str, Any]) -> dict[str, Any]:
    """Return the summary, worked out anew from all that is in the record."""
    with in_bulk():
        return summary_of(course, recall_outlines(), now(), offset())
