"""The `{quiz}` and `{vignette}` directives: a quiz or a story in a Markdown page of the book.

    ```{quiz} a-unique-bond/what-an-alliance-is
    :occasion: after
    ```

Notebooks do not use them: JupyterLab would show a red box. They call `quiz(…)` and `vignette(…)` in a code cell.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from onesided.bookext.pieces import quiz_piece, vignette_piece
from onesided.model.pages import page_name


class PieceDirective(SphinxDirective):
    """Show the piece of the name given as argument; `occasion` tells this place from others that show it too."""

    required_arguments = 1
    option_spec: ClassVar = {"occasion": directives.unchanged_required}
    node: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """Return the piece. Whether there is one of that name is seen when the page is written."""
        name = self.arguments[0]
        occasion = self.options.get("occasion") or self._place(name)
        return [self.node(name=name, occasion=occasion, location=self.get_location())]

    def _place(self, name: str) -> str:
        """The page and the position in it: the first, second … showing of this piece."""
        shown = self.env.temp_data.setdefault("onesided_shown", {})
        place = shown[self.name, name] = shown.get((self.name, name), 0) + 1
        return f"{page_name(self.env.docname)}#{place}"


class QuizDirective(PieceDirective):
    """A quiz, by its full name."""

    node = quiz_piece


class VignetteDirective(PieceDirective):
    """A story, by its name."""

    node = vignette_piece


def register(app: Sphinx) -> None:
    """Tell Sphinx the directives."""
    app.add_directive("quiz", QuizDirective)
    app.add_directive("vignette", VignetteDirective)
