"""Styles and scripts are named by what is in them, so that no browser, and no copy for later, mixes old with new.

A page asks for `book.css?v=` and the beginning of the file's digest. A changed file has another name, and the pages
that ask for it are changed with it; an unchanged one may be kept for a year.
"""

from __future__ import annotations

import hashlib
import re

from onesided.publishing.addresses import target
from onesided.publishing.site import Site, pages_of

_ASKS = re.compile(r'(<(?:link|script)\b[^>]*?\s(?:href|src)=")([^"?#:]+\.(?:css|js))(?:\?[^"#]*)?(?=")')


def digest(content: bytes) -> str:
    """Return the name of a content."""
    return hashlib.sha256(content).hexdigest()[:16]


def version(content: bytes) -> str:
    """Return what stands after `?v=` for a content."""
    return digest(content)[:8]


def named_by_content(site: Site) -> Site:
    """Return the site with pages that ask for every style and script by its content."""
    versions = {path: version(content) for path, content in site.items() if path.endswith((".css", ".js"))}

    def named(page: str) -> bytes:
        def ask(match: re.Match[str]) -> str:
            found = target(page, match[2])
            return match[1] + match[2] + (f"?v={versions[found.path]}" if found and found.path in versions else "")

        return _ASKS.sub(ask, site[page].decode()).encode()

    return site | {page: named(page) for page in pages_of(site)}
