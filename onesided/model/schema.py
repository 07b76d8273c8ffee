"""The JSON Schemas that editors use while somebody writes a file, generated from the classes of the model.

A file names its schema in a comment on its first line, `# yaml-language-server: $schema=…`. An editor types
scalars before it looks at the schema, and the reader does not; so a text may be a number or a truth here.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from onesided.model.aims import Misconception, Objective
from onesided.model.items import Quiz, Slug
from onesided.model.stories import Vignette

FILES: dict[str, Any] = {
    "book/quizzes/quiz.schema.json": Quiz,
    "book/vignettes/vignette.schema.json": Vignette,
    "book/objectives.schema.json": dict[Slug, Objective],
    "book/misconceptions.schema.json": dict[Slug, Misconception],
}
"""Where each schema is kept, from the project's root, and what it describes."""


def schema_of(shape: Any) -> dict[str, Any]:
    """The JSON Schema (draft 7, which every editor knows) of files of this shape."""
    body = _tidy(TypeAdapter(shape).json_schema())
    return {"$schema": "http://json-schema.org/draft-07/schema#", **body}


def schemas() -> dict[str, str]:
    """The text of every schema file, by its path from the project's root; the same for the same classes."""
    return {path: json.dumps(schema_of(shape), indent=2, ensure_ascii=False) + "\n" for path, shape in FILES.items()}


def _tidy(schema: Any) -> Any:
    """Without the titles that pydantic makes up and the discriminator that only OpenAPI has."""
    match schema:
        case {"properties": dict(properties), **rest}:
            # Names of fields are not keywords: an item may well have a field called title.
            return {**_tidy(rest), "properties": {name: _tidy(inner) for name, inner in properties.items()}}
        case dict():
            return {name: _tidy(inner) for name, inner in schema.items() if name not in ("title", "discriminator")}
        case list():
            return [_tidy(inner) for inner in schema]
    return schema
