"""Whether a statement is one of those that `xapi.schema.json` describes: asked of each before it leaves the course."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from onesided.model.complaints import CourseError

SCHEMA = Path(__file__).with_name("xapi.schema.json")


def checked(statements: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same statements; the first that does not fit the schema is a CourseError."""
    for statement in statements:
        if where := misfit(statement):
            raise CourseError(
                f"The statement on attempt {statement['id']} is not as it should be ({where}), so nothing was written "
                "or sent. The mistake is the course's: please report it."
            )
        yield statement


def misfit(statement: Any) -> str | None:
    """Say in half a sentence where the statement does not fit the schema; None where it fits."""
    error = best_match(_validator().iter_errors(statement))
    return f"{error.json_path}: {error.message}" if error else None


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
