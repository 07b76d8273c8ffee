"""What is said when a file of the course cannot be used, and the error that says it.

A complaint is data: where, what, and how to mend it. Readers collect complaints instead of raising, so that
an author hears everything about a file at once; `CourseError` carries them to whoever asked, who sees
sentences and no traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing to mend: the file (from the project's root), the line from 1, the field, what is wrong, what
    to do.

    `field` is a path such as `items[0].options[1].feedback`, empty when it is the whole file.
    """

    file: str
    line: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {closed(self.what)} {closed(self.mend)}".rstrip()


Path = tuple[str | int, ...]
"""Where something stands in a file's values: names of fields, and numbers of list entries from 0."""


@dataclass(frozen=True)
class Finding:
    """What a check has to say about a value, before anyone knows the file and the line."""

    path: Path
    what: str
    mend: str


class CourseError(Exception):
    """The course cannot do what was asked. Its text is sentences for an author or a learner, one to a line.

    Made from complaints, from ready sentences, or from both; `complaints` holds the former.
    """

    def __init__(self, *reasons: Complaint | str) -> None:
        super().__init__(*reasons)
        self.complaints: tuple[Complaint, ...] = tuple(r for r in reasons if isinstance(r, Complaint))
        self.sentences: tuple[str, ...] = tuple(str(reason) for reason in reasons)

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback: the cell still fails, the learner sees the
        sentences."""
        return list(self.sentences)


def closed(sentence: str) -> str:
    """The sentence with a full stop, unless it is empty or already ends in one."""
    return sentence if not sentence or sentence.endswith((".", "?", "!")) else f"{sentence}."


def field_name(path: Path) -> str:
    """The path as a reader writes it: `items[0].options[1].feedback`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def nearest(wrong: str, known: Iterable[str], cutoff: float = 0.65) -> str | None:
    """The known word most like the wrong one, or None when nothing is like it."""
    # Nobody misspells by writing a novel, and the comparison takes time with the square of the length.
    if len(wrong) > 200:
        return None
    found = difflib.get_close_matches(wrong, list(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def excerpt(text: str, length: int = 60) -> str:
    """The text on one line, cut to at most `length` characters, for quoting in a sentence."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
