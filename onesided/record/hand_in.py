"""The file that a learner hands in: what they choose to share of their record, under a name that they type, or none.

It is a sibling of the file that moves (`log.py`): one JSON object whose attempts stand one on a line. What was written
in the learner's own words is replaced by `true`, the sign for words that were not kept, unless they ask for it to go
along. `hand-in.schema.json` is the specification, `frontend/hand-in.mjs` the twin; tests/record/hand_in_cases.json
holds both to one table.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onesided.judge.responses import is_blank
from onesided.record.attempt import Attempt
from onesided.record.line import line_of, text_of
from onesided.record.log import merge

FORMAT = "onesided-hand-in"
VERSION = 1
LONGEST_NAME = 80
"""Characters of a name."""

_NO_LETTERS = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff\ud800-\udfff]+"
)
"""What separates words, and what nobody sees; not the two joiners that some scripts write with."""


@dataclass(frozen=True)
class HandIn:
    """The text of a hand-in, its random `id`, the `name` in it, and what else is in it.

    So many `attempts`, at so many `questions` and `stories`; and how many texts in the learner's own `words` are in it,
    or were left out of it.
    """

    id: str
    text: str
    name: str | None
    attempts: int
    questions: int
    stories: int
    words: int


def hand_in(
    attempts: Iterable[Attempt],
    made: str,
    *,
    name: str | None = None,
    chapters: Mapping[str, Collection[str]] | None = None,
    reflections: bool = False,
    id: str | None = None,
) -> HandIn:
    """Make the hand-in of these sound attempts, at the time `made`, in the form of an attempt's time.

    `chapters` are those that are shared, by name, each with the names of its quizzes and stories; None shares
    everything, also what no chapter shows any more. `name` is cleaned by `plain_name`. `id` is a UUID, a random one
    without it.
    """
    id = id or str(uuid.uuid4())
    shared = merge(attempts)
    if chapters is not None:
        pieces = {piece for pieces in chapters.values() for piece in pieces}
        shared = [attempt for attempt in shared if attempt["name"].partition("#")[0] in pieces]
    words = sum(map(_is_worded, shared))
    if not reflections:
        shared = [{**attempt, "response": True} if _is_worded(attempt) else attempt for attempt in shared]
    names = {attempt["name"] for attempt in shared}
    questions = sum("#" in each for each in names)
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": id,
        "made": made,
        "name": plain_name(name),
        "chapters": None if chapters is None else list(chapters),
        "reflections": reflections,
    }
    lines = ",\n".join(map(line_of, shared))
    text = f'{text_of(head)[:-1]},"attempts":[\n{lines}\n]}}\n'
    return HandIn(id, text, head["name"], len(shared), questions, len(names) - questions, words)


def plain_name(text: str | None) -> str | None:
    """A name as it is written into the file: on one line, at most 80 characters; None where nothing is left of it."""
    plain = _NO_LETTERS.sub(" ", text or "").strip(" ")
    return plain[:LONGEST_NAME].rstrip(" ") or None


def file_name(id: str, day: str) -> str:
    """What the file of a hand-in is called: its day and the beginning of its id, so that no two are called the same."""
    return f"one-sided-hand-in-{day}-{id[:8]}.json"


def _is_worded(attempt: Any) -> bool:
    """Whether it holds words: only what somebody wrote is a text, whatever the question was."""
    response = attempt["response"]
    return isinstance(response, str) and not is_blank(response)
