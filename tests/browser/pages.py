"""Which pages the built book has, known from the table of contents before anything is built."""

from __future__ import annotations

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
