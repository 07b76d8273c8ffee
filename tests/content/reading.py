"""How hard the course is to read: the Flesch-Kincaid grade of each section of a page, and of each story and quiz.

`python -m tests.content.reading` prints a report, the hardest first; with names (`03`, `the-gift`), only of files whose
path has one of them. The aim is a grade of 10, and 12 is the most that a test lets pass.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import textstat

from onesided.lint.text import plain
from tests.content.sentences import blocks, split
from tests.content.texts import Text, every_text

AIM, MOST = 10.0, 12.0
LEAST_WORDS = 60
"""The formula counts averages; in fewer words one long name decides them."""

_SOURCE = re.compile(r"\s*[(;]?\[[^\]]*\]\([^)]*references(?:\.md)?#[^)]*\)(?:,\s[\w.()]+(?=[);]))?[;)]*")


@dataclass(frozen=True)
class Grade:
    """A piece of the course with its grade, about the years of school it takes to read, and its number of words."""

    file: str
    section: str
    grade: float
    words: int


@cache
def grades() -> tuple[Grade, ...]:
    """The grades of all pieces that are long enough to have one, the hardest first."""
    found = []
    for (file, section), group in groupby(filter(_is_read, every_text()), key=_piece):
        text = readable([text.text for text in group])
        if (words := textstat.lexicon_count(text)) >= LEAST_WORDS:
            found.append(Grade(file, section, round(textstat.flesch_kincaid_grade(text), 1), words))
    return tuple(sorted(found, key=lambda piece: -piece.grade))


def readable(markdown: list[str]) -> str:
    """Texts as they are read aloud: no citations, no tables, and a stop after each line of a list."""
    lines = []
    for part in markdown:
        for block in blocks(part):
            if not block.startswith("|"):
                said = plain(re.sub(r"^\s*(?:[-*+]|\d+\.)\s+", "", _SOURCE.sub("", block)))
                # The formula takes any stop for the end of a sentence.
                said = re.sub(r"(?<=\d)\.(?=\d)|(?<![\w.])\.(?=\d)|\b(al|e\.g|i\.e|Dr|Mr|Ms)\.", r"\1", said)
                lines += [line if line[-1:] in ".?!" else f"{line.rstrip(',;:')}." for line in split(said)]
    return "\n".join(lines)


def report(names: list[str]) -> str:
    """The report as a table: grade, words, file and section."""
    rows = [piece for piece in grades() if not names or any(name in piece.file for name in names)]
    lines = [
        f"{piece.grade:5.1f} {'!' if piece.grade > MOST else '>' if piece.grade > AIM else ' '} {piece.words:6d}  "
        f"{piece.file}  {piece.section}"
        for piece in rows
    ]
    within = sum(piece.grade <= AIM for piece in rows)
    return "\n".join(["grade    words  where", *lines, f"{within} of {len(rows)} pieces at grade {AIM:g} or below"])


def _is_read(text: Text) -> bool:
    return text.kind in ("prose", "question", "story")


def _piece(text: Text) -> tuple[str, str]:
    """A section of a page; a story or a quiz is one piece, since its texts are short."""
    return (text.file, text.section) if text.kind == "prose" else (text.file, text.kind)


if __name__ == "__main__":
    print(report(sys.argv[1:]))
