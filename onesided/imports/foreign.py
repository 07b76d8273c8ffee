"""A question as another system has it: what both formats are read into, before it is put in the course's words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["choice", "truth", "number", "match", "order", "essay", "text", "unknown"]


@dataclass(frozen=True)
class Answer:
    """An answer: its words, its share of the credit in hundredths (below 0 where it costs), and its feedback.

    Of a number, `words` is the number and `reach` how far off still counts; of a pair, `words` is the left side and
    `other` the right one.
    """

    words: str
    share: float = 0.0
    feedback: str = ""
    reach: float = 0.0
    other: str = ""


@dataclass(frozen=True)
class Foreign:
    """A question: where it stood, its name, its stem in Markdown, and its answers.

    `kind` "text" is no question but words to be read; "unknown" is a type that the course does not have, named in
    `title`. `truth` is whether a sentence holds. `general` is said to everybody.
    """

    line: int
    kind: Kind
    name: str
    stem: str
    answers: tuple[Answer, ...] = ()
    truth: bool = False
    general: str = ""
    hint: str = ""
    several: bool = False


@dataclass(frozen=True)
class Remark:
    """What an author should look at: the line in the file that was read, and a sentence."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


def fresh(name: str, taken: Collection[str]) -> str:
    """The name, or the first with a number behind it that is not taken."""
    number, found = 1, name
    while found in taken:
        found = f"{name}-{(number := number + 1)}"
    return found


@dataclass
class Group:
    """The questions of one category, whose name becomes the title of a quiz."""

    title: str
    questions: list[Foreign] = field(default_factory=list)


@dataclass
class Heard:
    """What was read of a file: groups of questions, and remarks on what was not."""

    groups: list[Group] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, line: int, what: str) -> None:
        """Add a remark."""
        self.remarks.append(Remark(line, what))

    def group(self, title: str) -> Group:
        """The group of this title, begun if need be."""
        found = next((group for group in self.groups if group.title == title), None)
        if found is None:
            self.groups.append(found := Group(title))
        return found
