"""Where the links of a package lead: within it, to the published book if there is one, or else they become words.

A package lies in somebody else's platform, and its page stands in a frame. So what leads out of it opens beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

HELP = "help-lines"
"""The page of the course, and the place in the package, that a reader in need is sent to."""
_WORKS = "references"
_DEAD = re.compile(r'<a\b(?P<before>[^>]*?)\s*\bhref=""(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_OUT = re.compile(r'<a\b(?P<before>[^>]*?)\s*\bhref="(?P<address>https?://[^"]*)"(?P<after>[^>]*)>')


@dataclass(frozen=True)
class Addresses:
    """How a package finds what it links to.

    `pages` are the paths of the course's pages by their short names, `book` is the address of the published book with
    a slash at its end, or "", and `bibliography` holds the keys of all works. `cited` gathers the keys that were linked
    to.
    """

    pages: Mapping[str, str]
    book: str
    bibliography: Collection[str]
    has_help: bool
    cited: dict[str, None] = field(default_factory=dict)

    def href(self, passage: str) -> str:
        """The address of a passage (`page#heading`); an empty text where it leads nowhere."""
        page, _, heading = passage.partition("#")
        if page == HELP and self.has_help:
            return f"#{HELP}"
        if page == _WORKS and heading in self.bibliography:
            self.cited[heading] = None
            return f"#{work_anchor(heading)}"
        return f"{at}#{heading}" if (at := self.published(page)) else ""

    def published(self, page: str) -> str:
        """The address of a page in the published book; an empty text where there is no such page, or no such book."""
        path = self.pages.get(page)
        return f"{self.book}{PurePosixPath(path).with_suffix('.html')}" if self.book and path else ""


def work_anchor(key: str) -> str:
    """The id of the work with this key, in the list at the end of the page."""
    return f"work-{re.sub(r'[^a-z0-9]+', '-', key.lower()).strip('-')}"


def settled(html: str) -> str:
    """The same HTML, where links that lead nowhere are words, and those that lead out open beside the platform."""
    words = _DEAD.sub(lambda link: f"<span{link['before']}{link['after']}>{link['words']}</span>", html)
    return _OUT.sub(_beside, words)


def _beside(link: re.Match[str]) -> str:
    before, after = (re.sub(r'\s*\b(?:rel|target)="[^"]*"', "", link[part]) for part in ("before", "after"))
    return f'<a{before} href="{link["address"]}"{after} target="_blank" rel="noopener noreferrer">'
