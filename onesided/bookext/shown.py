"""Which quizzes and stories each page shows, and the pages on which one of them is another than when it was written.

A page holds no more of a quiz or a story than its name until it is written. So where only their files have changed, it
need not be read again: it is enough to write it. What it was last written from is kept from build to build.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.util import logging

from onesided.bookext.kept import is_kept, kept, shared
from onesided.bookext.pieces import quiz_piece, shelf_of, vignette_piece
from onesided.model import CourseError, Shelf

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Collect while pages are read, and see to the builders that do not ask."""
    app.add_env_collector(_Collector)
    app.connect("doctree-read", _collect, priority=960)  # when pieces have been given their anchors
    app.connect("env-updated", _for_other_builders)


def pieces_on(env: BuildEnvironment) -> dict[str, list[nodes.Element]]:
    """Return the quizzes and stories that each page shows, in their order, as nodes of their own."""
    if not hasattr(env, "onesided_pieces"):
        env.onesided_pieces = {}
    return env.onesided_pieces


def outdated(builder: Any) -> Iterator[str]:
    """The pages that this builder has not yet written from the quizzes and stories as they are now."""
    for docname in sorted(pieces_on(builder.env).keys() & builder.env.found_docs):
        if not is_kept(builder.app, _name(builder, docname), _made_from(builder.env, docname)):
            yield docname


def note_written(builder: Any, docname: str) -> None:
    """Remember that this page says what its quizzes and stories say now."""
    if docname in pieces_on(builder.env):
        kept(builder.app, _name(builder, docname), _made_from(builder.env, docname), lambda: None)


def tell(docname: str, node: nodes.Element, sentences: tuple[str, ...]) -> None:
    """Fail the build with what is wrong with a piece."""
    for sentence in sentences:
        logger.warning(sentence, location=node.get("location", docname), type="onesided", subtype="piece")


class _Collector(EnvironmentCollector):
    """Keeps the pieces of each page in the environment, which Sphinx takes from build to build."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """It is too early: see `_collect`."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        pieces_on(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        theirs = pieces_on(other)
        pieces_on(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    found = doctree.findall(lambda one: isinstance(one, (quiz_piece, vignette_piece)))
    if pieces := [node.copy() for node in found]:
        pieces_on(app.env)[app.env.docname] = pieces


def _for_other_builders(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The book's own builder asks what is outdated; any other writes whatever shows a quiz or a story each time."""
    return [] if hasattr(app.builder, "asked_for") else sorted(pieces_on(env).keys() & env.found_docs)


def _name(builder: Any, docname: str) -> tuple[str, ...]:
    return "written", builder.name, docname


def _made_from(env: BuildEnvironment, docname: str) -> tuple[str | bytes, ...]:
    shelf = shelf_of(env)
    pieces = pieces_on(env)[docname]
    return (
        *(shared(env.app, name) for name in ("references.bib", "misconceptions.yml")),
        *(repr(sorted(node.attributes.items())) for node in pieces),
        *(path.read_bytes() if path else b"" for path in (_path(shelf, node) for node in pieces)),
    )


def _path(shelf: Shelf, node: nodes.Element) -> Path | None:
    """The file of a piece; none where there is no piece of that name, which is told when the page is written."""
    try:
        return (shelf.quiz_path if isinstance(node, quiz_piece) else shelf.vignette_path)(node["name"])
    except CourseError:
        return None
