"""Rules about what an item points at, and about the file it stands in: everything that is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import EVERY, GRADED, Flag, rule
from onesided.lint.text import cut
from onesided.model.complaints import Path, nearest
from onesided.model.links import texts

HOUSE = "this course"
_LINK = re.compile(r"\]\(([a-z0-9][a-z0-9-]*#[\w-]+)\)")


@rule("X1", "a file that can be read", "E", HOUSE, scope="file")
def readable(*_: Any) -> Iterator[Flag]:
    """The reader of the course refuses what it would have to guess at: a field it does not know, a text that YAML takes
    for something else, two fields of one name. Each refusal says what to write instead."""
    yield from ()


@rule("X2", "a quiz or a story that is shown", "W", HOUSE, scope="file")
def shown(*_: Any) -> Iterator[Flag]:
    """A quiz or a story that no page shows was forgotten, or its page was; nobody will see it. A page that shows one
    that is not there cannot be built, which is an error."""
    yield from ()


@rule("X3", "works that can be cited", "E", HOUSE, types=EVERY)
def sources(item: Draft, course: Course) -> Iterator[Flag]:
    """Every key under `source` stands in references.bib, so that the reader gets to the work."""
    for number, key in enumerate(item.list("source")):
        if course.sources is not None and isinstance(key, str) and key not in course.sources:
            likely = nearest(key, course.sources)
            mend = f"The nearest is {likely}" if likely else "Add it to book/references.bib"
            yield Flag((*item.path, "source", number), f"there is no work “{cut(key)}”", mend)


@rule("X4", "misconceptions that are described", "E", HOUSE, types=GRADED)
def misconceptions(item: Draft, course: Course) -> Iterator[Flag]:
    """A misconception that an answer names stands in misconceptions.yml, or no report can say what a class believes."""
    for said in item.feedbacks if course.misconceptions is not None else ():
        if said.misconception and said.misconception not in course.misconceptions:
            likely = nearest(said.misconception, course.misconceptions)
            mend = f'Did you mean "{likely}"?' if likely else "Describe it in misconceptions.yml"
            yield Flag(said.path, f'there is no misconception "{said.misconception}"', mend)


@rule("X5", "waivers in use", "W", HOUSE, scope="file")
def waivers(*_: Any) -> Iterator[Flag]:
    """A waiver whose rule no longer finds anything hides the next real flaw. Delete it when the item was mended."""
    yield from ()


@rule("X7", "names that stay", "E", "this course: a learner's history hangs on the names", scope="file")
def names_stay(*_: Any) -> Iterator[Flag]:
    """What a learner answered is remembered under the names of the quiz and the item, and where they are in a story
    under the names of the story and the scene. Rename one of them, and everybody who has answered loses that answer.
    So the names are written down in book/names.txt, and one that is there and no longer in the course is an error: put
    the old name back, or say with `onesided check --accept-names` that the history may go. That the list lacks new
    names is a warning, which the same command mends."""
    yield from ()


@rule("X8", "nothing left blank", "W", HOUSE, scope="file")
def filled_in(*_: Any) -> Iterator[Flag]:
    """A course of your own begins with blanks that only you can fill: whom readers may ring, who wrote it, and what
    others may do with it. Readers in need look for the first of these, so fill it in before anybody reads the pages."""
    yield from ()


@rule("X6", "links that lead somewhere", "E", HOUSE, types=EVERY)
def links(item: Draft, course: Course) -> Iterator[Flag]:
    """A link to a passage of the course leads to a heading or a target that exists."""
    if course.passages is not None and _may_link(item.raw):
        yield from dangling_links(item.raw, item.path, course)


def _may_link(value: Any) -> bool:
    """Whether some text within a value could hold a link. Few do, and this is asked of every item."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "](" in one:
                return True
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return False


def dangling_links(value: Any, path: Path, course: Course) -> Iterator[Flag]:
    """The links to passages that do not exist, in all texts within a value that stands at `path`."""
    for place, text in texts(value, path) if course.passages is not None else ():
        for target in _LINK.findall(text):
            if target not in course.passages:
                likely = nearest(target, course.passages)
                mend = f"The nearest is {likely}" if likely else "Name a heading or a target, as page#heading"
                yield Flag(place, f"the link to {cut(target)} leads nowhere", mend)


def unknown_objective(named: str, course: Course) -> tuple[str, str] | None:
    """What is wrong with the name of an objective, and the mend; None where it is declared."""
    if course.objectives is None or named in course.objectives:
        return None
    likely = nearest(named, course.objectives)
    mend = f'Did you mean "{likely}"?' if likely else "Name one of objectives.yml, or add it there"
    return f'there is no objective "{named}"', mend
