"""The terms of the glossary: what each means in a sentence, for the script that shows it, and where each is treated.

The meanings lie in a small script of their own that a page asks for when somebody first points at a term or comes to
one by keyboard. The index is a page, complete without a script, and good on paper too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onesided.bookext.finding.book import ASIDE, Found
from onesided.bookext.finding.place import Place
from onesided.bookext.finding.places import GLOSSARY, REFERENCES
from onesided.bookext.finding.words import folded
from onesided.markup.messages import sentence
from onesided.model.pages import page_name

TELLS = "onesided-glossary"
"""The event by which the script hands the meanings over."""
OFTEN = 3
"""A section that names a term so often treats it, even where it does not link to it."""
EVERYWHERE = 20
"""A term that more sections name so often belongs to the whole book; then only links and headings count."""


@dataclass(frozen=True)
class Entry:
    """A term of the index: its address in the glossary, and where it is treated, as (title, address) by page."""

    title: str
    address: str
    pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class _Read:
    """A place that the index may lead to, with its text in lower case."""

    page: Found
    place: Place
    address: str
    lower: str


def terms_of(pages: Sequence[Found]) -> list[tuple[Place, str]]:
    """Return the terms of the glossary, each with its address, in the order of the alphabet."""
    found = [
        (place, f"{page.address}#{place.anchor}")
        for page in pages
        if page_name(page.docname) == GLOSSARY
        for place in page.places
        if place.kind == "term"
    ]
    return sorted(found, key=lambda one: folded(one[0].title))


def meanings_script(pages: Sequence[Found]) -> str:
    """Return the script that tells, for each term's anchor, what it is called and what it means."""
    meanings = {place.anchor: [place.title, place.summary] for place, _ in terms_of(pages)}
    detail = json.dumps(meanings, ensure_ascii=False, separators=(",", ":"))
    return f'dispatchEvent(new CustomEvent("{TELLS}",{{detail:{detail}}}));\n'


def entries_of(pages: Sequence[Found]) -> list[Entry]:
    """Return the entries of the index, in the order of the alphabet."""
    read = _read(pages)
    return [Entry(term.title, address, tuple(_treated(term, read))) for term, address in terms_of(pages)]


def follow_from(pages: Sequence[Found]) -> list[tuple[str, ...]]:
    """Return all that the entries follow from: whoever has made them from the same need not make them again."""
    terms = [(address, term.anchor, term.title) for term, address in terms_of(pages)]
    read = _read(pages)
    return terms + [
        (one.address, one.page.title, one.place.kind, one.place.title, *one.place.terms, one.lower) for one in read
    ]


def _read(pages: Sequence[Found]) -> list[_Read]:
    return [
        _Read(page, place, f"{page.address}#{place.anchor}" if place.anchor else page.address, place.text.lower())
        for page in pages
        if page.weight > ASIDE and page_name(page.docname) not in (GLOSSARY, REFERENCES)
        for place in page.places
        if place.kind in ("page", "section", "quiz", "story")
    ]


def by_letter(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the entries under their first letters."""
    return [(letter, list(group)) for letter, group in groupby(entries, key=lambda one: folded(one.title)[0].upper())]


def _treated(term: Place, read: Sequence[_Read]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    named, first = _naming(term.title), term.title[:-1].lower()
    # Most texts do not name a term, and are looked through sooner for its first letters.
    often = {one.address for one in read if first in one.lower and len(named.findall(one.lower)) >= OFTEN}
    often = often if len(often) <= EVERYWHERE else set()
    found = (
        one
        for one in read
        if term.anchor in one.place.terms or one.address in often or named.search(one.place.title.lower())
    )
    for title, group in groupby(found, key=lambda one: one.page.title):
        yield title, tuple((_called(one.place), one.address) for one in group)


def _called(place: Place) -> str:
    """A place as the index calls it: a quiz and a story as such, a page by its opening, as its title stands before."""
    match place.kind:
        case "page":
            return sentence("index-opening")
        case "quiz" | "story":
            return sentence(place.kind, title=place.title)
        case _:
            return place.title


def _naming(title: str) -> re.Pattern[str]:
    """What finds a term and its plural in a text in lower case."""
    words = re.escape(title.lower())
    words = rf"{words[:-1]}(?:y|ies)" if title.endswith("y") else rf"{words}(?:s|es)?"
    return re.compile(rf"(?<![\w-]){words}(?![\w-])")
