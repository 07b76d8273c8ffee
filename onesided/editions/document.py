"""An edition as one HTML document that is made to be printed: cover, imprint, contents, its leaves, and its style.

Each leaf is a named page, so that it has a running head of its own. Where the number of a page belongs, an element of
the class `page-of` names in `data-to` the id whose page is meant; whoever prints the document fills it in.
"""

from __future__ import annotations

import copy
import re

from bs4 import Tag

from onesided.editions.cover import cover_svg
from onesided.editions.edition import HELP, REFERENCES, Edition, Leaf
from onesided.editions.front import front
from onesided.editions.making import element, parsed, sheet, words_of
from onesided.editions.typefaces import faces
from onesided.editions.words import say

PAPERS = {"a4": ("A4", "23mm 45mm 25mm", "20mm 24mm 22mm"), "letter": ("letter", "21mm 48mm 23mm", "18mm 27mm 20mm")}
"""The papers: their size in CSS, the margins of a page, and those of a page at the end, which has two columns."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def document(edition: Edition, paper: str) -> Tag:
    """Return the document of an edition for a paper of `PAPERS`, as a tree."""
    whole = not edition.chapter
    style = "\n".join((faces(), _pages(edition, paper), *map(sheet, ("paper.css", "pdf.css"))))
    title = edition.imprint.title if whole else f"{edition.leaves[0].title} – {edition.imprint.title}"
    head = element("head", element("meta", charset="utf-8"), element("title", title), element("style", style))
    cover = [element("section", *parsed(cover_svg(edition.imprint)).contents[:], class_="cover")] if whole else []
    body = element("body", *cover, *front(edition))
    first = ""
    for part, leaves in edition.parts():
        for leaf in leaves:
            body.append(_leaf(leaf, opens=part if part != first else "", place=edition.leaves.index(leaf)))
            first = part
    # Whoever needs the help lines is to find them on paper as well.
    for link in body.select(f'a.paged, .leaf a[href^="#{HELP}"]'):
        link.append(", ")
        link.append(page_of(link["href"][1:]))
    _show_addresses(body)
    _shorten(body)
    return element("html", head, body, lang=edition.imprint.language)


def page_of(name: str) -> Tag:
    """Return the place for the number of the page where the element called `name` stands."""
    return element("span", say("page", number="000"), class_="page-of", data_to=name)


def _leaf(leaf: Leaf, opens: str, place: int) -> Tag:
    """A leaf as it is printed; the first of a part has the part's caption as a heading above its own."""
    body = copy.copy(leaf.body)
    lower = 1 if leaf.part else 0
    title = body.h1.extract()
    for heading in body.select("h1, h2, h3, h4, h5"):
        level = int(heading.name[1])
        heading.name, heading["class"] = f"h{min(6, level + lower)}", f"level-{level - 1}"
    caption = element("h1", opens, class_="part") if opens else element("p", leaf.part, class_="eyebrow")
    eyebrow = [caption] if leaf.part else []
    if leaf.number is not None and leaf.kind == "page":
        eyebrow.append(element("p", say("chapter", number=leaf.number), class_="eyebrow"))
    heading = element(f"h{1 + lower}", *title.contents[:], class_="title", id=title.get("id"))
    opener = element("header", *eyebrow, heading, class_="opener")
    body.insert(0, opener)
    if leaf.kind == "answers":
        rest = [part.extract() for part in list(body.contents[1:])]
        body.append(element("div", *rest, class_="columns"))
    for cell in body("td"):
        if _DATE.fullmatch(words_of(cell)):
            cell["class"] = "unbroken"
    look = "end" if leaf.kind == "answers" else "chapter" if leaf.number is not None else "around"
    body["class"] = f"leaf {look} {'works' if leaf.name == REFERENCES else ''}".strip()
    body["style"] = f"page: leaf-{place}"
    return body


def _pages(edition: Edition, paper: str) -> str:
    """The style of the pages: how large, what stands at their head and foot."""
    size, margin, margin_end = PAPERS[paper]
    small = 'font: 8.5pt "Course Sans", "Segoe UI", Helvetica, Arial, sans-serif; color: #444;'
    rules = [
        f"@page {{ size: {size}; margin: {margin}; @bottom-center {{ content: counter(page); {small} }} }}",
        "@page cover { margin: 0; @bottom-center { content: none; } }",
        "@page front { @bottom-center { content: none; } }",
    ]
    for place, leaf in enumerate(edition.leaves):
        wide = f"margin: {margin_end}; " if leaf.kind == "answers" else ""
        left = _quoted(edition.imprint.title)
        right = _quoted(leaf.title)
        rules.append(
            f"@page leaf-{place} {{ {wide}@top-left {{ content: {left}; {small} white-space: nowrap; }} "
            f"@top-right {{ content: {right}; {small} white-space: nowrap; }} }}"
        )
    return "\n".join(rules)


def _shorten(body: Tag) -> None:
    """Give everything a short id: in a PDF, a name of more than 127 bytes is no name."""
    short = {tree["id"]: f"p{place}" for place, tree in enumerate(body.find_all(id=True))}
    for tree in body.find_all(id=True):
        tree["id"] = short[tree["id"]]
    for link in body.select('a[href^="#"]'):
        link["href"] = f"#{short[link['href'][1:]]}"
    for place in body.select(".page-of"):
        place["data-to"] = short[place["data-to"]]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return f'"{escaped}"'


def _show_addresses(body: Tag) -> None:
    """Print where a link to the web leads, wherever its words do not say so."""
    for link in body.select('a[href^="http"]'):
        address, shown = link["href"], words_of(link)
        if address.rstrip("/").removeprefix("https://").removeprefix("http://") not in shown:
            link.insert_after(element("span", f" ({address})", class_="external-url"))
