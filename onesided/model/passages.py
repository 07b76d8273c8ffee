"""The passages that a quiz points at: where a learner is sent to read again, and links within its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onesided.model.items import Quiz

_LINK = re.compile(r"\]\(([a-z0-9][a-z0-9-]*#[\w-]+)\)")


def passages_of(quiz: Quiz) -> tuple[tuple[str, str], ...]:
    """Return each passage (`page#heading`) with the item that names it ("" for the quiz's own introduction)."""
    found = [("", passage) for passage in _LINK.findall(quiz.intro or "")]
    for item in quiz.items:
        found += [(item.id, passage) for passage in (getattr(item, "see", None), *_links(item.model_dump())) if passage]
    return tuple(dict.fromkeys(found))


def _links(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield from _LINK.findall(value)
        case dict():
            for inner in value.values():
                yield from _links(inner)
        case list() | tuple():
            for inner in value:
                yield from _links(inner)
