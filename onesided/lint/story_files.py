"""Checking the files of vignettes: what the reader complains of, and, where it has nothing to say, the proof.

Findings come as those of quizzes do, with file and line, so that one report can hold both.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onesided.lint.findings import Finding, from_complaint
from onesided.lint.stories import Proof, prove, prove_agents
from onesided.model.complaints import Complaint
from onesided.model.files import text_of
from onesided.model.reading import read_text
from onesided.model.sheet import Sheet
from onesided.model.stories import Vignette
from onesided.model.story_checks import VIGNETTE, story_findings
from onesided.model.yaml_lines import read_sheet


def check_stories(files: Iterable[tuple[Path, str]], *, whole_shelf: bool) -> tuple[dict[str, Proof], list[Finding]]:
    """The proof of every story that could be read, by its file, and all findings; never raises.

    `files` are paths, each with what findings call it. With `whole_shelf` these are all the stories there are, and
    the agents are looked at over all of them; whether one wins too often cannot be said of a part.
    """
    proofs: dict[str, Proof] = {}
    sheets: dict[str, Sheet] = {}
    findings: list[Finding] = []
    for path, file in files:
        text = text_of(path, file)
        if isinstance(text, Complaint):
            findings.append(from_complaint(text))
            continue
        reading = read_text(text, file, Vignette, VIGNETTE, checks=story_findings)
        findings += map(from_complaint, reading.complaints)
        if reading.value is not None:
            sheets[file] = read_sheet(text, file)
            proofs[file] = prove(reading.value)
            findings += (found.at(file, sheets[file].line) for found in proofs[file].findings)
    if whole_shelf:
        won = prove_agents({file: proof.runs for file, proof in proofs.items()})
        findings += (found.at(file, sheets[file].line) for file in won for found in won[file])
    return proofs, sorted(set(findings))
