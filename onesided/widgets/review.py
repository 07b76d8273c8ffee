"""A review in a notebook: the questions that are due today, each answered as it is in its chapter."""

from __future__ import annotations

from typing import Any

import traitlets

from onesided.judge import judge
from onesided.markup.markdown import plain
from onesided.markup.own import NUMBER, Chapter, own_html, own_text, review_items
from onesided.markup.reference import own_reference
from onesided.model import Shelf, find_shelf
from onesided.model.colophon import colophon_of
from onesided.model.digest import digest
from onesided.model.items import Item
from onesided.progress import course_of
from onesided.record import Attempt, learner
from onesided.sources.citation import citer
from onesided.widgets.place import links
from onesided.widgets.remembering import Remembering
from onesided.widgets.standing import summary_now
from onesided.widgets.today import today


class Review(Remembering):
    """What is due today, as one list that can be answered; `due` are the full names of its questions.

    Running the cell again asks what is due then. `answered` counts the questions answered in this review.
    """

    items = traitlets.List().tag(sync=True)
    begun = traitlets.Bool().tag(sync=True)
    answered = traitlets.Int()

    def __init__(self, shelf: Shelf) -> None:
        course = course_of(shelf, plain=plain)
        summary = summary_now(course)
        self.due: tuple[str, ...] = tuple(summary["due"]["now"])
        self._items = _asked(shelf, self.due)
        super().__init__(
            reference=own_reference("review"),
            sentence=own_text("review"),
            html=own_html("review", host="lab", items=_html(shelf, course, self.due), colophon=colophon_of(shelf.root)),
            digests={name: digest(item) for name, item in self._items.items()},
            occasion=f"review#{today()}",
            learner=learner(),
            begun=summary["attempts"] > 0,
        )

    def _verdict(self, name: str, response: Any) -> dict[str, Any]:
        return judge(self._items[name], response).as_json()

    def _derive(self, latest: dict[str, Attempt]) -> None:
        self.answered = sum(attempt["response"] is not None for attempt in latest.values())


def review() -> Review:
    """Show the questions that are due today, drawn from all that was answered; at most about ten minutes of them."""
    return Review(find_shelf())


def _quizzes(shelf: Shelf, due: tuple[str, ...]) -> dict[str, str]:
    """The quizzes that hold these questions, by the names that they are remembered by."""
    kept = dict.fromkeys(name.partition("#")[0] for name in due)
    return {quiz: name for quiz in kept if (name := shelf.named(quiz))}


def _asked(shelf: Shelf, due: tuple[str, ...]) -> dict[str, Item]:
    quizzes = _quizzes(shelf, due)
    found = {f"{kept}#{item.id}": item for kept, quiz in quizzes.items() for item in shelf.quiz(quiz).items}
    return {name: found[name] for name in due}


def _html(shelf: Shelf, course: dict[str, Any], due: tuple[str, ...]) -> str:
    """The questions in their order; in JupyterLab they are there at once, so their numbers are written here."""
    href = links(shelf.root)
    cite, beliefs, colophon = citer(shelf.root, href), shelf.beliefs(), colophon_of(shelf.root)
    chapters = {one["name"]: Chapter(one["number"], one["title"]) for one in course["chapters"]}
    rendered: dict[str, str] = {}
    for kept, name in _quizzes(shelf, due).items():
        first = next(item for item in due if item.startswith(f"{kept}#"))
        chapter = chapters[course["items"][first]["chapter"]]
        rendered |= review_items(
            shelf.quiz(name), name, chapter=chapter, href=href, cite=cite, beliefs=beliefs, colophon=colophon
        )
    return "\n".join(rendered[name].replace(NUMBER, str(number)) for number, name in enumerate(due, 1))
