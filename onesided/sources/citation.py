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
    entries = bibliography(path)

    def cite(key: str) -> Markup:
        if key not in entries:
            return Markup.escape(key)  # the build says so where the references page is written
        passage = PASSAGE.format(key=key)
        link = '<a class="os-see" data-see="{}" href="{}">{}</a>'
        return Markup(link).format(passage, href(passage), _said(path, key))

    return cite


@cache
def _said(path: Path, key: str) -> str:
    """The entry's short name, worked out once: it may be written in TeX, and a question asked in many places."""
    return short_name(bibliography(path)[key])
