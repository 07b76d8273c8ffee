"""How each builder writes the nodes of the course: as HTML, as LaTeX, as plain text.

A builder of e-books writes HTML as well; there, nothing wakes it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.away import away_href
from onesided.bookext.kept import addressed, kept, rendered
from onesided.bookext.own import own_page_html
from onesided.bookext.passages import passage_heading, passage_href
from onesided.bookext.pieces import (
    beliefs_of,
    drawing_piece,
    key_piece,
    own_piece,
    quiz_piece,
    shelf_of,
    vignette_piece,
)
from onesided.bookext.shown import tell
from onesided.markup import quiz_html, quiz_text
from onesided.markup.own import own_text
from onesided.markup.paper import joined_keys, key_part
from onesided.markup.vignette import vignette_html
from onesided.markup.vignette_paper import vignette_text
from onesided.model import CourseError
from onesided.model.colophon import colophon_of

Words = Callable[[Any, nodes.Element], str]


def register(app: Sphinx) -> None:
    """Tell Sphinx the nodes and their visitors."""
    for node, html, text in (
        (quiz_piece, _quiz_html, _quiz_text),
        (vignette_piece, _vignette_html, _vignette_text),
        (drawing_piece, lambda _, drawn: drawn["html"], lambda _, drawn: drawn["text"]),
        (own_piece, own_page_html, lambda _, own: own_text(own["name"])),
        (key_piece, _key_html, None),
    ):
        app.add_node(
            node,
            html=(_writes(_as_html, html), _nothing),
            latex=(_writes(_as_latex, text), _nothing),
            text=(_writes(_as_text, text), _nothing),
        )


def _writes(write: Callable[[Any, str], None], words: Words | None) -> Callable[[Any, Any], None]:
    """The visitor that writes what a node says, or, where it has nothing to say to this builder, leaves it out."""

    def visit(self: Any, node: nodes.Element) -> None:
        if words:
            try:
                write(self, words(self.builder, node))
            except CourseError as error:
                tell(getattr(self.builder, "current_docname", ""), node, error.sentences)
        raise nodes.SkipNode

    return visit


def _quiz_html(builder: Any, node: nodes.Element) -> str:
    shelf, name = shelf_of(builder.env), node["name"]
    html = rendered(
        builder.app,
        quiz_html,
        shelf.quiz,
        shelf.quiz_path(name),
        name,
        occasion=node["occasion"],
        beliefs=beliefs_of(builder.env),
        colophon=colophon_of(shelf.root),
        anchor=node.get("anchor"),
    )
    return addressed(html, _href(builder), _heading(builder))


def _vignette_html(builder: Any, node: nodes.Element) -> str:
    return addressed(unaddressed_vignette(builder, builder.current_docname, node), _href(builder), _heading(builder))


def unaddressed_vignette(builder: Any, docname: str, node: nodes.Element) -> str:
    """Return the HTML of a story on this page, with a mark in the place of each address of a passage."""
    shelf, name = shelf_of(builder.env), node["name"]
    return rendered(
        builder.app,
        vignette_html,
        shelf.vignette,
        shelf.vignette_path(name),
        name,
        occasion=node["occasion"],
        away=away_href(builder, docname),
        colophon=colophon_of(shelf.root),
        anchor=node.get("anchor"),
    )


def _key_html(builder: Any, node: nodes.Element) -> str:
    parts = []
    for name in node["names"]:
        with suppress(CourseError):  # it is told where the quiz stands
            parts.append(_key_part(builder, name))
    return joined_keys(parts)


def _key_part(builder: Any, name: str) -> str:
    shelf = shelf_of(builder.env)
    written = shelf.quiz_path(name).read_bytes()
    return kept(builder.app, ("key", name), (written,), lambda: key_part(name, shelf.quiz(name)))


def _href(builder: Any) -> Callable[[str], str]:
    return lambda passage: passage_href(builder.env, builder, builder.current_docname, passage)


def _heading(builder: Any) -> Callable[[str], str]:
    return lambda passage: passage_heading(builder.env, passage)


def _quiz_text(builder: Any, node: nodes.Element) -> str:
    return quiz_text(shelf_of(builder.env).quiz(node["name"]), node["name"])


def _vignette_text(builder: Any, node: nodes.Element) -> str:
    return vignette_text(shelf_of(builder.env).vignette(node["name"]), node["name"])


def _as_html(self: Any, html: str) -> None:
    self.body.append(html)


def _as_text(self: Any, text: str) -> None:
    self.new_state(0)
    self.add_text(text)
    self.end_state(wrap=False)


def _as_latex(self: Any, text: str) -> None:
    paragraphs = (self.encode(line) for line in text.splitlines())
    self.body.append("\n\n" + "\n\n".join(paragraphs) + "\n\n")


def _nothing(self: Any, node: nodes.Element) -> None:
    """Every visitor has said all there is to say."""
