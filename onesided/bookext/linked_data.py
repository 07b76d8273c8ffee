"""What a page is, for machines that look for something to learn: schema.org, as JSON-LD.

The welcome page is a `Course`, a chapter a `LearningResource` of it, the glossary a `DefinedTermSet`. Only what the
project itself says somewhere is said here: its citation file, its licence, its objectives, the settings of the book.
Addresses are left out where the book has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docutils import nodes

from onesided.bookext.pieces import drawing_piece, quiz_piece, vignette_piece
from onesided.model.colophon import Author, Colophon

Said = dict[str, Any]

CONTEXT = "https://schema.org"
ACCESS: Said = {
    # What the machinery sees to for every page: the checks of the browser, of figures and of items hold it to this.
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["textual"]}],
    "accessibilityFeature": [
        "alternativeText", "structuralNavigation", "tableOfContents", "displayTransformability", "MathML",
    ],
    "accessibilityControl": ["fullKeyboardControl", "fullMouseControl", "fullTouchControl"],
    "accessibilityHazard": "none",
}  # fmt: skip
KINDS: dict[type[nodes.Element], str] = {quiz_piece: "quiz", vignette_piece: "case study"}
"""What a chapter is besides a lesson, by the pieces it shows."""


@dataclass(frozen=True)
class Setting:
    """What the book's settings say of the whole course (`onesided_course`): `level` in words, `minutes` for a chapter's
    text, `audience` as a list of words."""

    level: str = ""
    minutes: int = 0
    audience: tuple[str, ...] = ()


def course(
    colophon: Colophon, setting: Setting, language: str, description: str, url: str, chapters: list[tuple[str, str]]
) -> Said:
    """The course as a whole; `chapters` are (title, address) in their order."""
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "Course",
            "@id": url,
            "url": url,
            "name": colophon.full_title,
            "description": description,
            **_common(colophon, setting, language),
            "provider": [_agent(author) for author in colophon.authors],
            "datePublished": colophon.released.isoformat() if colophon.released else "",
            "version": colophon.version,
            "keywords": list(colophon.keywords),
            "audience": [{"@type": "EducationalAudience", "audienceType": one} for one in setting.audience],
            **ACCESS,
            "hasPart": [
                _without_empty({"@type": "LearningResource", "position": place, "name": title, "url": address})
                for place, (title, address) in enumerate(chapters, 1)
            ],
        }
    )


def chapter(
    colophon: Colophon,
    setting: Setting,
    language: str,
    *,
    title: str,
    description: str,
    url: str,
    home: str,
    place: int,
    aims: list[str],
    doctree: nodes.document,
    minutes_of: Callable[[str], int],
) -> Said:
    """One chapter, the `place`-th of the course at `home`; `minutes_of` is how long a story takes, by its name."""
    stories = sum(minutes_of(story["name"]) for story in doctree.findall(vignette_piece))
    kinds = [words for kind, words in KINDS.items() if any(True for _ in doctree.findall(kind))]
    moved = any("os-explore" in drawing["html"] for drawing in doctree.findall(drawing_piece))
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "LearningResource",
            "@id": url,
            "url": url,
            "name": title,
            "description": description,
            **_common(colophon, setting, language),
            "learningResourceType": ["lesson", *kinds, *(["simulation"] if moved else [])],
            "teaches": aims,
            "timeRequired": f"PT{setting.minutes + stories}M" if setting.minutes else "",
            "position": place,
            "isPartOf": _without_empty({"@type": "Course", "@id": home, "url": home, "name": colophon.full_title}),
            **ACCESS,
        }
    )


def glossary(title: str, description: str, language: str, url: str, doctree: nodes.document) -> Said:
    """The terms of the glossary, each with the place where it is explained."""
    terms = [
        (lead.astext(), anchor)
        for paragraph in doctree.findall(nodes.paragraph)
        if isinstance(lead := _lead(paragraph), nodes.strong) and (anchor := _anchor(paragraph))
    ]
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "DefinedTermSet",
            "@id": url,
            "url": url,
            "name": title,
            "description": description,
            "inLanguage": language,
            "hasDefinedTerm": [
                _without_empty({"@type": "DefinedTerm", "name": term, "url": f"{url}#{anchor}" if url else ""})
                for term, anchor in terms
            ],
        }
    )


def _common(colophon: Colophon, setting: Setting, language: str) -> Said:
    return {
        "inLanguage": language,
        "author": [_agent(author) for author in colophon.authors],
        "license": colophon.licence.url if colophon.licence else "",
        "isAccessibleForFree": True,
        "educationalLevel": setting.level,
    }


def _agent(author: Author) -> Said:
    return {"@type": "Person" if author.family else "Organization", "name": author.name}


def _lead(paragraph: nodes.paragraph) -> nodes.Node | None:
    """What a paragraph begins with, apart from nothing."""
    return next((child for child in paragraph.children if child.astext()), None)


def _anchor(paragraph: nodes.paragraph) -> str:
    """The id by which a term is linked to: its own, or that of the target before it."""
    if paragraph["ids"]:
        return str(paragraph["ids"][0])
    before = paragraph.parent[paragraph.parent.index(paragraph) - 1] if paragraph.parent.index(paragraph) else None
    return str(before.get("refid", "")) if isinstance(before, nodes.target) else ""


def _without_empty(said: Said) -> Said:
    return {name: value for name, value in said.items() if value not in ("", [], None)}
