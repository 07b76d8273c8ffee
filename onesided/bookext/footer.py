"""The foot of every page: a sentence of the course's own, with links that work from any page and from a file.

`_config.yml` writes a link as `href="doc:book/help-lines"`; each page gets the path from where it stands.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

_LINK = re.compile(r'href="doc:([^"#]+)(#[^"]*)?"')


def register(app: Sphinx) -> None:
    """Have the footer's links written for each page."""
    app.connect("html-page-context", _link_from_here)


def _link_from_here(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    footer = context.get("theme_extra_footer") or ""

    def here(match: re.Match[str]) -> str:
        document = match[1]
        if document not in app.env.found_docs:
            raise ExtensionError(f'The footer links to "{document}", which is no page. Mend it in _config.yml.')
        return f'href="{app.builder.get_relative_uri(page, document)}{match[2] or ""}"'

    context["theme_extra_footer"] = _LINK.sub(here, footer)
