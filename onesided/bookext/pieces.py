"""The docutils nodes of the course, and how a page comes to hold one.

A quiz or a story is kept in the doctree as its name and rendered when the page is written (`writing.py`), so a page
never holds a stale copy. A figure is kept as it was drawn when the notebook ran.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import onesided
from onesided.markup.own import Own
from onesided.model import CourseError, Shelf

logger = logging.getLogger(__name__)

_ROOMS = Path(onesided.__file__).parent
_RENDERING = {
    "quiz": ("model", "judge", "markup", "frontend"),
    "vignette": ("model", "judge", "markup", "frontend"),
    "drawing": ("figures", "frontend"),
    "own": ("model", "judge", "markup", "frontend", "progress"),
}
"""The rooms that decide how a piece looks: a page that shows one is written again when they change."""


class quiz_piece(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """A quiz: `name`, and the `occasion` on which this page asks it."""


class vignette_piece(nodes.General, nodes.Element):  # noqa: N801
    """A story: `name`, and the `occasion` on which this page shows it."""


class drawing_piece(nodes.General, nodes.Element):  # noqa: N801
    """A figure or an exploration as it was drawn: `html`, and `text` for builders without pictures."""


class own_piece(nodes.General, nodes.Element):  # noqa: N801
    """Something of the learner's own, by `name`: the map, the review, the record."""


class key_piece(nodes.General, nodes.Element):  # noqa: N801
    """The answers to the quizzes of a page (`names`), on a page of their own when it is printed."""


WOKEN = (quiz_piece, vignette_piece, drawing_piece, own_piece)
"""The nodes that the course's script wakes."""


def register(app: Sphinx) -> None:
    """Add the key once a page's quizzes are known."""
    app.connect("doctree-resolved", _add_key)


def shelf_of(env: BuildEnvironment) -> Shelf:
    """Return the shelf of the book that is being built."""
    return Shelf(Path(env.srcdir))


def quiz_node(env: BuildEnvironment, name: str, occasion: str, location: Any) -> list[nodes.Node]:
    """Return the node of a quiz; where there is no sound quiz of that name, nothing, and the build fails with why."""
    shelf = shelf_of(env)
    try:
        shelf.quiz(name)
    except CourseError as error:
        return _told(env, error, "quiz", location)
    beliefs = Path(env.srcdir) / "book" / "misconceptions.yml"
    _note(env, "quiz", shelf.quiz_path(name), *([beliefs] if beliefs.is_file() else []))
    return [quiz_piece(name=name, occasion=occasion)]


def vignette_node(env: BuildEnvironment, name: str, occasion: str, location: Any) -> list[nodes.Node]:
    """Return the node of a story; where there is no sound story of that name, nothing, and the build fails with why."""
    shelf = shelf_of(env)
    try:
        shelf.vignette(name)
    except CourseError as error:
        return _told(env, error, "vignette", location)
    _note(env, "vignette", shelf.vignette_path(name))
    return [vignette_piece(name=name, occasion=occasion)]


def drawing_node(env: BuildEnvironment, html: str, text: str) -> list[nodes.Node]:
    """Return the node of a figure as it was drawn."""
    _note(env, "drawing", *sorted((Path(env.srcdir) / "book" / "data").glob("*")))
    return [drawing_piece(html=html, text=text)]


def own_node(env: BuildEnvironment, name: Own) -> list[nodes.Node]:
    """Return the node of a piece of the learner's own. It follows from the whole course: see `whole.py`."""
    _note(env, "own")
    return [own_piece(name=name)]


def _told(env: BuildEnvironment, error: CourseError, kind: str, location: Any) -> list[nodes.Node]:
    env.note_reread()  # nothing else brings the page back when its YAML is mended
    for sentence in error.sentences:
        logger.warning(sentence, location=location, type="onesided", subtype=kind)
    return []


def _note(env: BuildEnvironment, kind: str, *content: Path) -> None:
    """Have the page written again when its content changes, or what renders it."""
    for path in (*map(str, content), *_rendering(kind)):
        env.note_dependency(path)


@cache
def _rendering(kind: str) -> tuple[str, ...]:
    """The files that decide how a piece of this kind looks, listed once for a build."""
    files = (path for room in _RENDERING[kind] for path in (_ROOMS / room).rglob("*"))
    return tuple(str(path) for path in files if path.suffix in {".py", ".mjs", ".css", ".j2", ".json"})


def _add_key(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    names = list(dict.fromkeys(node["name"] for node in doctree.findall(quiz_piece)))
    if names:
        last = doctree[-1] if isinstance(doctree[-1], nodes.section) else doctree
        last.append(key_piece(names=names))
