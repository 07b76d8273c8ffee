"""A finding: a rule, where it does not hold, and how to mend it, ready to be printed or counted."""

from __future__ import annotations

from dataclasses import dataclass

from onesided.lint.rules import SEVERITIES, Severity
from onesided.model.complaints import Complaint, closed


@dataclass(frozen=True, order=True)
class Finding:
    """One thing an author should look at: file from the project's root, line from 1, rule, what, mend.

    `item` is the item's id, or empty where the finding is about a whole file or the whole bank.
    """

    file: str
    line: int
    rule: str
    severity: Severity
    item: str
    what: str
    mend: str

    def __str__(self) -> str:
        whose = f"{self.item}: " if self.item else ""
        head = f"{self.file}:{self.line}: {SEVERITIES[self.severity]} {self.rule}"
        return f"{head}: {whose}{closed(self.what)} {closed(self.mend)}".rstrip()


def from_complaint(complaint: Complaint, rule: str = "X1") -> Finding:
    """A complaint of the reader as a finding; whatever cannot be read is an error."""
    return Finding(complaint.file, complaint.line, rule, "E", "", complaint.what, complaint.mend)
