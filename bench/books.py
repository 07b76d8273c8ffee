"""Three books with the same prose: a copy of the course, a plain Jupyter Book, and one with a peer's quizzes.

The others are written anew for each run from the course itself, so they have the same words and the same pins. What is
fair? The plain one keeps no code cells: each of them shows a piece of ours, a quiz, a story or a figure, or prepares
one, and without our package it would fail. So it has less to say than the course, no question and no picture, and no
notebook to run; a build of it is what prose alone costs. That is why builds are compared with notebooks in the cache.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml

from tests.conftest import copy_course

_QUIZ = re.compile(r"^(?P<fence>`{3,}|:{3,})\{quiz\}.*?^(?P=fence)\s*$", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(r"quiz\(\\?\"([a-z0-9/-]+)\\?\"")


@dataclass(frozen=True)
class Book:
    """A book to build: its folder, and an edit as an author would make it: a word put before `text` in `file`."""

    root: Path
    file: Path
    text: str

    @property
    def html(self) -> Path:
        """The folder of its pages, once it is built."""
        return self.root / "_build" / "html"

    def edit(self, word: str = "indeed") -> None:
        """Put one more word into the file."""
        written = self.file.read_text(encoding="utf-8")
        assert self.text in written, f"{self.text!r} is no longer in {self.file}."
        self.file.write_text(written.replace(self.text, f"{word} {self.text}", 1), encoding="utf-8")


def course(folder: Path, page: str) -> Book:
    """Copy the course, to be edited in a question of a quiz that this page shows."""
    root = copy_course(folder)
    for name in shown_on(root, page):
        bank = root / "book" / "quizzes" / f"{name}.yml"
        # A word in the middle of a plain line: whatever stands around it, the file stays sound.
        if stem := re.search(r"^ +stem: \"?\w+ \w+ (\w+ \w+ \w+)", bank.read_text(encoding="utf-8"), re.MULTILINE):
            return Book(root, bank, stem[1])
    raise SystemExit(f"{page} asks no question of six words on one line: name another page to measure.")


def shown_on(root: Path, page: str) -> list[str]:
    """Return the names of the quizzes that a notebook shows."""
    names = _SHOWN.findall((root / f"{page}.ipynb").read_text(encoding="utf-8"))
    assert names, f"{page} shows no quiz: name another page to measure."
    return list(dict.fromkeys(names))


def plain(folder: Path, page: str) -> Book:
    """Write a plain book with the course's prose, to be edited in the first long paragraph of this page."""
    root = copy_course(folder)
    for name in ("quizzes", "vignettes", "data"):
        shutil.rmtree(root / "book" / name)
    _without_our_settings(root / "_config.yml")
    for path in (root / "book").rglob("*.md"):
        path.write_text(_QUIZ.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (root / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        notebook.cells = [cell for cell in notebook.cells if cell.cell_type != "code"]
        nbformat.write(notebook, path)
    chapter = root / f"{page}.ipynb"
    prose = next(
        cell.source.split()[-1]
        for cell in nbformat.read(chapter, as_version=4).cells
        if len(cell.source) > 300 and cell.source[-1] == "."
    )
    return Book(root, chapter, prose)


def _without_our_settings(path: Path) -> None:
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    sphinx: dict[str, Any] = settings["sphinx"]
    sphinx.pop("extra_extensions")
    ours = ("nb_render_plugin", "html_math_renderer", "numfig")
    sphinx["config"] = {
        name: value for name, value in sphinx["config"].items() if name not in ours and not name.startswith("onesided_")
    }
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
