"""From the bytes of a file to its text, or to one complaint that says why there is none.

Nothing is parsed here: a file that is missing, huge, not UTF-8 or full of control characters is refused
before a parser sees it.
"""

from __future__ import annotations

import re
from pathlib import Path

from onesided.model.complaints import Complaint

LARGEST = 1_000_000
"""Bytes. The largest real bank is a hundred times smaller."""

# Among them are line separators that editors do not count: they would shift every line number after them.
UNWANTED = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
"""A character that has no place in a text: a control character, half a pair, or an invisible break."""


def text_of(path: Path, file: str) -> str | Complaint:
    """The text of the file at `path`, which complaints call `file`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return Complaint(file, 1, "", "there is no such file", "Check the name, or write the file")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        what = f"the file cannot be read ({why.lower()})"
        return Complaint(file, 1, "", what, "Check that it is a file you may read")
    return decoded(data, file)


def decoded(data: bytes, file: str) -> str | Complaint:
    """The text in these bytes, which complaints call `file`."""
    if len(data) > LARGEST:
        return Complaint(file, 1, "", "the file is larger than 1 MB", "Split it into several files")
    if data.startswith(b"\xef\xbb\xbf"):
        return Complaint(file, 1, "", "the file begins with a byte-order mark", "Save it as UTF-8 without BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Complaint(file, line, "", f"byte 0x{data[error.start]:02x} is not UTF-8", "Save the file as UTF-8")
    if found := UNWANTED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return Complaint(file, line, "", f"{character(found[0])} stands here, which no text needs", "Delete it")
    if not text.strip():
        return Complaint(file, 1, "", "the file is empty", "Write into it, or delete it")
    return text


def character(char: str) -> str:
    """The name of a character that cannot be printed."""
    return f"the invisible character U+{ord(char):04X}"
