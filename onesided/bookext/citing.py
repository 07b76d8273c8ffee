"""How a page is cited: as a line of a list of references, and as BibTeX.

Both are made of the course's own `CITATION.cff` and of the page's title. The year is that of the edition, so that the
same sources give the same pages on any day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesided.model.colophon import Author, Colophon

_SPECIAL = re.compile(r"[&%$#_{}]")


@dataclass(frozen=True)
class Citation:
    """`plain` is one line of words, `bibtex` one entry."""

    plain: str
    bibtex: str


def citation_of(colophon: Colophon, page: str, title: str, address: str = "") -> Citation:
    """How the page of this short name is cited; without a `title`, the course as a whole."""
    year = str(colophon.released.year) if colophon.released else "n.d."
    version = f" (version {colophon.version})" if colophon.version else ""
    whole = f"{colophon.full_title}{version}"
    parts = [
        f"{_names(colophon.authors)} ({year})",
        *([title, f"In {whole}"] if title else [whole]),
        *([colophon.licence.name] if colophon.licence else []),
    ]
    return Citation(
        # A title that asks or calls keeps its own mark.
        plain=" ".join(part if part.endswith(("?", "!")) else f"{part}." for part in [*parts])
        + (f" {address}" * bool(address)),
        bibtex=_bibtex(colophon, page, title, address, year),
    )


def _names(authors: tuple[Author, ...]) -> str:
    names = [_name(author) for author in authors] or ["Anonymous"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _name(author: Author) -> str:
    initials = " ".join(f"{part[0]}." for part in author.given.split())
    return f"{author.family}, {initials}" if author.family and initials else author.name


def _bibtex(colophon: Colophon, page: str, title: str, address: str, year: str) -> str:
    version = f"Version {colophon.version}" if colophon.version else ""
    licence = colophon.licence.name if colophon.licence else ""
    fields = {
        # A group's name is held together by a second pair of braces.
        "author": " and ".join(
            f"{_tex(author.family)}, {_tex(author.given)}" if author.family else f"{{{_tex(author.name)}}}"
            for author in colophon.authors
        ),
        "title": f"{{{_tex(title or colophon.full_title)}}}",
        "booktitle": f"{{{_tex(colophon.full_title)}}}" if title else "",
        "year": year if colophon.released else "",
        "note": ", ".join(part for part in (version, licence) if part),
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^a-z0-9]+", "-", f"{colophon.title} {page}".lower()).strip("-")
    return f"@{'incollection' if title else 'misc'}{{{key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", text)
