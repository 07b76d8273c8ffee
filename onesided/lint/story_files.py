"""Checking the files of vignettes: what the reader complains of, what they point at, and, where the reader has nothing
to say, the proof.

Findings come as those of quizzes do, with file and line, so that one report can hold both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onesided.lint.course import Course
from onesided.lint.findings import Finding, from_complaint
from onesided.lint.stories import Proof, prove, prove_agents, waived_in
from onesided.lint.story import STORY_RULES
from onesided.lint.story_course import surroundings
from onesided.model.complaints import Complaint
from onesided.model.files import text_of
from onesided.model.reading import read_text
from onesided.model.sheet import Sheet
from onesided.model.stories import Vignette
from onesided.model.story_checks import VIGNETTE, story_findings
from onesided.model.yaml_lines import read_sheet

_ALONE = Course()


def check_stories(
    files: Iterable[tuple[Path, str]],
    course: Course = _ALONE,
    *,
    whole_shelf: bool,
    tick: Callable[[int], None] = lambda files: None,
) -> tuple[dict[str, Proof], list[Finding]]:
    """The proof of every story that could be read, by its file, and all findings; never raises.

    `files` are paths, each with what findings call it. With `whole_shelf` these are all the stories there are, and
    the agents are looked at over all of them; whether one wins too often cannot be said of a part. `tick` hears
    of each file that was checked.
    """
    read: dict[str, tuple[Sheet, Vignette]] = {}
    proofs: dict[str, Proof] = {}
    findings: list[Finding] = []
    for path, file in files:
        text = text_of(path, file)
        if isinstance(text, Complaint):
            findings.append(from_complaint(text))
        else:
            sheet = read_sheet(text, file)
            reading = read_text(text, file, Vignette, VIGNETTE, checks=story_findings)
            complaints = (from_complaint(said, _rule_of(said)) for said in reading.complaints)
            findings += (*complaints, *surroundings(sheet, course))
            if reading.value is not None:
                read[file], proofs[file] = (sheet, reading.value), prove(reading.value)
                findings += (found.at(file, sheet.line) for found in proofs[file].findings)
        tick(1)
    won = prove_agents({file: proof.runs for file, proof in proofs.items()}) if whole_shelf else {}
    for file, (sheet, vignette) in read.items():
        flagged = proofs[file].flagged | {found.rule for found in won.get(file, ())}
        waived = waived_in(vignette)
        findings += (found.at(file, sheet.line) for found in won.get(file, ()) if found.rule not in waived)
        findings += _unused(vignette, flagged if whole_shelf else flagged | {"V9"}, proofs[file], sheet)
    return proofs, sorted(set(findings))


def _rule_of(complaint: Complaint) -> str:
    """The rule that a complaint of the reader is about, so that it can be explained."""
    if complaint.field == "start":
        return "V1"
    return "V7" if '"debrief"' in complaint.what else "X1"


def _unused(vignette: Vignette, flagged: frozenset[str], proof: Proof, sheet: Sheet) -> Iterator[Finding]:
    """A finding for each waiver that waives nothing."""
    errors = {found.rule for found in proof.findings if found.severity == "E"}
    for number, waiver in enumerate(vignette.waive):
        if waiver.rule in flagged:
            continue
        what, mend = f"the waiver of {waiver.rule} has nothing to waive", "Delete the waiver"
        if waiver.rule in errors:
            what, mend = (
                f"{waiver.rule} finds an error here, which no waiver can allow",
                "Mend it and delete the waiver",
            )
        elif waiver.rule not in STORY_RULES:
            what = f"there is no rule {waiver.rule} for stories to waive"
        yield Finding(sheet.file, sheet.line(("waive", number)), "X5", "W", "", what, mend)
