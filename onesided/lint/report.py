"""What a check says: as lines for a writer, as JSON for a program, as annotations for a pull request; and whether the
bank may be released."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onesided.lint.findings import Finding
from onesided.lint.rules import SEVERITIES, Rule
from onesided.model.complaints import closed

CLEAN_SHARE = 0.95
"""The share of items without a flaw that a release needs; in published nursing banks it is about a half."""
FORMATS = ("text", "json", "github")


@dataclass(frozen=True)
class Report:
    """All that was found in so many files and items."""

    files: int
    items: int
    findings: Sequence[Finding]

    @property
    def errors(self) -> int:
        """How many findings stop the build."""
        return sum(found.severity == "E" for found in self.findings)

    def short_of_release(self) -> list[str]:
        """What keeps the bank from being released, in sentences; nothing where it may be."""
        flaws: dict[tuple[str, str], int] = defaultdict(int)
        over_all = 0
        for found in self.findings:
            if found.severity == "W":
                flaws[found.file, found.item] += bool(found.item)
                over_all += not found.item
        said, flawed = [], sum(count > 0 for count in flaws.values())
        if self.errors:
            said.append(f"There {_are(self.errors, 'error')}.")
        if self.items and (self.items - flawed) / self.items < CLEAN_SHARE:
            said.append(f"{flawed} of {_count(self.items, 'item')} carry a flaw; at most 5 % may.")
        if twice := sum(count > 1 for count in flaws.values()):
            said.append(f"{_count(twice, 'item')} carry two flaws or more; none may.")
        if over_all:
            said.append(f"There {_are(over_all, 'warning')} about a whole file or the whole bank; none may stand.")
        return said


def as_text(report: Report) -> str:
    """A line for each finding, and a summary."""
    counts = Counter(found.severity for found in report.findings)
    summary = ", ".join(_count(counts[severity], name) for severity, name in SEVERITIES.items())
    lines = [str(found) for found in report.findings]
    if lines:
        lines.append("")
    lines.append(f"{_count(report.files, 'quiz')}, {_count(report.items, 'item')}: {summary}.")
    short = report.short_of_release()
    lines += ["Good enough to be released." if not short else f"Not yet to be released: {' '.join(short)}"]
    if report.findings:
        lines.append(f"To learn about a rule: onesided check --explain {report.findings[0].rule}")
    return "\n".join(lines)


def as_json(report: Report) -> str:
    """One object: files, items, findings (file, line, rule, severity, item, what, mend), and the bar of release."""
    short = report.short_of_release()
    found = {
        "files": report.files,
        "items": report.items,
        "findings": [asdict(finding) for finding in report.findings],
        "release": {"ready": not short, "short_of": short},
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_github(report: Report) -> str:
    """A workflow command for each finding, which shows it beside its line of a pull request."""
    kinds = {"E": "error", "W": "warning", "I": "notice"}
    return "\n".join(
        f"::{kinds[f.severity]} file={_property(f.file)},line={f.line},title={_property(f.rule)}"
        f"::{_data(' '.join(filter(None, (f'{f.item}:' if f.item else '', closed(f.what), closed(f.mend)))))}"
        for f in report.findings
    )


def explanation(rule: Rule) -> str:
    """What a rule teaches: its name, how grave it is, why it is there, and how to waive it."""
    head = f"{rule.id}: {rule.name} ({SEVERITIES[rule.severity]})"
    parts = [head, rule.reason, f"Source: {closed(rule.source)}"]
    if rule.scope in ("item", "quiz"):
        parts.append(f"For: {', '.join(rule.types)}.")
        parts.append(f"Where it does not hold, say so in the item:\n  waive:\n    - rule: {rule.id}\n      reason: …")
    return "\n\n".join(parts)


def _count(number: int, name: str) -> str:
    plural = {"quiz": "quizzes", "advice": "pieces of advice"}.get(name, f"{name}s")
    return f"{number} {'piece of advice' if name == 'advice' else name}" if number == 1 else f"{number} {plural}"


def _are(number: int, name: str) -> str:
    return f"{'is' if number == 1 else 'are'} {_count(number, name)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
