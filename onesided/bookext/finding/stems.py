"""The words of a text as a search compares them: lower case, no accents, and their stems in the book's language.

The stemmers and the words that say nothing are Sphinx's own, which knows many languages in Python and in the browser
alike; `unpack.mjs` makes the same stems of what is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, SearchLanguage

Stems = Callable[[str], list[str]]

_PLAIN = re.compile(r"[\x00-\x7f\u2010-\u2044\u2190-\u21ff]*")
"""A text without a letter that could have an accent: most are."""


def language_of(app: Sphinx) -> SearchLanguage:
    """Return what Sphinx knows of the language of the book."""
    config = app.config
    name = config.html_search_language or config.language
    return IndexBuilder(app.env, name, config.html_search_options, "").lang


def stems_in(language: SearchLanguage) -> Stems:
    """Return what makes the stems of a text, without stop words and without what has but one sign."""
    stopwords = {folded(word) for word in language.stopwords}
    stem = cache(language.stem)

    def stems(text: str) -> list[str]:
        return [stem(word) for word in language.split(folded(text)) if len(word) > 1 and word not in stopwords]

    return stems


def folded(text: str) -> str:
    """Return a text in lower case and without accents, so that whoever types neither finds it."""
    lower = text.lower()
    if _PLAIN.fullmatch(lower):
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")
