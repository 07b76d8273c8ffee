"""The book as a search sees it: its pages in their order, each with its places; what objectives and beliefs say."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from sphinx.builders.html import StandaloneHTMLBuilder

from onesided.bookext.finding.asked import places_of_quiz, places_of_story
from onesided.bookext.finding.place import Piece, Place
from onesided.bookext.finding.places import KEPT, with_words
from onesided.bookext.finding.words import language_of, words_in
from onesided.bookext.kept import kept
from onesided.bookext.pieces import beliefs_of, shelf_of
from onesided.markup.markdown import plain
from onesided.model import CourseError

_CHAPTER = re.compile(r"notebooks/\d")
CHAPTER, AROUND, ASIDE = 1.0, 0.9, 0.5
"""How much a page counts: a chapter; a page around the chapters; a page of a set of its own, in a deeper folder."""


@dataclass(frozen=True)
class Found:
    """A page that a search can lead to: its address below the book's root, its title, its weight and its places."""

    docname: str
    address: str
    title: str
    weight: float
    places: tuple[Place, ...]


def pages_of(builder: StandaloneHTMLBuilder) -> list[Found]:
    """Return the pages of the book in the order of its table of contents, worked out once for each build.

    A quiz or story that is shown on several pages has its places on the first of them.
    """
    if not hasattr(builder, "onesided_found"):
        builder.onesided_found = _pages(builder)  # type: ignore[attr-defined]
    return builder.onesided_found  # type: ignore[attr-defined]


def words_about(builder: StandaloneHTMLBuilder) -> dict[str, str]:
    """Return the words of each objective and of each misconception, by its name, as far as the course has any."""
    shelf = shelf_of(builder.env)
    words = {name: belief.belief for name, belief in beliefs_of(builder.env).items()}
    if (shelf.root / "book" / "objectives.yml").is_file():
        words |= {name: " ".join([one.text, *one.terms]) for name, one in shelf.objectives().items()}
    return {name: plain(text) for name, text in words.items()}


def _pages(builder: StandaloneHTMLBuilder) -> list[Found]:
    env, shown, pages = builder.env, set[str](), list[Found]()
    for docname in env.collect_relations():
        places: list[Place] = []
        for one in env.metadata.get(docname, {}).get(KEPT, ()):
            if isinstance(one, Place):
                places.append(one)
            elif one.anchor not in shown:
                shown.add(one.anchor)
                places += _within(builder, one)
        if places:
            pages.append(
                Found(docname, builder.get_target_uri(docname), places[0].title, _weight(docname), tuple(places))
            )
    return pages


def _within(builder: StandaloneHTMLBuilder, piece: Piece) -> list[Place]:
    """The places in a quiz or a story as it is now; none where it cannot be read, which its page tells."""
    app, shelf = builder.app, shelf_of(builder.env)
    is_quiz = piece.kind == "quiz"

    def made() -> list[Place]:
        words = words_in(language_of(app))
        found = places_of_quiz(shelf.quiz(piece.name)) if is_quiz else places_of_story(shelf.vignette(piece.name))
        anchors = ("--".join(filter(None, [piece.anchor, place.anchor])) for place in found)
        return [
            with_words(replace(place, piece=piece.anchor, anchor=anchor), words)
            for place, anchor in zip(found, anchors, strict=True)
        ]

    with suppress(CourseError):
        path = shelf.quiz_path(piece.name) if is_quiz else shelf.vignette_path(piece.name)
        return kept(app, ("places", piece.kind, piece.name), (path.read_bytes(),), made)
    return []


def _weight(docname: str) -> float:
    if _CHAPTER.match(docname):
        return CHAPTER
    return AROUND if docname.count("/") < 2 else ASIDE
