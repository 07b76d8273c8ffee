"""Two books with the same prose: a copy of the course, and a plain Jupyter Book without anything of ours.

The plain one is written anew for each run from the course itself, so it has the same words and the same pins.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
import yaml

from tests.conftest import copy_course

_QUIZ = re.compile(r"^(?P<fence>`{3,}|:{3,})\{quiz\}.*?^(?P=fence)\s*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Book:
    """A book to build: its folder, and one edit (`file`, `old`, `new`) as an author would make it."""

    root: Path
    file: Path
    old: str
    new: str

    @property
    def html(self) -> Path:
        """The folder of its pages, once it is built."""
        return self.root / "_build" / "html"


def course(folder: Path, page: str) -> Book:
    """Copy the course, to be edited in the first feedback of a quiz that this page shows."""
    root = copy_course(folder)
    text = (root / f"{page}.ipynb").read_text(encoding="utf-8")
    name = re.search(r"quiz\(\\\"([a-z0-9/-]+)\\\"", text)
    assert name, f"{page} shows no quiz: name another page to measure."
    bank = root / "book" / "quizzes" / f"{name[1]}.yml"
    old = next(line for line in bank.read_text(encoding="utf-8").splitlines() if "feedback: " in line)
    start = old[: old.index("feedback: ") + len("feedback: ")]
    # A quotation mark may follow; a word after it leaves the file sound.
    rest = old[len(start) :]
    return Book(root, bank, old, start + (f"{rest[0]}Indeed. {rest[1:]}" if rest[0] in "'\"" else f"Indeed. {rest}"))


def plain(folder: Path, page: str) -> Book:
    """Write a plain book with the course's prose, to be edited in the first paragraph of this page."""
    root = copy_course(folder)
    for name in ("quizzes", "data"):
        shutil.rmtree(root / "book" / name)
    _without_our_settings(root / "_config.yml")
    for path in (root / "book").rglob("*.md"):
        path.write_text(_QUIZ.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (root / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        # Every code cell of the course shows a piece of ours or prepares one.
        notebook.cells = [cell for cell in notebook.cells if cell.cell_type != "code"]
        nbformat.write(notebook, path)
    chapter = root / f"{page}.ipynb"
    prose = next(
        cell.source.split()[-1]
        for cell in nbformat.read(chapter, as_version=4).cells
        if len(cell.source) > 300 and cell.source[-1] == "."
    )
    return Book(root, chapter, prose, f"Indeed {prose}")


def _without_our_settings(path: Path) -> None:
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    sphinx = settings["sphinx"]
    sphinx.pop("extra_extensions")
    for key in ("nb_render_plugin", "html_math_renderer"):
        sphinx["config"].pop(key, None)
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
