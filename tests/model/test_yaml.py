"""What an author is told about a file that is not YAML, or is more YAML than the course allows: the exact sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from onesided.model import read_quiz, yaml_lines
from onesided.model.files import decoded
from onesided.model.yaml_lines import read_sheet

QUOTE = 'Put the whole text in single quotes, or write it on its own lines under "|".'
OR_QUOTE = 'put the whole text in single quotes, or write it on its own lines under "|".'


def test_every_scalar_stays_the_string_it_was_written_as() -> None:
    sheet = read_sheet("a: no\nb: 007\nc: 2024-01-01\nd: 1_000\ne: true\nf: 'null'\ng: |\n  x\n  y\n1: x\n", "f")
    assert sheet.complaints == []
    assert sheet.value == {
        "a": "no", "b": "007", "c": "2024-01-01", "d": "1_000", "e": "true", "f": "null", "g": "x\ny\n", "1": "x",
    }  # fmt: skip


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# a remark"])
def test_plain_nothing_is_none(nothing: str) -> None:
    assert read_sheet(f"a: {nothing}\nb: [x, ~]\n", "f").value == {"a": None, "b": ["x", None]}


def test_every_path_has_its_line() -> None:
    sheet = read_sheet("title: x\n\nitems:\n  - id: a\n    stem: |\n      b\n    list:\n      - {c: d}\n  - e\n", "f")
    assert sheet.lines == {
        (): 1, ("title",): 1, ("items",): 3, ("items", 0): 4, ("items", 0, "id"): 4, ("items", 0, "stem"): 5,
        ("items", 0, "list"): 7, ("items", 0, "list", 0): 8, ("items", 0, "list", 0, "c"): 8, ("items", 1): 9,
    }  # fmt: skip
    assert sheet.line(("items", 0, "nowhere", 3)) == 4


NOT_YAML = [
    ("a: b: c\n", f'1: there is a ": " where none can be. {QUOTE[:-1]}, or mend the indentation.'),
    ("a: b\n c: d\n", f'2: there is a ": " where none can be. {QUOTE[:-1]}, or mend the indentation.'),
    ("a: - b\n", '1: there is a "- " where none can be. Begin the list on the next line, indented.'),
    ("a: b\nwords\n", f"2: this line is not of the form name: value. Write it so, or: {OR_QUOTE}"),
    ('a: b\nc: "d\ne: f\n', "2: a quotation mark is opened here and never closed. Close it."),
    ("a: b\nc: 'd\n\n\n", "2: a quotation mark is opened here and never closed. Close it."),
    ('a: "b\\q"\n', "1: a backslash in double quotes begins something unknown. Use single quotes."),
    ('a: "\\u12"\n', "1: a backslash in double quotes begins something unknown. Use single quotes."),
    ("a: *b* c\n", f'1: a text cannot begin with "*", "&" or "!". {QUOTE}'),
    ("a: **b** c\n", f'1: a text cannot begin with "*", "&" or "!". {QUOTE}'),
    ("a: &\n", f'1: a text cannot begin with "*", "&" or "!". {QUOTE}'),
    ("a: !<b\n", f'1: a text cannot begin with "*", "&" or "!". {QUOTE}'),
    ("a: `b`\n", f'1: a text cannot begin with "`". {QUOTE}'),
    ("a: @b\n", f'1: a text cannot begin with "@". {QUOTE}'),
    ("a: %b\n", f'1: a text cannot begin with "%". {QUOTE}'),
    ("a:\n\t- b\n", "2: the line is indented with a tab. Use spaces."),
    ("\ta: b\n", "1: the line is indented with a tab. Use spaces."),
    (
        "a: [b, c\nd: e\n",
        f"1: a bracket is opened here and not closed where it should be. Close it, or: {OR_QUOTE}",
    ),
    (
        "a: {b: c\n",
        f"1: a bracket is opened here and not closed where it should be. Close it, or: {OR_QUOTE}",
    ),
    ("a: |b\n  c\n", '1: there is text after "|" or ">". Begin the text on the next line, indented.'),
    ('a: "b" c\n', f"1: something follows a quoted or bracketed text. {QUOTE}"),
    ("a: [b] c\n", f"1: something follows a quoted or bracketed text. {QUOTE}"),
    (
        "a:\n  b: c\n d: e\n",
        "3: this line does not line up with those above. Give all fields of one thing the same indentation.",
    ),
    (
        "- a\nb: c\n",
        "2: this line does not line up with those above. Give all fields of one thing the same indentation.",
    ),
    ("[" * 40, "1: the nesting here is too deep. Use fewer brackets or indentations."),
    ("a: " + "{a: " * 40, "1: the nesting here is too deep. Use fewer brackets or indentations."),
    (
        'a: "\\UFFFFFFFF"\n',
        "1: this is not YAML (Python int too large to convert to C int). Look for an odd escape.",
    ),
    (
        "%YAML 3.0\n---\na: b\n",
        "1: this is not YAML (found incompatible YAML document (version 1.* is required)). "
        "Mend the line, or put its text in quotes.",
    ),
]

TOO_MUCH_YAML = [
    ("a: b\na: c\n", '2: "a" is written twice, first in line 1. Keep one of the two.'),
    (
        "x:\n  - a: b\n    c: d\n    a:\n      e: f\n",
        '4: "a" is written twice, first in line 2. Keep one of the two.',
    ),
    (
        "a: &b c\n",
        '1: "&b" marks a place to refer to. Delete the mark; if it is part of the text, put the text in quotes.',
    ),
    ("a: *b\n", '1: "*b" refers to another place. Write the text out.'),
    (
        "a: !!str b\n",
        '1: "tag:yaml.org,2002:str" is a tag. Delete it; if it is part of the text, put the text in quotes.',
    ),
    ("a: !b {}\n", '1: "!b" is a tag. Delete it; if it is part of the text, put the text in quotes.'),
    ("<<: {a: b}\n", '1: "<<" merges fields from another place. Write the fields out.'),
    ("a: b\n---\nc: d\n", "2: a second document begins here. Keep one; delete the line ---."),
    ("? [a, b]\n: c\n", "1: the name of a field is not a word. Write each field as name: value."),
    ('a: "\\0"\n', "1: the invisible character U+0000 is written here as an escape. Delete it."),
    ('a: "\\uD800"\n', "1: the invisible character U+D800 is written here as an escape. Delete it."),
]


@pytest.mark.parametrize(("text", "sentence"), NOT_YAML + TOO_MUCH_YAML, ids=lambda text: text[:30])
def test_what_the_course_does_not_allow_is_one_sentence(text: str, sentence: str) -> None:
    assert [str(complaint) for complaint in read_sheet(text, "f").complaints] == [f"f:{sentence}"]


@pytest.mark.parametrize(("text", "sentence"), NOT_YAML + TOO_MUCH_YAML, ids=lambda text: text[:30])
def test_the_sentence_is_the_same_without_the_fast_parser(
    text: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_lines, "_FAST", yaml.SafeLoader)
    assert [str(complaint) for complaint in read_sheet(text, "f").complaints] == [f"f:{sentence}"]


def test_of_two_equal_fields_the_first_stands() -> None:
    sheet = read_sheet("a: b\na: {c: d, e: [f]}\ng: h\n", "f")
    assert sheet.value == {"a": "b", "g": "h"} and ("a", "c") not in sheet.lines


def test_what_is_refused_is_said_once_and_nothing_about_its_insides(tmp_path: Path) -> None:
    path = tmp_path / "quiz.yml"
    path.write_text("title: x\nitems:\n  - &one {id: a}\n  - *one\n  - {<<: *one}\n", encoding="utf-8")
    lines = [(complaint.line, complaint.what) for complaint in read_quiz(path).complaints]
    assert [line for line, _ in lines] == [3, 3, 4, 5, 5]
    assert {what for line, what in lines if line > 3} == {
        '"*one" refers to another place', '"<<" merges fields from another place',
    }  # fmt: skip


BYTES = [
    (b"", "1: the file is empty. Write into it, or delete it."),
    (b" \n\n", "1: the file is empty. Write into it, or delete it."),
    (b"# only a remark\n", "1: the file is empty. Write into it, or delete it."),
    (b"---\n", "1: the file is empty. Write into it, or delete it."),
    (b"\xef\xbb\xbftitle: x\n", "1: the file begins with a byte-order mark. Save it as UTF-8 without BOM."),
    (b"title: x\nintro: caf\xe9\n", "2: byte 0xe9 is not UTF-8. Save the file as UTF-8."),
    ("title: x\n".encode("utf-16"), "1: byte 0xff is not UTF-8. Save the file as UTF-8."),
    (
        b"title: x\nintro: a\0b\n",
        "2: the invisible character U+0000 stands here, which no text needs. Delete it.",
    ),
    (
        b"a: b\r\nc: \x1b\r\n",
        "2: the invisible character U+001B stands here, which no text needs. Delete it.",
    ),
    (
        "a: b\u2028c\n".encode(),
        "1: the invisible character U+2028 stands here, which no text needs. Delete it.",
    ),
    (b"a: b\n" * 200_001, "1: the file is larger than 1 MB. Split it into several files."),
]


@pytest.mark.parametrize(("data", "sentence"), BYTES, ids=lambda data: repr(data[:20]))
def test_bytes_that_are_no_text_are_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "quiz.yml"
    path.write_bytes(data)
    assert [str(complaint) for complaint in read_quiz(path, tmp_path).complaints] == [f"quiz.yml:{sentence}"]


def test_what_people_write_is_text() -> None:
    text = "a: “Zoë” — naïve, \u202bعربي\u202c, 日本語, 🙂👩‍⚕️, a\u00a0b,\ttab\r\n"
    assert decoded(text.encode(), "f") == text


def test_a_file_of_exactly_one_megabyte_is_read() -> None:
    assert isinstance(decoded(b"#" * 1_000_000, "f"), str)


def test_a_file_that_is_not_there_or_not_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    assert [str(c) for c in read_quiz(tmp_path / "none.yml", tmp_path).complaints] == [
        "none.yml:1: there is no such file. Check the name, or write the file."
    ]
    assert [str(c) for c in read_quiz(tmp_path / "folder.yml", tmp_path).complaints] == [
        "folder.yml:1: the file cannot be read (is a directory). Check that it is a file you may read."
    ]


def test_no_depth_of_nesting_exhausts_the_stack() -> None:
    before = sys.getrecursionlimit()
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000):
        assert "too deep" in str(read_sheet(text, "f").complaints[0])
    assert sys.getrecursionlimit() == before
