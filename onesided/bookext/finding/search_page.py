"""The search page, in place of Sphinx's: its script and style, and the index that only it loads.

Sphinx's own search leads to pages, not to what stands in them, does not see a question, and fetches every page it found
to show a line of it. Its stemmers and stop words serve here as well: they know the languages a book may be in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search import IndexBuilder, SearchLanguage

from onesided.bookext.finding.book import pages_of, words_about
from onesided.bookext.finding.places import GLOSSARY
from onesided.bookext.finding.word_index import index_script
from onesided.bookext.finding.words import language_of, words_in
from onesided.bookext.pages import is_page
from onesided.bookext.passages import docnames
from onesided.bookext.versions import version_of
from onesided.frontend import joined_modules
from onesided.frontend.source import without_comments
from onesided.markup.messages import MESSAGES, sentence

PAGE, INDEX = "search", "searchindex.js"
SCRIPT, STYLE = "search.js", "finding.css"
LIVE = ["count", "some", "like", "none", "broken", "page", "quiz", "question", "story", "term", "work"]
"""What the script says: the ends of names in the catalogue."""

_OWN = Path(__file__).parent


def register(app: Sphinx) -> None:
    """Put this search in the place of Sphinx's, in the book's own theme."""
    app.connect("builder-inited", _take_over)
    app.connect("html-collect-pages", _write)
    app.connect("html-page-context", _say_it_is_there)


def search_script(language: SearchLanguage) -> str:
    """Return the script of the search page, with the stemmer and the stop words of a language inside."""
    stemmer = without_comments(IndexBuilder.get_js_stemmer_code(_Holder(language)))  # type: ignore[arg-type]
    stopwords = json.dumps(sorted(language.stopwords), ensure_ascii=False)
    modules, entry = joined_modules(_OWN, "search.mjs")
    return (
        f"(() => {{\nvar BaseStemmer, Stemmer, {language.language_name}Stemmer;\n{stemmer}{modules}"
        f"const stemmer = new Stemmer();\n"
        f"{entry}.wakeSearch(document, {{ stem: (word) => stemmer.stemWord(word), stopwords: {stopwords} }});\n}})();\n"
    )


def style() -> str:
    """Return the style sheet of the search page and of the index."""
    return without_comments((_OWN / STYLE).read_text(encoding="utf-8"), css=True)


class _Holder:
    """What Sphinx's method looks at, without an index."""

    def __init__(self, language: SearchLanguage) -> None:
        self.lang = language


def _take_over(app: Sphinx) -> None:
    if is_page(app):
        app.builder.search = False  # type: ignore[attr-defined]


def _write(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if not is_page(app):
        return
    language, outdir = language_of(app), Path(app.outdir)
    texts = {
        INDEX: index_script(pages_of(app.builder), words_about(app.builder), words_in(language)),
        f"_static/{SCRIPT}": search_script(language),
        f"_static/{STYLE}": style(),
    }
    for path, text in texts.items():
        (outdir / path).write_text(text, encoding="utf-8")
    yield PAGE, {"finding": _context(app, version_of(*texts.values()))}, "search.html"


def _context(app: Sphinx, version: str) -> dict[str, Any]:
    builder = app.builder
    glossary = docnames(app.env).get(GLOSSARY)
    otherwise = {"contents": app.config.root_doc, "glossary": glossary, "index": glossary and "genindex"}
    return {
        "say": sentence,
        "live": json.dumps({name: MESSAGES["page"][f"find-{name}"] for name in LIVE}, ensure_ascii=False),
        "otherwise": [(name, builder.get_relative_uri(PAGE, page)) for name, page in otherwise.items() if page],
        "script": SCRIPT,
        "style": f"{STYLE}?v={version_of(style())}",
        "index": INDEX,
        "version": version,
    }


def _say_it_is_there(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Sphinx was told that there is no search, and would leave the link to it out of each page's head."""
    if is_page(app):
        known = context["hasdoc"]
        context["hasdoc"] = lambda name: name == PAGE or known(name)
