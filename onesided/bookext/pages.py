"""Whether pages are being written for browsers, in the theme the book is made for: what most of this room is about."""

from __future__ import annotations

from sphinx.application import Sphinx

THEME = "sphinx_book_theme"


def is_page(app: Sphinx) -> bool:
    """Return whether what is being built are pages of the web with the book's theme, and not an e-book or a check."""
    return app.builder.name in ("html", "dirhtml") and app.config.html_theme == THEME
