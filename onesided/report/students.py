"""Who is who: which hand-ins are one student's, and which of their attempts can be counted.

A name proves nothing: it may be made up, left out, or be that of two people. Two hand-ins are one student's where they
share an attempt, since each attempt has a random name of its own. The newest of them says the name, and all of their
attempts count, each once. An attempt that is told in two ways counts in neither.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from onesided.report.finding import Trouble
from onesided.report.loading import Loaded
from onesided.report.reading import Head

CLOCKS = timedelta(days=1)
"""How far a clock may be ahead. What is later than that is in no figure."""

_DOUBLED = "CREATE TABLE doubled AS SELECT uuid FROM facts GROUP BY uuid HAVING count(*) > 1"
_PAIRS = """
SELECT DISTINCT min(hand_in) OVER (PARTITION BY uuid), hand_in FROM facts SEMI JOIN doubled USING (uuid) ORDER BY ALL
"""
_TWOFOLD = """
CREATE TABLE twofold AS SELECT uuid FROM facts SEMI JOIN doubled USING (uuid)
GROUP BY uuid HAVING count(DISTINCT (moment, piece, wording, answer, sure, seconds)) > 1
"""
_BY_FILE = "SELECT hand_in, count(*) FROM facts {} GROUP BY hand_in ORDER BY hand_in"
_ONCE = """
SELECT student, piece, wording, answer, moment, coalesce(sure, 0) AS sure, coalesce(seconds, -1) AS seconds
FROM (
  SELECT * FROM facts ANTI JOIN doubled USING (uuid)
  UNION ALL
  SELECT DISTINCT ON (uuid) * FROM (FROM facts SEMI JOIN doubled USING (uuid)) ANTI JOIN twofold USING (uuid)
  ORDER BY uuid, hand_in
)
JOIN (SELECT unnest($1::INTEGER[]) AS hand_in, unnest($2::INTEGER[]) AS student) USING (hand_in)
WHERE moment <= $3
ORDER BY student, piece, moment, uuid
"""


@dataclass(frozen=True)
class Student:
    """Somebody who handed in: the name in the newest file and any others, the files, the newest first, the chapters."""

    name: str | None
    also: tuple[str, ...]
    files: tuple[str, ...]
    made: str
    chapters: tuple[str, ...] | None


@dataclass(frozen=True)
class Facts:
    """What can be counted, a row for each attempt, by student, piece and time, the oldest first.

    `student`, `piece` and `answer` are numbers; `wording` is one of `judging.Wording`; `sure` is from 1 to 3, or 0
    where it was not said; `seconds` is -1 where nobody measured.
    """

    student: NDArray[np.int32]
    piece: NDArray[np.int16]
    wording: NDArray[np.uint8]
    answer: NDArray[np.int32]
    sure: NDArray[np.int8]
    seconds: NDArray[np.float32]


def students_of(loaded: Loaded, now: datetime) -> tuple[list[Student], Facts, list[Trouble]]:
    """The students, in the order of their names, what counts of their attempts, and what was not as it should be."""
    run = loaded.connection.execute
    run(_DOUBLED)
    homes = _joined(loaded.heads, run(_PAIRS).fetchall())
    run(_TWOFOLD)
    latest = int((now + CLOCKS).timestamp() * 1000)
    troubles = [
        *_same_id(loaded),
        *_counted(loaded, "twofold", run(_BY_FILE.format("SEMI JOIN twofold USING (uuid)")).fetchall()),
        *_counted(loaded, "future", run(_BY_FILE.format(f"WHERE moment > {latest}")).fetchall()),
        *_counted(loaded, "differing", run(_BY_FILE.format("WHERE differs")).fetchall()),
        *_counted(loaded, "unreadable-answers", run(_BY_FILE.format("WHERE wording = 4")).fetchall()),
    ]
    groups: dict[int, list[int]] = {}
    for number, home in homes.items():
        groups.setdefault(home, []).append(number)
    made = sorted(
        ((_student(loaded, numbers), numbers) for numbers in groups.values()),
        key=lambda one: (one[0].name is None, (one[0].name or "").casefold(), one[0].files),
    )
    students = [student for student, _ in made]
    troubles += _older(students)
    who = [(number, place) for place, (_, numbers) in enumerate(made) for number in numbers]
    columns = run(_ONCE, [[number for number, _ in who], [place for _, place in who], latest]).fetchnumpy()
    facts = Facts(**{name: np.asarray(columns[name]) for name in Facts.__annotations__})
    return students, facts, troubles


def _joined(heads: dict[int, Head], pairs: list[tuple[int, int]]) -> dict[int, int]:
    """For each hand-in the first one of the same student."""
    home = {number: number for number in sorted(heads)}

    def find(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        home[second] = first
    return {number: find(number) for number in home}


def _student(loaded: Loaded, numbers: list[int]) -> Student:
    newest = sorted(numbers, key=lambda number: (loaded.heads[number].made, number), reverse=True)
    heads = [loaded.heads[number] for number in newest]
    names = list(dict.fromkeys(head.name for head in heads if head.name))
    chapters = [head.chapters for head in heads]
    shared = None if None in chapters else tuple(dict.fromkeys(name for some in chapters for name in some or ()))
    files = tuple(loaded.files[number] for number in newest)
    return Student(names[0] if names else None, tuple(names[1:]), files, heads[0].made, shared)


def _same_id(loaded: Loaded) -> list[Trouble]:
    """Files that say they are one hand-in and do not hold the same."""
    count = Counter(head.id for head in loaded.heads.values())
    first: dict[str, str] = {}
    troubles = []
    for number, head in sorted(loaded.heads.items()):
        if count[head.id] > 1 and head.id in first:
            troubles.append(Trouble(loaded.files[number], "same-id", {"of": first[head.id]}))
        first.setdefault(head.id, loaded.files[number])
    return troubles


def _counted(loaded: Loaded, what: str, rows: list[tuple[int, int]]) -> list[Trouble]:
    return [Trouble(loaded.files[number], what, {"count": count}) for number, count in rows]


def _older(students: list[Student]) -> list[Trouble]:
    """Several files of one student, and students who cannot be told apart by their names."""
    troubles = []
    for student in students:
        newest, *older = student.files
        what = "other-name" if student.also else "older"
        troubles += [Trouble(file, what, {"of": newest, "name": student.name or ""}) for file in older]
    names = Counter(student.name.casefold() for student in students if student.name)
    troubles += [
        Trouble(student.files[0], "same-name", {"name": student.name, "count": names[student.name.casefold()]})
        for student in students
        if student.name and names[student.name.casefold()] > 1
    ]
    return troubles
