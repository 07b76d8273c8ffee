"""The places of a page that a search can lead to: its sections, its named paragraphs, its questions and its stories.

They are gathered from the doctree when a page is read and kept with what Sphinx knows of the page, so a build reads
again only what has changed; of a quiz or a story only where it stands, for it may be another by the time it is asked
(`book.py`). Code, its output and raw HTML are nobody's search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from onesided.bookext.finding.place import SHOWN, Kind, Piece, Place
from onesided.bookext.finding.sentences import cut, first_sentence
from onesided.bookext.finding.words import Words, language_of, words_in
from onesided.bookext.leaving import TITLE as CONTENT_NOTE
from onesided.bookext.pieces import drawing_piece, quiz_piece, vignette_piece
from onesided.model.pages import page_name

GLOSSARY, REFERENCES = "glossary", "references"
"""The pages, by their short names, whose paragraphs with an anchor of their own are places: a term, a work."""
KEPT = "onesided_places"
"""Where a page's places lie in Sphinx's metadata of the page."""

_ADDRESS = re.compile(r"https?://\S+")
_SILENT = (
    nodes.title,
    nodes.comment,
    nodes.literal_block,
    nodes.raw,
    nodes.target,
    nodes.system_message,
    addnodes.toctree,
)


def register(app: Sphinx) -> None:
    """Gather the places of each page that is read, once its ids are settled."""
    app.connect("doctree-read", _gather, priority=950)


def places_of(doctree: nodes.document, docname: str) -> list[Place | Piece]:
    """Return the places of a page in their order, the page itself first; none for a page without a title."""
    page = next(doctree.findall(nodes.section), None)
    return list(_of_section(page, "page", page_name(docname))) if page is not None else []


def with_words(place: Place, words: Words) -> Place:
    """Return the place with the words that lead to it."""
    shown, said = frozenset(words(f"{place.title} {place.summary}")), frozenset(words(place.text))
    return replace(place, shown=shown, said=said)


def _gather(app: Sphinx, doctree: nodes.document) -> None:
    _name_pieces(doctree)
    words = words_in(language_of(app))
    app.env.metadata[app.env.docname][KEPT] = [
        with_words(place, words) if isinstance(place, Place) else place for place in places_of(doctree, app.env.docname)
    ]


def _name_pieces(doctree: nodes.document) -> None:
    """Give the first showing of each quiz and story on the page an id; a second one goes without."""
    named: set[str] = set()
    for node in doctree.findall(lambda one: isinstance(one, (quiz_piece, vignette_piece))):
        kind = "quiz" if isinstance(node, quiz_piece) else "story"
        anchor = "--".join([f"os-{kind}", *node["name"].split("/")])
        if anchor not in named:
            named.add(anchor)
            node["anchor"] = anchor


def _of_section(section: nodes.Element, kind: Kind, page: str) -> Iterator[Place | Piece]:
    text: list[str] = []
    terms: list[str] = []
    opening = ""
    inner: list[Place | Piece] = []
    for block in _blocks(section):
        match block:
            case nodes.section():
                inner += _of_section(block, "section", page)
            case quiz_piece() | vignette_piece():
                if "anchor" in block:  # or it is not the first showing of it on the page
                    kind_of_piece = "quiz" if isinstance(block, quiz_piece) else "story"
                    inner.append(Piece(kind_of_piece, block["anchor"], block["name"]))
            case drawing_piece():
                # What it shows, in words, and its caption; the numbers below it lead nowhere.
                text += block["text"].split("\n\n")[:2]
            case nodes.paragraph() if block["names"] and page in (GLOSSARY, REFERENCES):
                inner.append(_of_paragraph(block, page))
            case _:
                words = _words(block)
                text.append(words)
                terms += _terms(block)
                # What a note stands before is not shown to whoever was only searching; the note is.
                if block.parent is section or _is_note(block.parent):
                    opening = opening or words
    # A heading over nothing but a quiz says no more than the quiz does.
    if text or not any(place.kind == "quiz" for place in inner):
        yield Place(
            kind=kind,
            anchor="" if kind == "page" else section["ids"][0],
            title=next(section.findall(nodes.title)).astext(),
            summary=cut(opening or next(iter(text), ""), SHOWN),
            text="\n".join(text),
            terms=tuple(dict.fromkeys(terms)),
        )
    yield from inner


def _of_paragraph(paragraph: nodes.paragraph, page: str) -> Place:
    words = _words(paragraph)
    anchor = paragraph["ids"][0]
    opening = next((child for child in paragraph.children if child.astext().strip()), None)
    if page == GLOSSARY and isinstance(opening, nodes.strong):
        rest = words.removeprefix(opening.astext()).lstrip(": ")
        return Place("term", anchor, opening.astext(), first_sentence(rest), rest)
    # A work is known by its author and year: what stands before the first full stop after a year in brackets.
    author, year, rest = words.partition("). ")
    return Place("work", anchor, cut(author + year.strip(" ."), SHOWN), cut(rest, SHOWN), rest)


def _blocks(node: nodes.Element) -> Iterator[nodes.Element]:
    """The sections, pieces and blocks of text below a node; a section's own are its own to give."""
    for child in node.children:
        match child:
            case nodes.section() | quiz_piece() | vignette_piece() | drawing_piece():
                yield child
            case nodes.Element() if not isinstance(child, _SILENT):
                yield from [child] if isinstance(child, nodes.TextElement) else _blocks(child)
            case _:
                pass


def _is_note(node: nodes.Node) -> bool:
    return isinstance(node, nodes.admonition) and node[0].astext() == CONTENT_NOTE


def _words(block: nodes.Element) -> str:
    """The words of a block on one line, without formulas and without addresses of the web."""
    parts = (part.astext() for part in block.findall(nodes.Text) if not isinstance(part.parent, nodes.math))
    return " ".join(_ADDRESS.sub("", "".join(parts)).split())


def _terms(block: nodes.Element) -> list[str]:
    links = block.findall(addnodes.pending_xref)
    return [
        link["reftargetid"] for link in links if link.get("reftargetid") and page_name(link["reftarget"]) == GLOSSARY
    ]
