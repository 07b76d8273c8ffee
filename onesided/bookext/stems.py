"""The stems of words for the search index, each worked out once for a book: Sphinx works them out for each page."""

from __future__ import annotations

from functools import lru_cache

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish


class English(SearchEnglish):
    """Sphinx's own English, with a memory."""

    def init(self, options: dict[str, str]) -> None:
        """Bring the stemmer, and what it said before."""
        super().init(options)
        self.stem = lru_cache(maxsize=None)(super().stem)  # type: ignore[method-assign]


def register(app: Sphinx) -> None:
    """Take the place of Sphinx's English."""
    app.add_search_language(English)
