"""The first files of a course of somebody's own, in a folder anywhere: settings, an order, a chapter with a quiz and a
story in it, and the pages around it.

Where quizzes or stories are there already, none is added: the chapter shows those. Nothing that is there is written
over.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onesided.model import CourseError, Shelf
from onesided.model.pages import page_name
from onesided.model.schema import schemas
from onesided.starting.chapter import SECTION, objectives_for
from onesided.starting.naming import slug_of, title_of
from onesided.starting.pieces import OBJECTIVES, Start, filled

CHAPTER, QUIZ, STORY = "first-chapter", "first-chapter/first-questions", "a-first-story"
"""What the first pieces of a course are called, until their author calls them otherwise."""
NAMES = "book/names.txt"
"""The list that is there as soon as an author has let learners in."""
_AROUND = ("book/help-lines", "book/references", "notebooks/your-record")
_AFTER_TITLE = 2
"""The place in the starting chapter of the cell that imports what the others call."""
_NUMBERED = re.compile(r"\d+-")


@dataclass(frozen=True)
class Imprint:
    """What only its author can say of a course: `title`, `author` and `licence` (such as CC-BY-4.0); each may be empty,
    and is then left to be filled in."""

    title: str = ""
    author: str = ""
    licence: str = ""


def course_files(root: Path, said: Imprint) -> Start:
    """The start of a course in the folder `root`, which need not exist. All its files are left alone where they are."""
    shelf, title = Shelf(root), said.title or title_of(slug_of(root.name) or "my-course")
    quizzes, stories = shelf.quizzes(), shelf.vignettes()
    pieces, added = ({}, "") if quizzes or stories else _pieces(shelf)
    shown = (quizzes, stories) if quizzes or stories else ((QUIZ,), (STORY,))
    chapters = _notebooks(root, numbered=True) or [f"notebooks/01-{CHAPTER}"]
    gaps = {"title": json.dumps(title, ensure_ascii=False), "year": str(date.today().year)}
    files = {
        "_config.yml": filled("course/_config.yml", **gaps, author=json.dumps(said.author), own_name=_name(root)),
        "_toc.yml": _toc(root, chapters),
        "CITATION.cff": filled("course/CITATION.cff", **gaps, **_credits(said)),
        "book/welcome.md": filled(
            "course/welcome.md", title=title, first=title_of(page_name(chapters[0])), begin=f"../{chapters[0]}.ipynb"
        ),
        "book/help-lines.md": filled("course/help-lines.md"),
        "book/references.bib": filled("course/references.bib"),
        **pieces,
        **schemas(),
        f"{chapters[0]}.ipynb": _chapter(shelf, *shown),
        "notebooks/your-record.ipynb": filled("course/your-record.ipynb"),
    }
    return Start(files={}, helpers=files, added={OBJECTIVES: added} if added else {})


def _pieces(shelf: Shelf) -> tuple[dict[str, str], str]:
    """A first quiz and a first story, and the objectives that they need and the course has not got yet."""
    explain, _, added = objectives_for(shelf, CHAPTER)
    gaps = {"objective": explain, "see": f"{CHAPTER}#{SECTION}"}
    topic = QUIZ.partition("/")[2]
    return {
        f"book/quizzes/{QUIZ}.yml": filled("quiz.yml", title=title_of(topic), **gaps),
        f"book/vignettes/{STORY}.yml": filled("vignette.yml", title=title_of(STORY), **gaps),
    }, added


def _name(root: Path) -> str:
    """The lines that name the course, so that answers to it mix with those to no other.

    Where learners have answered already, their answers are remembered without a name, and it would cost them those.
    """
    if (root / NAMES).is_file():
        return (
            "    # onesided_name would keep answers to this course apart from those to others. It is left out here:\n"
            "    # learners may have answered already, and with a name their answers would no longer be found."
        )
    name = f"{(slug_of(root.name) or 'course')[:60].strip('-')}-{secrets.token_hex(3)}"
    return (
        "    # Answers to this course are remembered under this name, apart from those to others. Never change it. If\n"
        "    # you make another course out of a copy of this one, give the copy another name.\n"
        f"    onesided_name: {name}"
    )


def _credits(said: Imprint) -> dict[str, str]:
    authors = f"authors:\n  - name: {json.dumps(said.author, ensure_ascii=False)}"
    return {
        "authors": authors if said.author else "# FILL IN: who wrote it, as authors: and below it   - name: Your Name",
        "licence": f"license: {json.dumps(said.licence)}"
        if said.licence
        else "# FILL IN: what others may do with it, as license: CC-BY-4.0. Without a licence nobody may copy it",
    }


def _toc(root: Path, chapters: Iterable[str]) -> str:
    """The order of the book: the chapters, then whatever else there is to read."""
    others = sorted(path.relative_to(root).with_suffix("").as_posix() for path in (root / "book").rglob("*.md"))
    around = [*_AROUND, *(name for name in (*_notebooks(root, numbered=False), *others))]
    around = [name for name in dict.fromkeys(around) if name != "book/welcome"]
    return "\n".join(
        [
            "# The order of the book. Nothing else knows it.",
            "format: jb-book",
            "root: book/welcome",
            "parts:",
            "  - caption: Chapters",
            "    chapters:",
            *(f"      - file: {name}" for name in chapters),
            "  - caption: Around them",
            "    numbered: false",
            "    chapters:",
            *(f"      - file: {name}" for name in around),
            "",
        ]
    )


def _notebooks(root: Path, *, numbered: bool) -> list[str]:
    """The notebooks that are there, without ending: those with a number in front are chapters."""
    found = sorted((root / "notebooks").glob("*.ipynb"))
    return [f"notebooks/{path.stem}" for path in found if bool(_NUMBERED.match(path.name)) == numbered]


def _chapter(shelf: Shelf, quizzes: Iterable[str], stories: Iterable[str]) -> str:
    """A chapter that shows these quizzes and stories, each under its own heading."""
    notebook = json.loads(filled("course/chapter.ipynb"))
    shown = [*(("quiz", name) for name in quizzes), *(("vignette", name) for name in stories)]
    tools = ", ".join(sorted({kind for kind, _ in shown}))
    notebook["cells"].insert(_AFTER_TITLE, _code("tools", "skip", f"from onesided import {tools}"))
    for number, (kind, name) in enumerate(shown, 1):
        notebook["cells"] += _shown(number, kind, name, _title(shelf, kind, name))
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _shown(number: int, kind: str, name: str, title: str) -> Iterator[dict[str, Any]]:
    """The heading and the cell of a piece. What a cell is called stays: it says where an answer was given."""
    id_ = f"{name.rpartition('/')[2]}-{number}"[-50:].strip("-")
    slide = {"slideshow": {"slide_type": "slide"}}
    yield {"cell_type": "markdown", "id": f"about-{id_}", "metadata": slide, "source": [f"## {title}"]}
    yield _code(f"show-{id_}", "subslide", f'{kind}("{name}")')


def _code(id_: str, slide: str, source: str) -> dict[str, Any]:
    """A cell that shows something, its code folded away."""
    slideshow = {"slide_type": slide}
    metadata = {"jupyter": {"source_hidden": True}, "slideshow": slideshow, "tags": ["remove-input"]}
    rest = {"metadata": metadata, "outputs": [], "source": [source]}
    return {"cell_type": "code", "execution_count": None, "id": id_, **rest}


def _title(shelf: Shelf, kind: str, name: str) -> str:
    """The title of a piece that is there and can be read, or else its name in words."""
    try:
        return (shelf.quiz(name) if kind == "quiz" else shelf.vignette(name)).title
    except CourseError:
        return title_of(name.rpartition("/")[2])
