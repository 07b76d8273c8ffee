"""Every passage that a quiz in the book names has to exist; one that does not fails the build, and is named."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from onesided.bookext.passages import docnames
from onesided.bookext.pieces import quiz_piece, shelf_of
from onesided.model.passages import passages_of

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Check once every page was read."""
    app.connect("env-check-consistency", _check)


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    pages, shelf = docnames(env), shelf_of(env)
    for docname in sorted(env.found_docs):
        for node in env.get_doctree(docname).findall(quiz_piece):
            for where, see in passages_of(shelf.quiz(node["name"])):
                page, _, anchor = see.partition("#")
                if page not in pages:
                    problem = f'there is no page "{page}"; the pages are {", ".join(sorted(pages))}'
                elif anchor not in env.metadata[pages[page]].get("myst_slugs", {}):
                    problem = f'the page "{page}" has no heading or target "{anchor}"'
                else:
                    continue
                logger.warning(
                    f"{node['name']}, {where}: the passage {see} does not exist: {problem}. Mend the name.",
                    location=docname,
                    type="onesided",
                    subtype="passage",
                )
