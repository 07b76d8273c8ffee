"""What stands before the first page: the title, the imprint and the contents."""

from __future__ import annotations

import copy

from bs4 import Tag

from onesided.editions.edition import Edition, Leaf
from onesided.editions.imprint import Imprint
from onesided.editions.making import element, words_of
from onesided.editions.words import say


def front(edition: Edition) -> list[Tag]:
    """Return the front pages of an edition that is printed, with places for the numbers of pages."""
    whole = not edition.chapter
    title = edition.imprint.title if whole else edition.leaves[0].title
    subtitle = edition.imprint.subtitle if whole else say("chapter-of", title=edition.imprint.title)
    contents = _contents(edition)
    first = element(
        "section",
        element("p", title, class_="book-title"),
        *([element("p", subtitle, class_="book-subtitle")] if subtitle else []),
        *([element("p", edition.imprint.author, class_="book-author")] if edition.imprint.author else []),
        *([] if whole else [contents]),
        imprint_section(edition),
        class_="front",
    )
    return [first, contents] if whole else [first]


def imprint_section(edition: Edition) -> Tag:
    """What there is to know about this edition: how it is read, the licence, where the pages are."""
    imprint = edition.imprint
    lines: list[Tag] = [element("p", say("on-paper"))]
    if edition.notice:
        notice = copy.copy(edition.notice)
        lines += [notice]
    if imprint.licence:
        before, after = say("licence", licence="\0").split("\0")
        link = element("a", imprint.licence.name, href=imprint.licence.url)
        lines.append(element("p", before, link, after))
    if said := _edition_words(imprint):
        lines.append(element("p", said))
    if imprint.address:
        lines.append(element("p", say("read-online"), " ", element("a", imprint.address, href=imprint.address)))
    return element("div", *lines, class_="imprint")


def _edition_words(imprint: Imprint) -> str:
    owner = f"© {imprint.year} {imprint.author}." if imprint.year and imprint.author else ""
    known = imprint.version and imprint.released
    released = say("released", version=imprint.version, released=imprint.released) if known else ""
    return " ".join(part for part in (owner, released) if part)


def _contents(edition: Edition) -> Tag:
    nav = element("nav", class_=f"contents {'part' if edition.chapter else 'whole'}")
    nav.append(element("h1", say("contents")))
    if edition.chapter:
        nav.append(element("ol", *_sections(edition.leaves[0]), *map(_entry, edition.leaves[1:])))
        return nav
    for part, leaves in edition.parts():
        if part:
            nav.append(element("p", part, class_="caption"))
        nav.append(element("ol", *map(_entry, leaves)))
    return nav


def _entry(leaf: Leaf) -> Tag:
    number = "" if leaf.number is None or leaf.kind != "page" else str(leaf.number)
    title = words_of(leaf.body.h1)
    return _line(number, title, leaf.name)


def _sections(leaf: Leaf) -> list[Tag]:
    found = [(heading, heading.find_parent("section")) for heading in leaf.body.select("h2")]
    return [_line("", words_of(heading), section["id"]) for heading, section in found if section and section.get("id")]


def _line(number: str, title: str, name: str) -> Tag:
    page = element("span", "000", class_="page-of", data_to=name)
    numbered = [element("span", number, class_="number")] if number else []
    line = [*numbered, element("span", title), element("span", class_="leader"), page]
    return element("li", element("a", *line, href=f"#{name}"))
