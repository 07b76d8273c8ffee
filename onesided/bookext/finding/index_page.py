"""The index of terms, in place of Sphinx's, which nothing fills; and the meanings that links to terms show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.finding.book import pages_of
from onesided.bookext.finding.search_page import STYLE, style
from onesided.bookext.finding.terms import Entry, by_letter, entries_of, follow_from, meanings_script, terms_of
from onesided.bookext.kept import is_kept, kept
from onesided.bookext.pages import is_page
from onesided.bookext.versions import version_of
from onesided.markup.messages import sentence

PAGE, MEANINGS = "genindex", "glossary.js"

_SAID = "index", "page"


def register(app: Sphinx) -> None:
    """Put this index in the place of Sphinx's, in the book's own theme."""
    app.connect("builder-inited", _take_over)
    app.connect("html-collect-pages", _write)
    app.connect("html-page-context", _say_whether_it_is_there)


def _take_over(app: Sphinx) -> None:
    if is_page(app):
        app.builder.use_index = False  # type: ignore[attr-defined]


def _write(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write both, where the book has a glossary with terms; the page only where it would say something else."""
    entries = _entries(app) if is_page(app) else []
    if not entries:
        return
    (Path(app.outdir) / "_static" / MEANINGS).write_text(meanings_script(pages_of(app.builder)), encoding="utf-8")
    made_from = repr(entries), style()
    if _says_the_same(app.builder) and is_kept(app, _SAID, made_from):
        return
    context = {"letters": by_letter(entries), "title": sentence("find-index"), "say": sentence}
    yield PAGE, context | {"style": f"{STYLE}?v={version_of(style())}"}, "genindex.html"
    kept(app, _SAID, made_from, lambda: None)


def _says_the_same(builder: Any) -> bool:
    """Whether the page is there, and nothing has changed around it."""
    same = getattr(builder, "says_the_same", False) and not builder.writes_all
    return same and Path(builder.get_outfilename(PAGE)).is_file()


def _entries(app: Sphinx) -> list[Entry]:
    pages = pages_of(app.builder)
    return kept(app, ("index", "entries"), (repr(follow_from(pages)),), lambda: entries_of(pages))


def _say_whether_it_is_there(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if is_page(app):
        known = context["hasdoc"]
        context["hasdoc"] = lambda name: bool(terms_of(pages_of(app.builder))) if name == PAGE else known(name)
