"""The first files of a chapter: a notebook with all its parts in the order in which every chapter has them, its
quizzes, its story, and two objectives where it has none yet."""

from __future__ import annotations

import re
from itertools import count

from onesided.model import CourseError, Objective, Shelf
from onesided.model.pages import page_paths
from onesided.starting.naming import title_of
from onesided.starting.pieces import OBJECTIVES, Start, filled, new_objectives

SECTION = "the-first-section"
"""The heading in the starting notebook that its quizzes send readers to."""
_LINK = re.compile(r"\[(?P<words>[^\]\[]*)\]\(\.\./(?P<path>book/[\w/-]+\.md)\)")
_USING = ("apply", "analyse", "evaluate")


def chapter_files(shelf: Shelf, name: str) -> Start:
    """The start of a chapter, with the next free number; CourseError where a page of that name is there already."""
    if there := page_paths(shelf.root).get(name):
        raise CourseError(f'There is a page "{name}" already: {there}. Edit it, or choose another name.')
    title, path = title_of(name), f"notebooks/{_free_number(shelf):02}-{name}.ipynb"
    explain, apply, added = objectives_for(shelf, name)
    gaps = {"title": title, "see": f"{name}#{SECTION}", "objective": explain, "understand": explain, "apply": apply}
    helpers = {
        f"book/quizzes/{name}/before-you-read.yml": filled("before-you-read.yml", **gaps),
        f"book/quizzes/{name}/{SECTION}.yml": filled("quiz.yml", **{**gaps, "title": title_of(SECTION)}),
        f"book/quizzes/{name}/something-to-think-about.yml": filled("reflect.yml", **gaps),
        f"book/quizzes/{name}/chapter-quiz.yml": filled("chapter-quiz.yml", **{**gaps, "title": title.lower()}),
        f"book/vignettes/{name}.yml": filled("vignette.yml", **gaps),
    }
    return Start(
        files={path: _with_links_that_lead(shelf, filled("chapter.ipynb", chapter=name, title=title))},
        helpers=helpers,
        added={OBJECTIVES: added} if added else {},
        choices=(f"The book shows it once this line stands in _toc.yml, at its place:\n{_toc_line(shelf, path)}",),
    )


def objectives_for(shelf: Shelf, chapter: str) -> tuple[str, str, str]:
    """The objectives for understanding and for use, and what has to be added to the list for them to be there."""
    known = shelf.aims()
    mine: dict[str, Objective] = {name: one for name, one in known.items() if one.chapter == chapter}
    if mine:
        first = next(iter(mine))
        explain = next((name for name, one in mine.items() if one.level not in _USING), first)
        return explain, next((name for name, one in mine.items() if one.level in _USING), first), ""
    return f"explain-{chapter}", f"apply-{chapter}", new_objectives(shelf, chapter)


def _with_links_that_lead(shelf: Shelf, notebook: str) -> str:
    """The notebook, with the mere words of links to pages that this course has not got: no book is built with those."""
    there = set(page_paths(shelf.root).values())
    return _LINK.sub(lambda link: link[0] if link["path"] in there else link["words"], notebook)


def _free_number(shelf: Shelf) -> int:
    names = (path.name for path in (shelf.root / "notebooks").glob("*.ipynb"))
    taken = {int(found[1]) for name in names if (found := re.match(r"(\d+)-", name))}
    return next(number for number in count(1) if number not in taken)


def _toc_line(shelf: Shelf, path: str) -> str:
    """The line as it would stand beside the other chapters. Where in the book it belongs, only its author knows."""
    toc = shelf.root / "_toc.yml"
    text = toc.read_text(encoding="utf-8") if toc.is_file() else ""
    beside = re.search(r"^(\s*- file: )notebooks/", text, re.MULTILINE)
    return f"{beside[1].lstrip(chr(10)) if beside else '      - file: '}{path.removesuffix('.ipynb')}"
