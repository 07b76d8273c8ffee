"""The `{quiz}` directive: a quiz in a Markdown page of the book.

    ```{quiz} a-unique-bond/what-an-alliance-is
    :occasion: after
    ```

Notebooks do not use it: JupyterLab would show a red box. They call `quiz(…)` in a code cell.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from onesided.bookext.pieces import quiz_node
from onesided.model.pages import page_name


class QuizDirective(SphinxDirective):
    """Show the quiz of the name given as argument; `occasion` tells this place from others that ask it too."""

    required_arguments = 1
    option_spec: ClassVar = {"occasion": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the quiz, or nothing where the name is wrong and the build was told so."""
        name = self.arguments[0]
        return quiz_node(self.env, name, self.options.get("occasion") or self._place(name), self.get_location())

    def _place(self, name: str) -> str:
        """The page and the position in it: the first, second … showing of this quiz."""
        shown = self.env.temp_data.setdefault("onesided_shown", {})
        shown[name] = shown.get(name, 0) + 1
        return f"{page_name(self.env.docname)}#{shown[name]}"


def register(app: Sphinx) -> None:
    """Tell Sphinx the directive."""
    app.add_directive("quiz", QuizDirective)
