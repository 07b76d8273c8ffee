"""Every passage that a piece in the book names has to exist; one that does not fails the build, and is named."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from onesided.bookext.passages import docnames
from onesided.bookext.pieces import quiz_piece, shelf_of, vignette_piece
from onesided.markup.vignette import vignette_html
from onesided.model import Shelf
from onesided.model.passages import passages_of

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Check once every page was read."""
    app.connect("env-check-consistency", _check)


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    pages, shelf = docnames(env), shelf_of(env)
    for docname in sorted(env.found_docs):
        for where, see in _named(shelf, env.get_doctree(docname)):
            page, _, anchor = see.partition("#")
            if page not in pages:
                problem = f'there is no page "{page}"; the pages are {", ".join(sorted(pages))}'
            elif anchor not in env.metadata[pages[page]].get("myst_slugs", {}):
                problem = f'the page "{page}" has no heading or target "{anchor}"'
            else:
                continue
            logger.warning(
                f"{where}: the passage {see} does not exist: {problem}. Mend the name.",
                location=docname,
                type="onesided",
                subtype="passage",
            )


def _named(shelf: Shelf, doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Each passage that the pieces of a page name, after the piece that names it."""
    for node in doctree.findall(quiz_piece):
        for item, see in passages_of(shelf.quiz(node["name"])):
            yield f"{node['name']}, {item}", see
    for node in doctree.findall(vignette_piece):
        for see in _linked(shelf, node["name"]):
            yield node["name"], see


def _linked(shelf: Shelf, name: str) -> dict[str, None]:
    """The passages that a story links to, those of its template included: whatever asks for an address."""
    asked: dict[str, None] = {}
    vignette_html(shelf.vignette(name), name, href=lambda passage: str(asked.setdefault(passage)))
    return asked
