"""The book as a search sees it: its pages in their order, each with its places; what objectives and beliefs say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx.builders.html import StandaloneHTMLBuilder

from onesided.bookext.finding.place import Place
from onesided.bookext.finding.places import KEPT
from onesided.bookext.pieces import shelf_of
from onesided.markup.markdown import plain

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
    words = {name: belief.belief for name, belief in shelf.beliefs().items()}
    if (shelf.root / "book" / "objectives.yml").is_file():
        words |= {name: " ".join([one.text, *one.terms]) for name, one in shelf.objectives().items()}
    return {name: plain(text) for name, text in words.items()}


def _pages(builder: StandaloneHTMLBuilder) -> list[Found]:
    env, shown, pages = builder.env, set[str](), list[Found]()
    for docname in env.collect_relations():
        places = [one for one in env.metadata.get(docname, {}).get(KEPT, ()) if one.piece not in shown]
        shown |= {one.piece for one in places if one.piece}
        if places:
            pages.append(
                Found(docname, builder.get_target_uri(docname), places[0].title, _weight(docname), tuple(places))
            )
    return pages


def _weight(docname: str) -> float:
    if _CHAPTER.match(docname):
        return CHAPTER
    return AROUND if docname.count("/") < 2 else ASIDE
