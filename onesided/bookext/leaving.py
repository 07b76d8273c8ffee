"""A way to leave the page at once, in every content note that stands before a passage of a chapter.

A story with a content note brings its own. A passage is plain Markdown, so its note gets the same link here: without
script it leads to the plain page, and the script keeps the Back button from leading here again.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.away import away_href
from onesided.markup import note_exit_html
from onesided.markup.messages import sentence

TITLE = sentence("content-note")
"""The title by which an admonition is known for a content note."""


def register(app: Sphinx) -> None:
    """Add the link to the notes of each page."""
    app.connect("doctree-resolved", _add_links)


def _add_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    away = away_href(app.builder, docname)
    if away is None:
        return
    for note in doctree.findall(nodes.admonition):
        if isinstance(note[0], nodes.title) and note[0].astext() == TITLE:
            note.append(nodes.raw("", note_exit_html(away), format="html"))
