"""Thousands of files become one table of attempts: DuckDB reads them line by line, a few files at a time, in threads.

A file whose attempts are as the course writes them is taken up so; any other is read with care (`reading.py`), and then
taken up as well. DuckDB opens no file and looks for nothing on any network: it is handed texts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from zlib import crc32

import duckdb

from onesided.record.attempt import CONFIDENCES
from onesided.record.line import LONGEST
from onesided.report.finding import Found, Trouble
from onesided.report.reading import SEPARATOR, Handed, Head, as_written, decoded, mended

BATCH = 8_000_000
"""Characters that are read at a time."""
WORKERS = min(4, os.cpu_count() or 1)

# What a figure needs of an attempt; no other field is asked for. What stays JSON keeps its quotation marks, so that a
# number is not taken for a text or the other way round.
_SHAPE = json.dumps({
    "uuid": "VARCHAR", "time": "VARCHAR", "name": "JSON", "digest": "JSON", "response": "JSON", "verdict": "JSON",
    "confidence": "VARCHAR", "seconds": "JSON",
})  # fmt: skip
# By these rules an attempt that is written as the course writes it can be taken as it is; any other is looked at once
# more, by those of record/soundness.py. What a verdict says is not asked, since none is believed; and what a name or a
# digest says is asked once for all (`judging.py`).
_SOUND = f"""
  length(f.uuid) = 36 AND length(f.time) = 24 AND ends_with(f.time, 'Z') AND starts_with(f.name, '"')
  AND starts_with(f.digest, '"') AND (f.confidence IS NULL OR f.confidence IN {CONFIDENCES})
  AND (f.seconds IS NULL OR (f.seconds::VARCHAR BETWEEN '0' AND ':' AND TRY_CAST(f.seconds AS FLOAT) <= 86400))
  AND (f.response IS NULL OR length(f.response) < {LONGEST})
"""
_ODD = "moment IS NULL OR uuid IS NULL OR moment < 0 OR moment >= epoch_ms(TIMESTAMP '2100-01-01')"
_CREATE = """
CREATE TABLE attempts (
  hand_in INTEGER, uuid UUID, moment BIGINT, name VARCHAR, digest VARCHAR, response VARCHAR, verdict VARCHAR,
  confidence VARCHAR, seconds FLOAT
)
"""
# An attempt that is not sound has no moment.
_INSERT = f"""
INSERT INTO attempts
WITH lines AS (
  SELECT number, unnest(string_split(lines, '{SEPARATOR}')) AS line FROM (
    SELECT unnest($1) AS number, unnest($2) AS lines
  )
), taken AS (
  SELECT number, json_transform_strict(line, '{_SHAPE}') AS f FROM lines WHERE line <> ''
)
SELECT number, TRY_CAST(f.uuid AS UUID), CASE WHEN %s THEN epoch_ms(TRY_CAST(f.time AS TIMESTAMP)) END, f.name,
  f.digest, coalesce(f.response, 'null'), coalesce(f.verdict, 'null'), f.confidence, TRY_CAST(f.seconds AS FLOAT)
FROM taken
"""


@dataclass
class Loaded:
    """The table `attempts` of a connection, the hand-ins in it by their numbers, and what was wrong with files.

    Names, digests, responses and verdicts are JSON in it; `moment` is in milliseconds since 1970.
    """

    connection: duckdb.DuckDBPyConnection
    heads: dict[int, Head] = field(default_factory=dict)
    files: dict[int, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    marks: dict[int, tuple[int, int]] = field(default_factory=dict)


_Batch = list[tuple[int, Found]]


def load(found: Iterable[Found | Trouble]) -> Loaded:
    """Take up all hand-ins that are found. A bad file costs itself alone."""
    # It uses what it brings along, and fetches nothing.
    settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    loaded = Loaded(duckdb.connect(config={**settings, "preserve_insertion_order": False}))
    loaded.connection.execute(_CREATE)
    with ThreadPoolExecutor(WORKERS) as pool:
        running: set[Future[None]] = set()
        for batch in _batches(found, loaded):
            if len(running) > WORKERS:  # what waits is in memory
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    one.result()
            running.add(pool.submit(_take_up, loaded, batch))
        for one in running:
            one.result()
    _drop_copies(loaded)
    _drop_empty(loaded)
    # Threads finish as they like; a report says the same each time.
    loaded.troubles.sort(key=lambda trouble: (trouble.file, trouble.what))
    return loaded


def _batches(found: Iterable[Found | Trouble], loaded: Loaded) -> Iterator[_Batch]:
    batch: _Batch = []
    size = 0
    for number, one in enumerate(found):
        if isinstance(one, Trouble):
            loaded.troubles.append(one)
            continue
        batch.append((number, one))
        size += len(one.data)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _take_up(loaded: Loaded, batch: _Batch) -> None:
    """Insert what is in these files."""
    connection = loaded.connection.cursor()
    texts = {number: decoded(one.data) for number, one in batch}
    handed = {number: text and as_written(text) for number, text in texts.items()}
    odd = _inserted(connection, {number: one for number, one in handed.items() if one})
    for number, one in batch:
        loaded.files[number] = one.file
        read: Handed | str | None = handed[number]
        if not read or number in odd:
            text = texts[number]
            read = "binary" if text is None else mended(text)
            # What is sound and cannot be put down after all is deep beyond reading.
            if isinstance(read, Handed) and _inserted(connection, {number: read}, "TRUE"):
                read = "spoilt"
        if isinstance(read, str):
            loaded.troubles.append(Trouble(one.file, read))
            continue
        loaded.heads[number] = read.head
        loaded.marks[number] = (len(one.data), crc32(one.data))
        if read.refused:
            loaded.troubles.append(Trouble(one.file, "refused", {"count": read.refused}))


def _inserted(connection: duckdb.DuckDBPyConnection, handed: dict[int, Handed], sound: str = _SOUND) -> set[int]:
    """Insert the attempts of these hand-ins; return the numbers of those with anything else, of which none is kept."""
    if not handed:
        return set()
    numbers, lines = list(handed), [one.lines for one in handed.values()]
    try:
        connection.execute(_INSERT % sound, [numbers, lines])
    except duckdb.Error:  # a line that is no JSON, or lacks something
        if len(handed) == 1:
            return set(handed)
        return set().union(*(_inserted(connection, {number: one}, sound) for number, one in handed.items()))
    within = f"hand_in BETWEEN {min(numbers)} AND {max(numbers)} AND ({_ODD})"
    found = connection.execute(f"SELECT DISTINCT hand_in FROM attempts WHERE {within}").fetchall()
    odd = {number for (number,) in found} & handed.keys()
    for number in odd:
        connection.execute("DELETE FROM attempts WHERE hand_in = $1", [number])
    return odd


def _drop_copies(loaded: Loaded) -> None:
    """Of files that are one hand-in and the same to the byte, the first one counts."""
    first: dict[tuple[str, tuple[int, int]], int] = {}
    for number in sorted(loaded.heads):
        other = first.setdefault((loaded.heads[number].id, loaded.marks[number]), number)
        if other != number:
            loaded.connection.execute("DELETE FROM attempts WHERE hand_in = $1", [number])
            loaded.troubles.append(Trouble(loaded.files[number], "copy", {"of": loaded.files[other]}))
            del loaded.heads[number]


def _drop_empty(loaded: Loaded) -> None:
    filled = {number for (number,) in loaded.connection.execute("SELECT DISTINCT hand_in FROM attempts").fetchall()}
    for number in sorted(loaded.heads.keys() - filled):
        loaded.troubles.append(Trouble(loaded.files[number], "nothing"))
        del loaded.heads[number]
