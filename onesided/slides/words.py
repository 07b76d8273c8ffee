"""Markdown of a notebook as the HTML of a slide: of the course, links lead to slides of the same deck alone.

A deck travels alone, on a stick or in a mail, so a link to a page of the book would be dead as often as not, and one
click on it would carry a class away. Its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from posixpath import basename

from onesided.markup.markdown import block, inline
from onesided.model.pages import page_name

HELP = "help-lines"
"""The page, and the slide, that a reader in need is sent to."""

_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
_DEAD = re.compile(r'<a\b(?P<before>[^>]*)\bhref=""(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_AWAY = re.compile(r'<a href="(https?://[^"]*)" rel="noopener">')


@dataclass(frozen=True)
class Words:
    """How the words of one chapter become HTML: `page` is its short name, `slides` the ids of the slides it has."""

    page: str
    slides: Collection[str]

    def block(self, text: str) -> str:
        """Paragraphs, lists and tables."""
        return self.settled(block(self._passages(text), self.href))

    def inline(self, text: str) -> str:
        """One run of text."""
        return self.settled(inline(self._passages(text), self.href))

    def href(self, passage: str) -> str:
        """The address of a passage: its slide, or an empty text where this deck has none."""
        page, _, anchor = passage.partition("#")
        slide = HELP if page == HELP else anchor if page == self.page else ""
        return f"#/{slide}" if slide in self.slides else ""

    def settled(self, html: str) -> str:
        """The same HTML, where links that lead nowhere are their words, and those to the web open beside the deck."""
        return _AWAY.sub(r'<a href="\1" rel="noopener" target="_blank">', _DEAD.sub(_words, html))

    def piece(self, html: str) -> str:
        """The HTML of a quiz or a story as it may stand on a slide: for reveal.js, every section is a slide."""
        regions = re.sub(r"<section\b(?=[^>]*\baria-label=)", '<div role="region"', self.settled(html))
        return re.sub(r"<section\b", "<div", regions).replace("</section>", "</div>")

    def _passages(self, text: str) -> str:
        return _LINK.sub(lambda link: f"]({self._passage(link[1])})", text)

    def _passage(self, target: str) -> str:
        file, _, anchor = target.partition("#")
        page = page_name(basename(file)) if file else self.page
        return f"{page}#{anchor or page}"


def _words(link: re.Match[str]) -> str:
    cited = 'data-see="references#' in link["before"] + link["after"]
    return f'<span class="sl-cite">{link["words"]}</span>' if cited else link["words"]
