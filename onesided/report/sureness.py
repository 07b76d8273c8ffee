"""How sure the students were, and how right: their first answers, by how sure they said they were."""

from __future__ import annotations

import numpy as np

from onesided.markup.messages import sentence
from onesided.record.attempt import CONFIDENCES
from onesided.report.counting import Class
from onesided.report.statistics import wilson
from onesided.report.table import Column, Table, plain_rows

_COLUMNS = (Column("level"), Column("answers", "count"), Column("facility", "range"))


def sureness_table(group: Class) -> Table:
    """A row for each level of confidence, the least sure first."""
    firsts = group.firsts
    right = group.right[firsts.first] if len(group.answers) else np.zeros(0)
    said = (firsts.sure > 0) & ~np.isnan(right)
    answers = np.bincount(firsts.sure[said] - 1, minlength=len(CONFIDENCES))
    hits = np.bincount(firsts.sure[said] - 1, weights=right[said], minlength=len(CONFIDENCES)).astype(int)
    low, high = wilson(hits, answers)
    with np.errstate(all="ignore"):
        share = hits / answers
    rows = plain_rows({
        "confidence": CONFIDENCES, "level": [sentence(one) for one in CONFIDENCES], "answers": answers, "right": hits,
        "facility": share, "facility_low": low, "facility_high": high,
    })  # fmt: skip
    return Table("sureness", _COLUMNS, rows)
