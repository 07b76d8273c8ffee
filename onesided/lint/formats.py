"""How a report is said: as text for a writer, as JSON for a program, as annotations for a pull request."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from dataclasses import asdict
from itertools import groupby
from typing import Any

from onesided.lint.report import WIDTH, Report, counted
from onesided.lint.rules import SEVERITIES
from onesided.lint.stories import Proof
from onesided.model.complaints import closed

INDENT = "    "
_COMMAND = re.compile(r'"onesided [^"]*"')
_JOINED = "\N{NO-BREAK SPACE}"


def as_text(report: Report) -> str:
    """The findings of each file together, a summary, and what to do next."""
    lines: list[str] = []
    for file, found in groupby(report.findings, key=lambda finding: finding.file):
        lines.append(file)
        for one in found:
            whose = f", {one.item}" if one.item else ""
            lines.append(f"  line {one.line}: {SEVERITIES[one.severity]} {one.rule}{whose}")
            lines += _wrapped(closed(one.what[:1].upper() + one.what[1:]))
            lines += _wrapped(f"Mend: {closed(one.mend)}") if one.mend else []
        lines.append("")
    if report.named:
        lines += (line for file, proof in report.proofs.items() for line in (file, *_wrapped(told(proof)), ""))
    counts = Counter(found.severity for found in report.findings)
    summary = ", ".join(counted(counts[severity], name) for severity, name in SEVERITIES.items())
    looked_at = [
        f"{counted(report.quizzes, 'quiz')} with {counted(report.items, 'item')}" if report.quizzes else "",
        counted(report.stories, "story") if report.stories else "",
    ]
    lines.append(f"Checked {' and '.join(filter(None, looked_at)) or 'nothing'}: {summary}.")
    short = report.short_of_release()
    lines.append("Good enough to be released." if not short else f"Not yet to be released: {' '.join(short)}")
    if report.absent:
        lines += ["", "What is not here:", *(line for sentence in report.absent for line in _wrapped(sentence))]
    return "\n".join([*lines, *_next(report)])


def _next(report: Report) -> list[str]:
    """What to do next, where there is anything to do."""
    if not report.findings:
        return []
    first = min(report.findings, key=lambda found: list(SEVERITIES).index(found.severity))
    begin = {"E": "Begin with the errors: they stop the build", "W": "No error stops the build; the warnings are flaws"}
    what = begin.get(first.severity, "There is only advice, which you may take or leave")
    return [
        "",
        f"What next: {what}. The first is in {first.file}, line {first.line}.",
        f"To learn what a rule is for:  onesided check --explain {first.rule}",
        "When it is mended, run the same check again.",
    ]


def _wrapped(text: str) -> list[str]:
    # A command that an author is to copy stays on one line.
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", _JOINED), text)
    lines = textwrap.wrap(
        whole, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(_JOINED, " ") for line in lines]


def told(proof: Proof) -> str:
    """What is known of a story, in sentences."""
    said = [f"{'' if proof.complete else 'More than '}{counted(proof.paths, 'path')}"]
    if proof.decisions and proof.minutes:
        minutes = (max(1, round(least_or_most)) for least_or_most in proof.minutes)
        said.append(f"{_span(*proof.decisions, 'decision')}, {_span(*minutes, 'minute')}")
    ends = ", ".join(f"{name} ({count})" for name, count in proof.endings.items())
    said.append(f"paths to each ending: {ends}")
    wins = [run.agent for run in proof.runs if run.wins]
    said.append(f"agents that come to a good ending: {', '.join(wins) or 'none'}")
    return f"{'; '.join(said)}."


def _span(least: int, most: int, name: str) -> str:
    return f"{least} to {most} {name}s" if least != most else counted(least, name)


def as_json(report: Report) -> str:
    """One object: counts, findings (file, line, rule, severity, item, what, mend), stories, and the bar of release.

    Under `stories` stands for each by its file how many paths it has, whether that is all of them, the least and the
    most decisions and minutes, the paths to each ending, the share that touches each objective, and how agents end.
    Under `absent` stand sentences about what the folder has not got.
    """
    short = report.short_of_release()
    found = {
        "files": report.quizzes + report.stories,
        "quizzes": report.quizzes,
        "items": report.items,
        "findings": [asdict(finding) for finding in report.findings],
        "stories": {file: _proof(proof) for file, proof in report.proofs.items()},
        "release": {"ready": not short, "short_of": short},
        "absent": list(report.absent),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "paths": proof.paths,
        "complete": proof.complete,
        "decisions": proof.decisions,
        "minutes": proof.minutes and [round(minutes, 1) for minutes in proof.minutes],
        "endings": proof.endings,
        "objectives": {name: round(share, 3) for name, share in proof.objectives.items()},
        "agents": {run.agent: run.rank for run in proof.runs},
    }


def as_github(report: Report) -> str:
    """A workflow command for each finding, which shows it beside its line of a pull request."""
    kinds = {"E": "error", "W": "warning", "I": "notice"}
    return "\n".join(
        f"::{kinds[f.severity]} file={_property(f.file)},line={f.line},title={_property(f.rule)}"
        f"::{_data(' '.join(filter(None, (f'{f.item}:' if f.item else '', closed(f.what), closed(f.mend)))))}"
        for f in report.findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
