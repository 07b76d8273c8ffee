"""What a folder of somebody's own need not hold, and what it means that it is not there.

A few quizzes in a folder are enough to check, preview and show them. What cannot be done with so little, or is not
looked at, is said in sentences, each only where it matters for what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onesided.lint.draft import Draft
from onesided.model.colophon import CONFIG
from onesided.model.pages import page_paths

TOC = "_toc.yml"
COMPLETE = '"onesided new course FOLDER" writes what is missing, and over nothing'


def absent(root: Path, items: Sequence[Draft]) -> Iterator[str]:
    """What the folder at `root` has not got, as sentences; `items` are those of all its quizzes."""
    if missing := [name for name in (CONFIG, TOC) if not (root / name).is_file()]:
        yield (
            f"There is no {' and no '.join(missing)}, so no book can be built of this folder. What is in it can be "
            f"checked, previewed and shown in notebooks all the same. {COMPLETE}."
        )
    if CONFIG in missing:
        yield (
            "Without a name of its own, which stands in that file, answers to its quizzes and stories are remembered "
            "by their names alone: those to a quiz of the same name in another course would be taken for answers to it."
        )
    if not (root / "book" / "objectives.yml").is_file():
        yield (
            "There is no book/objectives.yml, so objectives are taken as they are named, and a misspelt one goes "
            "unnoticed."
        )
    if not page_paths(root):
        yield (
            "There is no page, neither a notebook in notebooks/ nor a Markdown file in book/, so nothing was said of "
            "passages to read again, nor of what no page shows."
        )
    if not (root / "book" / "references.bib").is_file() and any(item.list("source") for item in items):
        yield "There is no book/references.bib, so works are shown by the keys that questions name, and by no more."
