"""The words of a text as a search compares them: in lower case and without accents, but for those that say nothing.

Which words say nothing, and how a word is cut to its stem, Sphinx knows for many languages. The stems are made in the
page alone (`unpack.mjs`), of the book's words and of those that are typed: Sphinx has a stemmer in Python as well, but
the two do not agree on every word, "psychology" for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, SearchLanguage

Words = Callable[[str], set[str]]

_PLAIN = re.compile(r"[\x00-\x7f\u2010-\u2044\u2190-\u21ff]*")
"""A text without a letter that could have an accent: most are."""


def language_of(app: Sphinx) -> SearchLanguage:
    """Return what Sphinx knows of the language of the book."""
    config = app.config
    name = config.html_search_language or config.language
    return IndexBuilder(app.env, name, config.html_search_options, "").lang


def words_in(language: SearchLanguage) -> Words:
    """Return what finds the words of a text, without stop words and without what has but one sign."""
    stopwords = {folded(word) for word in language.stopwords}
    return lambda text: {word for word in language.split(folded(text)) if len(word) > 1} - stopwords


def folded(text: str) -> str:
    """Return a text in lower case and without accents, so that whoever types neither finds it."""
    lower = text.lower()
    if _PLAIN.fullmatch(lower):
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")
