"""The index of a course: its chapters, objectives, questions and stories, as far as progress needs to know them.

It is small enough to stand on a page, and holds no answer: which questions there are, what they belong to, and by which
mark an attempt knows that it was made on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from onesided.model.colophon import colophon_of
from onesided.model.digest import digest, meaning, story_digest
from onesided.model.items import Item, Quiz
from onesided.model.pages import page_name
from onesided.model.shelf import Shelf
from onesided.model.shown import cells, shown
from onesided.model.stories import Vignette
from onesided.progress.ladder import LADDER

UNGRADED = ("scale", "reflect")
"""The types of items that have no right answer."""

_TITLE = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)


def course_of(
    shelf: Shelf,
    href: Callable[[str], str] | None = None,
    plain: Callable[[str], str] | None = None,
    *,
    items_of: Callable[[str], dict[str, Any]] | None = None,
    story_of: Callable[[str], dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """The index as JSON: `version`, `ladder`, `chapters`, `objectives`, `items` and `stories`.

    Items and stories go by the names that answers to them are remembered by; `mark` is what stands before those in a
    course that has a name of its own. A chapter is a notebook with a number from
    1 that shows a quiz; what no chapter shows is in no index. `href` makes the address of a chapter from its slug,
    `SLUG.html` without it; `plain` makes words of Markdown, which stays as written without it. Raises CourseError where
    a file cannot be read.
    """
    href, plain = href or "{}.html".format, plain or str
    colophon = colophon_of(shelf.root)
    kept = colophon.kept
    items_of = items_of or (lambda name: entries_of(shelf.quiz(name), plain))
    story_of = story_of or (lambda name: entry_of(shelf.vignette(name), plain))
    quizzes, stories = _by_chapter(shelf, "quiz"), _by_chapter(shelf, "vignette")
    files = sorted({file for shown_in in quizzes.values() for file in shown_in})
    chapters = {page_name(file): _chapter(shelf, file, href, plain) for file in files}
    items = {
        kept(f"{quiz}#{item}"): {"chapter": page_name(shown_in[0]), **entry}
        for quiz, shown_in in quizzes.items()
        for item, entry in items_of(quiz).items()
    }
    asked = {item["objective"] for item in items.values()}
    return {
        "version": 1,
        **({"mark": colophon.mark} if colophon.mark else {}),
        "ladder": LADDER,
        "chapters": list(chapters.values()),
        "objectives": {
            name: {"chapter": objective.chapter, "text": plain(objective.text)}
            for name, objective in shelf.aims().items()
            if name in asked
        },
        "items": items,
        "stories": {
            kept(name): {
                "chapters": [page for file in shown_in if (page := page_name(file)) in chapters],
                **story_of(name),
            }
            for name, shown_in in stories.items()
            if any(page_name(file) in chapters for file in shown_in)
        },
    }


def entries_of(quiz: Quiz, plain: Callable[[str], str]) -> dict[str, Any]:
    """What the index says of each item of a quiz, by its id, wherever the quiz is shown."""
    return {item.id: _item(item, plain) for item in quiz.items}


def entry_of(vignette: Vignette, plain: Callable[[str], str]) -> dict[str, Any]:
    """What the index says of a story, wherever it is shown."""
    return {
        "meaning": meaning(story_digest(vignette)),
        "title": plain(vignette.title),
        "minutes": vignette.minutes,
    }


def pieces_of(course: dict[str, Any]) -> list[dict[str, Any]]:
    """The chapters of an index in their order, each with `name`, `number`, `title`, and the names of its `pieces`.

    Pieces are quizzes and stories; a quiz belongs where it is shown first, a story wherever it is shown.
    """
    return [
        {
            "name": chapter["name"],
            "number": chapter["number"],
            "title": chapter["title"],
            "pieces": [
                *dict.fromkeys(
                    name.partition("#")[0]
                    for name, item in course["items"].items()
                    if item["chapter"] == chapter["name"]
                ),
                *(name for name, story in course["stories"].items() if chapter["name"] in story["chapters"]),
            ],
        }
        for chapter in course["chapters"]
    ]


def _by_chapter(shelf: Shelf, kind: str) -> dict[str, list[str]]:
    """The pieces of a kind by name, each with the numbered notebooks that show it, in their order."""
    found: dict[str, list[str]] = {}
    for name, places in shown(shelf.root, kind).items():
        files = dict.fromkeys(file for file, _ in places if _number(file))
        if files:
            found[name] = list(files)
    return found


def _number(file: str) -> int:
    """The number of a chapter by its file; 0 for what stands before the chapters, and for every other page."""
    found = re.match(r"notebooks/(\d+)-", file)
    return int(found[1]) if found else 0


def _chapter(shelf: Shelf, file: str, href: Callable[[str], str], plain: Callable[[str], str]) -> dict[str, Any]:
    slug = page_name(file)
    title = _TITLE.search("\n\n".join(cells(shelf.root / file, "markdown")))
    return {"name": slug, "number": _number(file), "title": plain(title[1]) if title else slug, "href": href(slug)}


def _item(item: Item, plain: Callable[[str], str]) -> dict[str, Any]:
    entry = {
        "objective": item.objective,
        "meaning": meaning(digest(item)),
        "type": item.type,
        "graded": item.type not in UNGRADED,
    }
    # Only what a learner wrote about is printed again, under its question.
    return entry | ({"stem": plain(item.stem)} if item.type == "reflect" else {})
