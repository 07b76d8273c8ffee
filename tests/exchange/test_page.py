"""The page that specifies the record says what is the case: its fields, its example, its columns, its mapping."""

from __future__ import annotations

import re
import sqlite3

from onesided.exchange import DEFAULT_BASE, addresses
from onesided.exchange.sending import CREDENTIALS
from onesided.record import attempts, new_attempt, read_log, record_path, remember
from onesided.record.attempt import FIELDS
from tests.conftest import ROOT

PAGE = (ROOT / "book/the-record.md").read_text(encoding="utf-8")


def section(label: str) -> str:
    """What stands under the heading with this label, up to the next one."""
    return re.split(r"^\(.+\)=$", PAGE.partition(f"({label})=")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """The names in the first cells of the tables of a text, in their order."""
    rows = re.findall(r"^\| ([^|]*`[^|]*) \|", text, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([\w.-]+)`", row)]


def test_the_fields_are_those_of_an_attempt():
    assert tuple(first_cells(section("one-attempt").partition("**The response**")[0])) == FIELDS


def test_every_type_of_question_has_its_response_and_its_interaction():
    from onesided.model.items import ITEM_TYPES

    types = [shape.model_fields["type"].annotation.__args__[0] for shape in ITEM_TYPES]
    assert first_cells(section("one-attempt").partition("**The response**")[2]) == types
    assert first_cells(section("as-xapi-statements"))[-len(types) :] == types


def test_the_example_is_a_log():
    example = re.search(r"```json\n(.*?)```", section("the-file-that-moves"), re.DOTALL)[1]
    reading = read_log(example)
    assert reading.problem is None and reading.refused == 0 and len(reading.attempts) == 2


def test_the_columns_and_the_table_are_as_it_says(monkeypatch, tmp_path):
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "record.sqlite3"))
    remember(new_attempt("the-gift", "", "00000000-11111111", None, None))
    [row] = attempts()
    assert set(first_cells(section("as-a-table"))) == set(row)
    with sqlite3.connect(record_path()) as base:
        assert [column[1] for column in base.execute("PRAGMA table_info(attempts)")] == list(FIELDS)
        assert base.execute("PRAGMA user_version").fetchone() == (1,)
    base.close()


def test_the_page_keeps_what_it_says_of_the_browser():
    said, database, storage = section("where-it-lies"), *(
        (ROOT / f"onesided/frontend/memory-{name}.mjs").read_text(encoding="utf-8") for name in ("database", "storage")
    )  # fmt: skip
    for name in re.findall(r"`(onesided\.[\w.]+)`", said):
        assert f'"{name}"' in storage
    for name in ("onesided", "attempts"):
        assert f"`{name}`" in said and f' = "{name}";' in database
    assert '{ keyPath: "leaf", autoIncrement: true }).createIndex("quiz", "quiz")' in database
    assert "{leaf?: number, quiz: string, text: string}" in database and "const VERSION = 1;" in database


def test_the_mapping_names_the_words_of_xapi():
    said = section("as-xapi-statements")
    for name in ("ANSWERED", "COMPLETED", "SKIPPED", "QUESTION", "STORY"):
        assert f"`{getattr(addresses, name)}`" in said
    assert f"`{DEFAULT_BASE}`" in said and all(f"`{name}`" in said for name in CREDENTIALS)
    for file in re.findall(r"`(onesided/[\w./]+)`", PAGE):
        assert (ROOT / file).is_file()
