"""The docutils nodes of the course, and how a page comes to hold one.

A quiz or a story is kept in the doctree as its name and rendered when the page is written (`writing.py`), so a page
never holds a stale copy, and where one was edited it is written again without being read again (`shown.py`). A figure
is kept as it was drawn when the notebook ran.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import onesided
from onesided.markup.own import Own
from onesided.model import Shelf
from onesided.model.aims import Misconception

_ROOMS = Path(onesided.__file__).parent
_RENDERING = {
    "drawing": ("figures", "frontend"),
    "own": ("model", "judge", "markup", "frontend", "progress"),
}
"""The rooms that decide how such a piece looks: a page that shows one is read again when they change."""


class quiz_piece(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """A quiz: `name`, the `occasion` on which this page asks it, and the `location` of the line that does."""


class vignette_piece(nodes.General, nodes.Element):  # noqa: N801
    """A story: `name`, the `occasion` on which this page shows it, and the `location` of the line that does."""


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


def beliefs_of(env: BuildEnvironment) -> dict[str, Misconception]:
    """Return the misconceptions of the course, which every quiz asks for: they are read once for each build."""
    if not hasattr(env.app, "onesided_beliefs"):
        env.app.onesided_beliefs = shelf_of(env).beliefs()  # type: ignore[attr-defined]
    return env.app.onesided_beliefs  # type: ignore[attr-defined]


def drawing_node(env: BuildEnvironment, html: str, text: str) -> list[nodes.Node]:
    """Return the node of a figure as it was drawn."""
    _note(env, "drawing", *sorted((Path(env.srcdir) / "book" / "data").glob("*")))
    return [drawing_piece(html=html, text=text)]


def own_node(env: BuildEnvironment, name: Own) -> list[nodes.Node]:
    """Return the node of a piece of the learner's own. It follows from the whole course: see `whole.py`."""
    _note(env, "own")
    return [own_piece(name=name)]


def _note(env: BuildEnvironment, kind: str, *content: Path) -> None:
    """Have the page read again when its content changes, or what renders it."""
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
