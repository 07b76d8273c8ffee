"""An attempt as a row of the table, and back: a column for each field, and JSON where a field is no plain value."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from onesided.record.attempt import FIELDS, Attempt
from onesided.record.line import LONGEST, is_too_long, line_of, text_of, value_of
from onesided.record.soundness import are_sound, is_verdict, sound

COLUMNS = ", ".join(FIELDS)
CREATE = """
CREATE TABLE attempts (
  uuid TEXT PRIMARY KEY, time TEXT NOT NULL, name TEXT NOT NULL, occasion TEXT NOT NULL, digest TEXT NOT NULL,
  response TEXT NOT NULL, verdict TEXT NOT NULL, confidence TEXT, hints INTEGER NOT NULL, seconds NUMERIC, host TEXT
);
CREATE INDEX attempts_by_name ON attempts (name);
"""
INSERT = f"INSERT INTO attempts ({COLUMNS}) VALUES ({', '.join('?' * len(FIELDS))}) ON CONFLICT (uuid) DO NOTHING"
SELECT = f"SELECT {COLUMNS} FROM attempts"
IN_ORDER = "ORDER BY rowid"

Row = tuple[Any, ...]


def row_of(attempt: Any) -> Row | None:
    """The row of an attempt; None for what is none, or is too long to be kept."""
    if not sound(attempt):
        return None
    try:
        response, verdict = text_of(attempt["response"]), text_of(attempt["verdict"])
    except (TypeError, ValueError):
        return None  # Python knows values that JSON does not
    # The other fields have at most 3,000 characters together, so few attempts are written out to be measured.
    if len(response) + len(verdict) > LONGEST // 2 - 3000 and is_too_long(line_of(attempt)):
        return None
    plain = attempt["occasion"].encode("utf-8", "replace").decode("utf-8")
    hints = int(attempt["hints"])
    return (
        *(attempt[field] for field in ("uuid", "time", "name")), plain, attempt["digest"], response, verdict,
        attempt["confidence"], hints, attempt["seconds"], attempt["host"],
    )  # fmt: skip


def attempts_in(rows: Iterable[Row]) -> list[Attempt]:
    """The attempts of these rows, the oldest first; within one millisecond, in the order of the rows.

    A row that is none, say because the disk forgot some bits, is passed over.
    """
    rows = list(rows)
    responses, verdicts = _values([row[5] for row in rows]), _values([row[6] for row in rows])
    known: dict[tuple[str, bool], bool] = {}
    found: list[Attempt] = []
    for row, response, verdict in zip(rows, responses, verdicts, strict=True):
        uuid, time, name, occasion, digest, _, text, confidence, hints, seconds, host = row
        if not are_sound(uuid, time, name, occasion, digest, response, confidence, hints, seconds, host):
            continue
        # There are many attempts and few verdicts.
        kind = (text, "#" in name)
        if kind not in known:
            known[kind] = is_verdict(verdict, name)
        if known[kind]:
            found.append({
                "uuid": uuid, "time": time, "name": name, "occasion": occasion, "digest": digest, "response": response,
                "verdict": verdict, "confidence": confidence, "hints": hints, "seconds": seconds, "host": host,
            })  # fmt: skip
    found.sort(key=itemgetter("time"))
    return found


def fetch(connection: sqlite3.Connection, query: str, values: Iterable[str] = ()) -> list[Row]:
    """The rows of a query. Texts that are no UTF-8 come with signs for what is missing, and cost only themselves."""
    values = tuple(values)
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        return connection.execute(query, values).fetchall()


def _values(texts: list[str]) -> list[Any]:
    """Read in one go, which takes a third of the time; one by one only where a text is no JSON."""
    try:
        values = value_of(f"[{','.join(texts)}]")
    except (ValueError, TypeError):
        values = []
    return values if len(values) == len(texts) else [_value(text) for text in texts]


def _value(text: Any) -> Any:
    try:
        return value_of(text)
    except (ValueError, TypeError):
        return math.nan  # which is in no sound attempt
