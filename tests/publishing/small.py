"""A small site that is in order, to be spoilt by each check in its own way."""

from __future__ import annotations

import base64
import hashlib

from onesided.publishing.by_content import named_by_content
from onesided.publishing.publish import published
from onesided.publishing.site import About, Site

SCRIPT = "document.documentElement.dataset.mode = 'auto';"
DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
POLICY = (
    f"default-src 'self'; script-src 'self' 'sha256-{DIGEST}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
ABOUT = About("A small book", "book/one.html", "About book/one.html.", "en", address="https://example.org/course/")


def page(path: str, body: str, *, head: str = "", policy: str = POLICY, script: str = SCRIPT) -> str:
    up = "../" * path.count("/")
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{path}</title><meta name="description" content="About {path}.">
<link rel="canonical" href="{ABOUT.address}{path}"><script>{script}</script>
<link rel="stylesheet" href="{up}_static/book.css?v=1"><script defer src="{up}_static/book.js"></script>{head}
</head><body>{body}</body></html>
"""


def built() -> Site:
    """What is gathered from a build."""
    texts = {
        "index.html": '<meta http-equiv="Refresh" content="0; url=book/one.html" />',
        "book/one.html": page(
            "book/one.html", '<h1 id="top">One</h1><a href="two.html#deep">two</a><a href="#top">up</a>'
        ),
        "book/two.html": page("book/two.html", '<h1>Two</h1><p id="deep">Deep</p><a href="../search.html">search</a>'),
        "search.html": page("search.html", "<h1>Search</h1>"),
        "_static/book.css": 'p { background: url("mark.svg") }',
        "_static/book.js": 'const SVG = "http://www.w3.org/2000/svg", later = "later.js";',
        "_static/later.js": "let later;",
        "_static/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    }
    return {path: text.encode() for path, text in texts.items()}


def small() -> Site:
    """The same as it is published."""
    from onesided.publishing.own_pages import front

    return published(named_by_content(built() | {"index.html": front(ABOUT)}), ABOUT)


def spoilt(path: str, before: str, after: str) -> Site:
    """The published site with another text in one file."""
    site = small()
    text = site[path].decode()
    assert before in text, f"{path} has no {before}"
    return site | {path: text.replace(before, after).encode()}
