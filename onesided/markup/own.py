"""What a learner has of their own: the map, the review, the record, the words that were kept.

Each is a piece like any other: complete HTML that says what it is and for whom it cannot work, and a place that the
script fills. No answer of anybody's is ever written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, get_args

from onesided.markup.markdown import Href, plain
from onesided.markup.messages import sentence
from onesided.markup.quiz import Cite, Heading, order_of, speech, template
from onesided.model.aims import Misconception
from onesided.model.colophon import Colophon
from onesided.model.items import Quiz

Own = Literal["map", "calibration", "review", "record", "words"]
OWN: tuple[Own, ...] = get_args(Own)
"""The pieces of a learner's own, by name."""

NUMBER = "\ue000"
"""Stands for the number of a question that is rendered before anybody knows which place it will have."""


class Chapter(NamedTuple):
    """Where a question comes from, as its reader is told."""

    number: int
    title: str


def own_html(
    name: Own,
    *,
    host: Literal["lab", "page"],
    course: Mapping[str, Any] | None = None,
    items: str = "",
    file: str = "",
    chapters: Sequence[Mapping[str, Any]] = (),
    to_review: str = "",
    colophon: Colophon | None = None,
) -> str:
    """One piece of the learner's own as `<section class="onesided os-mine">`, the same text whatever was answered.

    `course` is the index of the course, for a host that works out by itself what follows from the answers; `items` is
    the HTML of questions that are already known to be due; `file` is where the record lies, where that is a file;
    `chapters` are those that can be handed in by themselves, each with `name`, `number`, `title` and `pieces`;
    `to_review` is the address of the page on which what is due is asked; `colophon` is what the course says of itself,
    where a problem with a question can be reported.
    """
    return template(f"own-{name}").render(
        name=name,
        host=host,
        course=course,
        items=items,
        file=file,
        chapters=chapters,
        to_review=to_review,
        colophon=colophon,
    )


def own_text(name: Own) -> str:
    """What stands in a saved notebook and in plain text: what the piece is, and how to see it."""
    return sentence(f"own-{name}-not-run")


def review_items(
    quiz: Quiz,
    name: str,
    *,
    chapter: Chapter,
    href: Href | None = None,
    heading: Heading | None = None,
    cite: Cite | None = None,
    beliefs: Mapping[str, Misconception] | None = None,
    colophon: Colophon | None = None,
) -> dict[str, str]:
    """The graded questions of a quiz, each as it is asked in a review: the name it is remembered by to its `<li>`.

    It asks how sure one is, wherever the question came from; its number is `NUMBER`, for the script to fill in.
    """
    sure = quiz.model_copy(update={"confidence": True})
    kept = colophon.kept(name) if colophon else name
    asked_from = {"quiz": kept, "words": sentence("own-review-from", number=chapter.number, title=plain(chapter.title))}
    said = speech(href, cite, heading)
    return {
        f"{kept}#{item.id}": template("own-item").render(
            quiz=sure,
            item=item,
            number=NUMBER,
            asked_from=asked_from,
            order_of=partial(order_of, name, quiz),
            beliefs=beliefs or {},
            **said,
        )
        for item in quiz.items
        if item.type not in ("scale", "reflect")
    }
