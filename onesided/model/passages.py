"""The passages that a quiz points at: where a learner is sent to read again, and links within its text."""

from __future__ import annotations

import re

from onesided.model.items import Item, Quiz
from onesided.model.links import texts

_LINK = re.compile(r"\]\(([a-z0-9][a-z0-9-]*#[\w-]+)\)")


def passages_of(quiz: Quiz) -> tuple[tuple[str, str], ...]:
    """Return each passage (`page#heading`) with the item that names it ("" for the quiz's own introduction)."""
    found = [("", passage) for passage in _LINK.findall(quiz.intro or "")]
    for item in quiz.items:
        found += [(item.id, passage) for passage in (getattr(item, "see", None), *_links(item)) if passage]
    return tuple(dict.fromkeys(found))


def _links(item: Item) -> list[str]:
    return [passage for _, text in texts(item.model_dump(mode="json")) for passage in _LINK.findall(text)]
