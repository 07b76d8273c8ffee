"""Which pages the built book has, known from the table of contents before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tests.conftest import ROOT

MADE_BY_SPHINX = ("genindex", "search")


def _named(part: Any) -> Iterator[str]:
    match part:
        case {"root": str(name), **rest} | {"file": str(name), **rest}:
            yield name
            yield from _named(rest)
        case dict():
            for inner in part.values():
                yield from _named(inner)
        case list():
            for inner in part:
                yield from _named(inner)


PAGES = tuple(
    f"{name}.html"
    for name in (*_named(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))), *MADE_BY_SPHINX)
)
"""Every page of the course's book, as a path from the folder of the built pages."""

LESSONS = tuple(path for path in PAGES if re.match(r"notebooks/\d", path))
"""The chapters: the pages that have questions, stories and explorations."""

OWN = tuple(path for path in PAGES if path.startswith("notebooks/") and path not in LESSONS)
"""The pages of what a learner has of their own."""

_SHEETS = ("/plans/", "/handouts/")
ONE_OF_A_KIND = tuple(
    path
    for place, path in enumerate(PAGES)
    if not any(folder in path and any(folder in before for before in PAGES[:place]) for folder in _SHEETS)
)
"""Every page but the plans and handouts after the first: they are written alike, text and tables with no piece in them."""
