"""A place of the book that a search can lead to, and a quiz or story that brings places of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "section", "quiz", "question", "story", "term", "work"]

SHOWN = 100
"""Signs of a title or of a summary that a result shows."""


@dataclass(frozen=True)
class Place:
    """Where a result leads, and what is found there.

    `anchor` is its id in the page, empty for the page itself; `text` holds the words under which it is found besides
    those of `title` and `summary`, which are shown; `about` names objectives and misconceptions whose words lead here
    too; `piece` is the anchor of the quiz or story it belongs to; `terms` are the anchors of the glossary terms that it
    links to; `shown` are the words of what is shown, `said` those of the text.
    """

    kind: Kind
    anchor: str
    title: str
    summary: str = ""
    text: str = ""
    about: tuple[str, ...] = ()
    piece: str = ""
    terms: tuple[str, ...] = ()
    shown: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piece:
    """A quiz or a story of this name, where its page first shows it."""

    kind: Literal["quiz", "story"]
    anchor: str
    name: str
