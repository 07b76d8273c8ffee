"""Every passage that a piece in the book names has to exist; one that does not fails the build, and is named.

What the pieces of a page name is collected when the page is read, which is whenever one of them has changed. Once all
pages are read, the names are compared with the passages there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import logging

from onesided.bookext.kept import passages_in
from onesided.bookext.passages import docnames
from onesided.bookext.pieces import quiz_piece, shelf_of, vignette_piece
from onesided.bookext.writing import unaddressed_vignette
from onesided.model import Shelf
from onesided.model.passages import passages_of

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Collect while pages are read, and check once every page was."""
    app.add_env_collector(_Collector)
    app.connect("doctree-read", _collect, priority=960)  # when pieces have been given their anchors
    app.connect("env-check-consistency", _check)


class _Collector(EnvironmentCollector):
    """Keeps the passages that each page's pieces name in the environment, which Sphinx takes from build to build."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """It is too early: see `_collect`."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        named_by(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        theirs = named_by(other)
        named_by(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    named_by(app.env)[app.env.docname] = list(_named(app, shelf_of(app.env), doctree))


def named_by(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return, for each page, the passages that its pieces name, each after the piece that names it."""
    if not hasattr(env, "onesided_named"):
        env.onesided_named = {}
    return env.onesided_named


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    pages = docnames(env)
    for docname, named in sorted(named_by(env).items()):
        for where, see in named:
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


def _named(app: Sphinx, shelf: Shelf, doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Each passage that the pieces of a page name, after the piece that names it."""
    for node in doctree.findall(quiz_piece):
        for item, see in passages_of(shelf.quiz(node["name"])):
            yield f"{node['name']}, {item}", see
    for node in doctree.findall(vignette_piece):
        # A story's template has links of its own, so it is the HTML that is asked.
        for see in passages_in(unaddressed_vignette(app.builder, app.env.docname, node)):
            yield node["name"], see
