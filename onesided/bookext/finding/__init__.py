"""Finding something in the published book: its search, its index of terms, and what a term means where it is met.

All of it follows from the places of the book (`places.py`), gathered while the pages are read: sections, questions,
stories, terms, works. What only search needs is loaded by the search page alone.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from onesided.bookext.finding import index_page, places, search_page, without_script


def register(app: Sphinx) -> None:
    """Register each way of finding."""
    for part in (places, search_page, index_page, without_script):
        part.register(app)
