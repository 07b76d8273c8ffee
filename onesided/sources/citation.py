"""A citation as it stands in a question: author and year, leading to the line of the references page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from onesided.sources.bibliography import bibliography, short_name

PASSAGE = "references#{key}"


def citer(root: Path, href: Callable[[str], str]) -> Callable[[str], Markup]:
    """Return the function that turns a key into a link; `href` turns a passage (`references#key`) into an address."""
    path = root / "book" / "references.bib"
    return citer_of(lambda key: _said(path, key), href)


def citer_of(said: Callable[[str], str | None], href: Callable[[str], str]) -> Callable[[str], Markup]:
    """Return the same for works whose short names are known: `said` gives that of a key, or None."""

    def cite(key: str) -> Markup:
        name = said(key)
        if name is None:
            return Markup.escape(key)  # the build says so where the references page is written
        passage = PASSAGE.format(key=key)
        link = '<a class="os-see" data-see="{}" href="{}">{}</a>'
        return Markup(link).format(passage, href(passage), name)

    return cite


def said_of_all(path: Path) -> dict[str, str]:
    """Return the short names of the works in a file, by their keys."""
    return {key: short_name(entry) for key, entry in bibliography(path).items()}


@cache
def _said(path: Path, key: str) -> str | None:
    """The work's short name, worked out once: it may be written in TeX, and a question asked in many places."""
    entry = bibliography(path).get(key)
    return short_name(entry) if entry else None
