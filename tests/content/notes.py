"""Which runs of words the course shares with the notes that it was written from, without keeping the notes.

`notes.txt` holds the hash of every run of seven words in a sentence of those notes, and of every whole sentence of five or
six. Facts may be taken from notes; wording may not, since nobody can say any more where a note has it from.

`python -m tests.content.notes <file>` writes `notes.txt` from the notes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from onesided.lint.text import plain
from tests.conftest import ROOT
from tests.content.sentences import split

KEPT = ROOT / "tests/content/notes.txt"
RUN = 7
SHORTEST = 5
"""Words of a sentence that is kept as a whole; a shorter one is nobody's."""
DIGITS = 10
"""Of each hash: enough that one run is hardly ever taken for another."""
PER_LINE = 10

_NOT_SAID = re.compile(r"^(?:#|\s*-? ?Sources?\b[^.]{0,12}:)")
"""Headings, and lists of sources."""


def known(path: Path = KEPT) -> frozenset[str]:
    """The hashes that are kept."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(mark for line in lines if not line.startswith("#") for mark in line.split())


def repeated(text: str, marks: frozenset[str]) -> list[str]:
    """The runs of words in a text that stand in the notes too, those that overlap as one."""
    said = words(text)
    hit = [False] * len(said)
    for length in range(SHORTEST, RUN + 1):
        for at in range(len(said) - length + 1):
            if mark(said[at : at + length]) in marks:
                hit[at : at + length] = [True] * length
    marked = "".join(f" {word}" if found else "\n" for word, found in zip(said, hit, strict=True))
    return [run.strip() for run in marked.split("\n") if run]


def marks_of(notes: str) -> set[str]:
    """The hashes of what the notes say: of every run of words in a sentence, and of every short sentence."""
    found = set()
    for said in _sentences(notes):
        if SHORTEST <= len(said) < RUN:
            found.add(mark(said))
        found.update(mark(said[at : at + RUN]) for at in range(len(said) - RUN + 1))
    return found


def words(text: str) -> list[str]:
    """The words of a text in small letters, without its markup."""
    return re.findall(r"\w+(?:'\w+)?", plain(text).lower().replace("’", "'"))


def mark(said: list[str]) -> str:
    """The hash of a run of words."""
    return sha256(" ".join(said).encode()).hexdigest()[:DIGITS]


def _sentences(notes: str) -> Iterator[list[str]]:
    for line in notes.splitlines():
        if not _NOT_SAID.match(line):
            for part in line.split("|"):
                yield from map(words, split(re.sub(r"\[[VSD][^\]]*\]", "", part)))


if __name__ == "__main__":
    sorted_marks = sorted(marks_of(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = [" ".join(sorted_marks[at : at + PER_LINE]) for at in range(0, len(sorted_marks), PER_LINE)]
    KEPT.write_text(
        "\n".join(["# windows of the notes that the course was written from", *lines, ""]), encoding="utf-8"
    )
