"""Every answer is judged once by the course's own judge, whatever verdict came along with it.

A million attempts hold some ten thousand different answers. Each of these is read, judged and numbered here; from
then on an attempt is a row of numbers.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

import duckdb

from onesided.judge import judge_key
from onesided.judge.responses import is_blank
from onesided.judge.story import begin, follow, judge_state, judge_story
from onesided.model.digest import meaning
from onesided.record.line import text_of, value_of
from onesided.record.soundness import DEEPEST, are_sound, is_plain
from onesided.report.bank import Bank, Question, Story, picks


class Wording(IntEnum):
    """On which wording an attempt was made: today's, an earlier one of the same meaning, or one of another meaning.

    GONE is a piece that the course does not have; UNREADABLE what the course could not have written.
    """

    NOW = 0
    EARLIER = 1
    OTHER = 2
    GONE = 3
    UNREADABLE = 4


COUNTED = (Wording.NOW, Wording.EARLIER)
"""What can be judged."""


class Answer(NamedTuple):
    """A response to a piece, judged: whether it is complete, and how much of it is right (None: nothing is graded).

    It `picked` buckets of a question, or took a `path` through a story to an `ending`.
    """

    piece: int
    complete: bool
    credit: float | None = None
    right: bool | None = None
    picked: tuple[int, ...] = ()
    path: tuple[tuple[str, int], ...] = ()
    ending: str | None = None
    skipped: bool = False


_NONE = object()
_UNUSUAL = re.compile(r"[. \\\n\t\r]")

# Of an attempt whose other fields are sound, to ask about these alone.
_UUID, _TIME = "00000000-0000-4000-8000-000000000000", "2000-01-01T00:00:00.000Z"

_SAID = """
CREATE TABLE said AS SELECT row_number() OVER () AS said, * FROM (
  SELECT DISTINCT name, digest, response, verdict FROM attempts WHERE response <> 'null'
)
"""
_FACTS = """
CREATE TABLE facts AS
SELECT hand_in, uuid, moment, piece, wording, answer, differs, seconds,
  list_position(['guessing', 'fairly-sure', 'certain'], confidence)::TINYINT AS sure
FROM attempts JOIN said USING (name, digest, response, verdict) JOIN judged USING (said)
"""


def judge_all(connection: duckdb.DuckDBPyConnection, bank: Bank) -> list[Answer]:
    """Make the table `facts` of the table `attempts`, which goes, and return the answers that it counts by.

    A fact has `piece` and `answer` by number (-1: none), `wording`, whether the verdict that came along `differs` from
    ours, and how `sure` the student was, from 1 to 3 (NULL: not said). Fresh starts are no facts.
    """
    connection.execute(_SAID)
    said = connection.execute("SELECT said, name, digest, response, verdict FROM said").fetchall()
    numbers = {piece.kept: number for number, piece in enumerate(bank.pieces)}
    judged = _Judged(bank, numbers)
    rows = [(one, *judged.row(*rest)) for one, *rest in said]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], [], []]
    names = ("said", "piece", "wording", "answer", "differs")
    types = ("BIGINT", "SMALLINT", "UTINYINT", "INTEGER", "BOOLEAN")
    selected = ", ".join(
        f"unnest(${place}::{type}[]) AS {name}" for place, (name, type) in enumerate(zip(names, types, strict=True), 1)
    )
    connection.execute(f"CREATE TABLE judged AS SELECT {selected}", columns)
    connection.execute(_FACTS)
    for table in ("attempts", "said", "judged"):
        connection.execute(f"DROP TABLE {table}")
    return judged.answers


class _Judged:
    """The answers so far, each once: by its piece and its response, in whatever way its JSON was written."""

    def __init__(self, bank: Bank, numbers: dict[str, int]) -> None:
        self.answers: list[Answer] = []
        self._pieces, self._numbers = bank.pieces, numbers
        self._known: dict[tuple[int, str], int] = {}
        self._verdicts: list[Any] = []
        self._asked: dict[tuple[str, str], tuple[int, Wording]] = {}
        self._ways: dict[int, _Way] = {}

    def row(self, name: str, digest: str, response: str, verdict: str) -> tuple[int, Wording, int, bool]:
        """The piece, the wording, the number of the answer, and whether the verdict that came along is not ours."""
        known = (name, digest)
        if known not in self._asked:
            self._asked[known] = self._piece(name[1:-1], digest[1:-1])
        number, wording = self._asked[known]
        given = _given(response)
        if given is _NONE or wording is Wording.UNREADABLE:
            return -1, Wording.UNREADABLE, -1, False
        if wording not in COUNTED:
            return number, wording, -1, False
        answer = self._answer(number, given, response)
        return number, wording, answer, _differs(verdict, self._verdicts[answer])

    def _piece(self, name: str, mark: str) -> tuple[int, Wording]:
        """The number of the piece that an attempt says it is about, and on which wording it was made."""
        if not are_sound(_UUID, _TIME, name, "", mark, None, None, 0, None, None):
            return -1, Wording.UNREADABLE
        number = self._numbers.get(name, -1)
        if number < 0:
            return -1, Wording.GONE
        today = self._pieces[number].digest
        if meaning(mark) != meaning(today):
            return number, Wording.OTHER
        return number, Wording.NOW if mark == today else Wording.EARLIER

    def _answer(self, number: int, given: Any, response: str) -> int:
        piece = self._pieces[number]
        if isinstance(piece, Question) and piece.item.type == "reflect" and isinstance(given, str):
            given = given if is_blank(given) else True  # what was written is nobody's business here
            response = ""
        known = (number, _spelt(given, response))
        if known not in self._known:
            self._known[known] = len(self.answers)
            judged = self._question if isinstance(piece, Question) else self._story
            answer, verdict = judged(number, piece, given)
            self.answers.append(answer)
            self._verdicts.append(verdict)
        return self._known[known]

    def _question(self, number: int, piece: Question, given: Any) -> tuple[Answer, dict[str, Any]]:
        made = judge_key(piece.key, given)
        picked = picks(piece, given) if made.complete else ()
        return Answer(number, made.complete, made.credit, made.right, picked), made.as_json()

    def _story(self, number: int, piece: Story, given: Any) -> tuple[Answer, dict[str, Any]]:
        if isinstance(given, dict) and given.get("skipped") is True:
            return Answer(number, True, skipped=True), judge_story(piece.key, given) or {}
        path = given.get("path") if isinstance(given, dict) else None
        if number not in self._ways:
            self._ways[number] = _Way(begin(piece.key), (), {})
        way = self._ways[number]
        for taken in path if isinstance(path, list) else ():
            further = way.after(piece.key, taken)
            if further is None:
                break
            way = further
        verdict = judge_state(piece.key, way.state)
        return Answer(number, verdict["complete"], path=way.path, ending=verdict["ending"]), verdict


class _Way(NamedTuple):
    """How far a way through a story leads, and what is known of where it goes on.

    Each step of a way is an attempt, so most of a way is known from the one before it.
    """

    state: dict[str, Any]
    path: tuple[tuple[str, int], ...]
    known: dict[tuple[str, int], _Way]

    def after(self, key: dict[str, Any], taken: Any) -> _Way | None:
        """Where it leads after a step of a path; None where that is no step from here."""
        try:
            scene, choice = taken
            if type(choice) is int:
                return self.known[scene, choice]
        except (TypeError, ValueError, KeyError):
            pass
        state = follow(key, [taken], self.state)
        if state is self.state:
            return None
        step = (state["path"][-1][0], state["path"][-1][1])
        self.known[step] = _Way(state, (*self.path, step), {})
        return self.known[step]


def _given(response: str) -> Any:
    """The value of a response; `_NONE` for what the course could not have written."""
    try:
        given = value_of(response)
    except ValueError:
        return _NONE
    # So few brackets are not too deep, and a way through a story holds no number that means anything but a choice.
    is_way = type(given) is dict and response.count("[") + response.count("{") <= DEEPEST
    return given if is_way or is_plain(given) else _NONE


def _spelt(given: Any, response: str) -> str:
    """A response as both makers write it. Most are written so; only in a number do the two differ."""
    if response and not _UNUSUAL.search(response):
        return response
    try:
        return text_of(_same(given))
    except ValueError:  # a number without end, where nobody looks at it
        return response


def _differs(text: str, ours: dict[str, Any]) -> bool:
    """Whether a verdict says another thing than ours, where both say something."""
    theirs = _verdict(text)
    return not isinstance(theirs, dict) or any(theirs.get(name) != value for name, value in ours.items())


@lru_cache(4096)
def _verdict(text: str) -> Any:
    try:
        return value_of(text)
    except ValueError:
        return None


def _same(value: Any) -> Any:
    """The value with whole numbers as such: JavaScript writes 1 where Python may write 1.0."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_same(one) for one in value]
        case dict():
            return {name: _same(one) for name, one in value.items()}
    return value
