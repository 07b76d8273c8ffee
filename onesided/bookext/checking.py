"""Every passage that a piece in the book names has to exist; one that does not fails the build, and is named.

That is seen before pages are written, whenever any is: a passage can be missed because of an edit of the piece that
names it, or of the page that had it.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from onesided.bookext.kept import kept, passages_in
from onesided.bookext.passages import docnames
from onesided.bookext.pieces import quiz_piece, shelf_of
from onesided.bookext.shown import pieces_on, tell
from onesided.bookext.writing import unaddressed_vignette
from onesided.model import CourseError
from onesided.model.passages import passages_of


def register(app: Sphinx) -> None:
    """Check once every page was read."""
    app.connect("write-started", _check)


def _check(app: Sphinx, builder: Any) -> None:
    for docname, pieces in sorted(pieces_on(app.env).items()):
        for node in pieces:
            try:
                named = _named(builder, docname, node)
            except CourseError:
                continue  # it is told when the page is written
            for where, see in named:
                if problem := _problem(app.env, see):
                    said = f"{where}: the passage {see} does not exist: {problem}. Mend the name."
                    tell(docname, node, (said,))


def _problem(env: BuildEnvironment, see: str) -> str:
    pages = docnames(env)
    page, _, anchor = see.partition("#")
    if page not in pages:
        return f'there is no page "{page}"; the pages are {", ".join(sorted(pages))}'
    if anchor not in env.metadata[pages[page]].get("myst_slugs", {}):
        return f'the page "{page}" has no heading or target "{anchor}"'
    return ""


def _named(builder: Any, docname: str, node: nodes.Element) -> list[tuple[str, str]]:
    """Each passage that a piece names, after what names it."""
    shelf, name = shelf_of(builder.env), node["name"]
    if not isinstance(node, quiz_piece):
        # A story's template has links of its own, so it is the HTML that is asked.
        return [(name, see) for see in passages_in(unaddressed_vignette(builder, docname, node))]
    written = shelf.quiz_path(name).read_bytes()
    return kept(
        builder.app,
        ("passages", name),
        (written,),
        lambda: [(f"{name}, {item}", see) for item, see in passages_of(shelf.quiz(name))],
    )
