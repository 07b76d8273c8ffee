"""The single values an author may write: text, names, numbers and truth.

A file's scalars arrive as strings, always, so that an option written `no` stays the word it is. Here they get
their types, and more strictly than pydantic would do it: `yes`, `1_000` and `8,5` are refused instead of
guessed at.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    # An editor sees `text: 8` as a number and `text: true` as a truth; the reader sees the words.
    Field(json_schema_extra={"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]
"""Markdown that says something: never empty."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)]
"""A name made of words: lower-case letters and digits joined by hyphens, beginning with a letter."""

Passage = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*#[\w-]+$")]
"""A passage of the course: the page's slug, `#`, the heading's slug."""

CitationKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][\w:.-]*$")]
"""A key of references.bib."""

RuleName = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{1,2}$")]
"""A rule of the lint, such as O1."""

_REAL = re.compile(r"[-+]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][-+]?\d{1,4})?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,9}", re.ASCII)


def _truth(value: Any) -> Any:
    match value:
        case "true":
            return True
        case "false":
            return False
        case bool():
            return value
    raise PydanticCustomError("bool_parsing", "true or false was expected")


def _real(value: Any) -> Any:
    match value:
        case str() if _REAL.fullmatch(value.strip()):
            return float(value)
        case int() | float() if not isinstance(value, bool):
            return value
    raise PydanticCustomError("float_parsing", "a number was expected")


def _whole(value: Any) -> Any:
    match value:
        case str() if _WHOLE.fullmatch(value.strip()):
            return int(value)
        case int() if not isinstance(value, bool):
            return value
    raise PydanticCustomError("int_parsing", "a whole number was expected")


Truth = Annotated[bool, BeforeValidator(_truth)]
"""`true` or `false`, and no other word for it."""

Real = Annotated[float, BeforeValidator(_real), Field(allow_inf_nan=False)]
"""A finite number, with a decimal point."""

Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
