"""Each term of the glossary is a link to it where a chapter first uses it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.conftest import ROOT
from tests.content.course import notebook, standing
from tests.content.texts import cells

TERM = re.compile(r"^\(([\w-]+)\)=\s*\n+\*\*([^*]+)\*\*", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
APART = re.compile(r"^(?P<fence>[`:]{3,})(?:\{note\}\n.*?|\w*\n.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL)
"""The standard notice at the top of a chapter, and code."""
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)

OTHER_SENSES = {
    ("ending", "come to an ending"): "where a story stops",
    ("ending", "first ending"): "where a story stops",
    ("ending", "one ending implies"): "where a story stops",
    ("therapist", "*Your therapist, your friend?*"): "the title of a page in a magazine",
    ("tasks", "45 minutes on tasks"): "what an experiment had strangers do",
}
"""Words that name something else where they stand with these beside them, by the term, each with what it is there."""


def shown_terms() -> dict[str, str]:
    """The terms as they are written, each with its anchor."""
    page = (ROOT / "book/glossary.md").read_text(encoding="utf-8")
    return {name.strip(" :").lower(): anchor for anchor, name in TERM.findall(page)}


@cache
def prose(chapter: str) -> str:
    found = [
        cell["source"]
        for cell in cells(notebook(chapter))
        if cell["cell_type"] == "markdown" and "remove-cell" not in cell["metadata"].get("tags", [])
    ]
    return HEADING.sub("", APART.sub("", "\n\n".join(found)))


def used_before_their_link(text: str, terms: dict[str, str]) -> dict[str, str]:
    """The terms that a text uses before it links to them, each with the words around the first use.

    The addresses of links, and the names of works in citations, use no term.
    """
    starts: dict[str, int] = {}
    for link in LINK.finditer(text):
        starts.setdefault(link[2].partition("glossary.md#")[2], link.start())
    blank = LINK.sub(_without_address, text)
    for (term, beside), _ in OTHER_SENSES.items():
        # Only the term is taken away, so that everything keeps its place.
        for use in re.finditer(_words(beside), blank, re.IGNORECASE):
            blank = blank[: use.start()] + use[0].lower().replace(term, "~" * len(term)) + blank[use.end() :]
    found = {}
    for term in sorted(terms, key=len, reverse=True):  # "boundary crossing" is no use of "boundary"
        pattern = re.compile(rf"(?<![\w-]){_stem(term)}(?![\w-])", re.IGNORECASE)
        first = pattern.search(blank)
        if first and not starts.get(terms[term], len(text)) <= first.start():
            found[term] = " ".join(blank[max(0, first.start() - 40) : first.end() + 40].split())
        blank = pattern.sub(lambda use: "~" * len(use[0]), blank)
    return found


def _without_address(link: re.Match[str]) -> str:
    label = "~" * len(link[1]) if "references" in link[2] else link[1]
    return f"[{label}]({'~' * len(link[2])})"


def _words(said: str) -> str:
    return r"\s+".join(map(re.escape, said.split()))


def _stem(term: str) -> str:
    """The term and its plural."""
    return rf"{_words(term[:-1])}(?:y|ies)" if term.endswith("y") else rf"{_words(term)}(?:s|es)?"


@pytest.mark.parametrize("chapter", standing())
def test_a_term_is_a_link_where_it_is_first_used(chapter):
    found = used_before_their_link(prose(chapter), shown_terms())
    assert not found, "link to the glossary:\n" + "\n".join(f"{term}: … {said} …" for term, said in found.items())


def test_every_other_sense_is_still_met():
    everything = "\n\n".join(map(prose, standing()))
    assert not [beside for _, beside in OTHER_SENSES if not re.search(_words(beside), everything, re.IGNORECASE)]


def test_the_glossary_has_its_terms():
    assert len(shown_terms()) > 60
    assert shown_terms()["code of ethics"] == "association-code"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("A [frame](../book/glossary.md#frame) holds. Frames may.", set()),
        ("Frames hold. A [frame](../book/glossary.md#frame) too.", {"frame"}),
        ("It is [the edge](../book/glossary.md#frame) of things, the frame.", set()),
        ("A boundary\ncrossing. A [boundary](../book/glossary.md#boundary).", {"boundary crossing"}),
        ("See [Frame & Bond, 2001](../book/references.md#frame).", set()),
        ("You come to an ending. At the ending, then.", {"ending"}),
        ("Framed, and a frame-up.", set()),
        ("Boundaries hold.", {"boundary"}),
    ],
)
def test_which_terms_come_before_their_link(text, before):
    terms = {"frame": "frame", "boundary": "boundary", "boundary crossing": "boundary-crossing", "ending": "ending"}
    assert used_before_their_link(text, terms).keys() == before
