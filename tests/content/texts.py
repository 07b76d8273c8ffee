"""Every text of the course with its place: the checks of words, sentences and sources all read these.

A page is cut at its headings, wherever its cells begin and end; a notebook's code gives its captions and text
alternatives. A question or a scene gives each of its texts, under the names that lead to it in its file.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from onesided.lint.pages import slug_of
from onesided.model.links import texts
from tests.conftest import ROOT

SKIPPED = {"references.md", "data/README.md", "for-teachers/claims.yml"}
"""Titles of works, in the spelling of those who wrote them; a page for those who keep the course; what a page is made of."""

NAMES = {
    "id", "type", "objective", "objectives", "see", "source", "goto", "requires", "touches", "effects", "stance", "rank",
    "start", "who", "misconception", "group", "perspective", "meters", "rule", "chapter", "level", "verb", "number",
}  # fmt: skip
"""The fields that hold names, which nobody reads."""

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,}|:{3,})")


@dataclass(frozen=True)
class Text:
    """A piece of text: its file from the project's root, its place in it, the section it stands in, and its kind.

    `kind` is prose, code (captions and text alternatives), question or story. `section` is the heading's slug in a
    page, and the item or scene elsewhere; `under` is the slug of the chapter's part (a heading of level 2) around it.
    """

    file: str
    place: str
    section: str
    under: str
    kind: str
    text: str


@cache
def every_text(root: Path = ROOT) -> tuple[Text, ...]:
    """Every text of the course, page after page, each in the order in which it is read."""
    return (*page_texts(root), *data_texts(root))


@cache
def page_texts(root: Path = ROOT) -> tuple[Text, ...]:
    """The texts of the notebooks and pages."""
    pages = [*sorted((root / "notebooks").glob("*.ipynb")), *sorted((root / "book").rglob("*.md"))]
    found: list[Text] = []
    for path in pages:
        if _is_read(path, root):
            found += _page(path.relative_to(root).as_posix(), path)
    return tuple(found)


@cache
def data_texts(root: Path = ROOT) -> tuple[Text, ...]:
    """The texts of the questions, the stories, the objectives and the misconceptions."""
    found: list[Text] = []
    for path in filter(lambda path: _is_read(path, root), sorted((root / "book").rglob("*.yml"))):
        file = path.relative_to(root).as_posix()
        kind = "question" if "quizzes" in path.parts else "story" if "vignettes" in path.parts else "data"
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        for place, text in texts(value):
            if not NAMES & set(place):
                home = _home(value, place)
                found.append(Text(file, _called(value, place), home, home, kind, text))
    return tuple(found)


def cells(path: Path) -> list[dict]:
    """The cells of a notebook, each source as one string; a Markdown page is one Markdown cell."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return [{"id": "page", "cell_type": "markdown", "metadata": {}, "source": text}]
    return [{**cell, "source": "".join(cell["source"])} for cell in json.loads(text)["cells"]]


def _is_read(path: Path, root: Path) -> bool:
    return path.relative_to(root).as_posix().partition("/")[2] not in SKIPPED


def _page(file: str, path: Path) -> Iterator[Text]:
    section = under = ""
    for cell in cells(path):
        if cell["cell_type"] == "code":
            for words in _strings(cell["source"]):
                yield Text(file, cell["id"], section, under, "code", words)
            continue
        lines: list[str] = []
        fence = ""
        for line in cell["source"].splitlines():
            if mark := _FENCE.match(line):
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            if (heading := _HEADING.match(line)) and not fence:
                yield from _text(file, cell["id"], section, under, lines)
                section, lines = slug_of(heading[2]), []
                under = section if len(heading[1]) <= 2 else under
            lines.append(line)
        yield from _text(file, cell["id"], section, under, lines)


def _text(file: str, place: str, section: str, under: str, lines: list[str]) -> Iterator[Text]:
    if any(line.strip() for line in lines):
        yield Text(file, place, section, under, "prose", "\n".join(lines).strip())


def _strings(source: str) -> Iterator[str]:
    """What a figure's code says to its reader: strings of more than three different words."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(set(node.value.split())) > 3:
            yield node.value


def _home(value: object, place: tuple) -> str:
    """The item or the scene that a text belongs to; "" for the file's own."""
    match place:
        case ("items", int(number), *_):
            return value["items"][number].get("id", str(number))
        case ("scenes", str(scene), *_):
            return scene
        case (str(name), _, *_) if name not in ("discuss", "waive"):
            return name
        case _:
            return ""


def _called(value: object, place: tuple) -> str:
    parts = [str(part + 1) if isinstance(part, int) else str(part) for part in place]
    if parts[0] == "items":
        parts[:2] = [_home(value, place)]
    return " > ".join(part for part in parts if part not in ("scenes",))
