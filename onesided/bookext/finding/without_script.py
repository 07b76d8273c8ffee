"""Finding one's way on a small screen where no script runs, and so no button opens the list of what is on the page.

The list stands after the text then (`static/no-script.css`); a link before the text leads there.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.pages import is_page
from onesided.markup.messages import sentence

_LINK = '<noscript><p class="book-here"><a href="#pst-secondary-sidebar">{}</a></p></noscript>\n'


def register(app: Sphinx) -> None:
    """Put the link before the text of each page that has sections, in the book's own theme."""
    app.connect("html-page-context", _lead_there)


def _lead_there(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if doctree is not None and is_page(app) and len(list(islice(doctree.findall(nodes.section), 2))) == 2:
        context["body"] = _LINK.format(sentence("find-here")) + context["body"]
