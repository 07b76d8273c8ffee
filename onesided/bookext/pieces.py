"""The docutils nodes of the course, and how each builder writes them.

A quiz is kept in the doctree as its name and rendered when the page is written, so a page never holds a stale copy. A
figure is kept as it was drawn when the notebook ran.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import onesided
from onesided.bookext.passages import passage_href
from onesided.markup import key_html, quiz_html, quiz_text
from onesided.model import CourseError, Shelf
from onesided.sources.citation import citer

logger = logging.getLogger(__name__)

_ROOMS = Path(onesided.__file__).parent
_RENDERING = {
    "quiz": ("model", "judge", "markup", "frontend"),
    "drawing": ("figures", "frontend"),
}
"""The rooms that decide how a piece looks: a page that shows one is written again when they change."""


class quiz_piece(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """A quiz: `name`, and the `occasion` on which this page asks it."""


class drawing_piece(nodes.General, nodes.Element):  # noqa: N801
    """A figure or an exploration as it was drawn: `html`, and `text` for builders without pictures."""


class key_piece(nodes.General, nodes.Element):  # noqa: N801
    """The answers to the quizzes of a page (`names`), on a page of their own when it is printed."""


def register(app: Sphinx) -> None:
    """Tell Sphinx the nodes and their visitors."""
    app.add_node(quiz_piece, html=(_quiz_html, _nothing), latex=(_quiz_latex, _nothing), text=(_quiz_text, _nothing))
    app.add_node(drawing_piece, html=(_drawing_html, _nothing), latex=(_as_latex, _nothing), text=(_as_text, _nothing))
    app.add_node(key_piece, html=(_key_html, _nothing), latex=(_skip, _nothing), text=(_skip, _nothing))
    app.connect("doctree-resolved", _add_key)


def shelf_of(env: BuildEnvironment) -> Shelf:
    """Return the shelf of the book that is being built."""
    return Shelf(Path(env.srcdir))


def quiz_node(env: BuildEnvironment, name: str, occasion: str, location: Any) -> list[nodes.Node]:
    """Return the node of a quiz; where there is no sound quiz of that name, nothing, and the build fails with why."""
    try:
        shelf_of(env).quiz(name)
    except CourseError as error:
        for sentence in error.sentences:
            logger.warning(sentence, location=location, type="onesided", subtype="quiz")
        return []
    note_rendering(env, "quiz")
    env.note_dependency(str(shelf_of(env).quiz_path(name)))
    return [quiz_piece(name=name, occasion=occasion)]


def note_rendering(env: BuildEnvironment, piece: str) -> None:
    """Have the page written again when what renders its quizzes, or its drawings, changes."""
    for room in _RENDERING[piece]:
        for path in (_ROOMS / room).rglob("*"):
            if path.suffix in {".py", ".mjs", ".css", ".j2", ".json"}:
                env.note_dependency(str(path))


def _add_key(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    names = list(dict.fromkeys(node["name"] for node in doctree.findall(quiz_piece)))
    if names:
        last = doctree[-1] if isinstance(doctree[-1], nodes.section) else doctree
        last.append(key_piece(names=names))


def _quiz_html(self: Any, node: quiz_piece) -> None:
    env, name = self.builder.env, node["name"]
    shelf = shelf_of(env)

    def href(passage: str) -> str:
        return passage_href(env, self.builder, self.builder.current_docname, passage)

    cite = citer(shelf.root, href)
    self.body.append(quiz_html(shelf.quiz(name), name, href=href, cite=cite, occasion=node["occasion"]))
    raise nodes.SkipNode


def _key_html(self: Any, node: key_piece) -> None:
    shelf = shelf_of(self.builder.env)
    self.body.append(key_html([(name, shelf.quiz(name)) for name in node["names"]]))
    raise nodes.SkipNode


def _drawing_html(self: Any, node: drawing_piece) -> None:
    self.body.append(node["html"])
    raise nodes.SkipNode


def _quiz_text(self: Any, node: quiz_piece) -> None:
    node["text"] = quiz_text(shelf_of(self.builder.env).quiz(node["name"]), node["name"])
    _as_text(self, node)


def _quiz_latex(self: Any, node: quiz_piece) -> None:
    node["text"] = quiz_text(shelf_of(self.builder.env).quiz(node["name"]), node["name"])
    _as_latex(self, node)


def _as_text(self: Any, node: nodes.Element) -> None:
    self.new_state(0)
    self.add_text(node["text"])
    self.end_state(wrap=False)
    raise nodes.SkipNode


def _as_latex(self: Any, node: nodes.Element) -> None:
    paragraphs = (self.encode(line) for line in node["text"].splitlines())
    self.body.append("\n\n" + "\n\n".join(paragraphs) + "\n\n")
    raise nodes.SkipNode


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _nothing(self: Any, node: nodes.Element) -> None:
    """Every visitor above has said all there is to say."""
