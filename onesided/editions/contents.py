"""The order of an edition, as `_toc.yml` has it: the pages, each with the caption of the part it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from onesided.model import CourseError
from onesided.model.pages import page_name


@dataclass(frozen=True)
class Place:
    """A page of the book: its document's name, such as `notebooks/01-a-unique-bond`, and the caption of its part."""

    docname: str
    part: str = ""

    @property
    def name(self) -> str:
        """The short name that passages use."""
        return page_name(self.docname)

    @property
    def number(self) -> int | None:
        """The number of a chapter; None for any other page."""
        found = re.match(r"(\d+)-", PurePosixPath(self.docname).name)
        return int(found[1]) if found else None


def places(root: Path) -> list[Place]:
    """Return the pages of the book in `root` in their order. A course without `_toc.yml` is a CourseError."""
    path = root / "_toc.yml"
    if not path.is_file():
        raise CourseError(f"There is no {path.name} in {root}, so the order of the book is not known. Write one.")
    contents = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return list(_walk({"file": contents.get("root"), **contents}, ""))


def _walk(entry: dict[str, Any], part: str) -> Iterator[Place]:
    if entry.get("file"):
        yield Place(re.sub(r"\.(md|ipynb)$", "", str(entry["file"])), part)
    for key in ("parts", "chapters", "sections"):
        for below in entry.get(key) or []:
            yield from _walk(below, below.get("caption") or part)
