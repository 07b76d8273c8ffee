"""The list of all pages, which stands beside each of them: made once for a build, and marked for the page it is on.

Sphinx makes it anew for every page, out of copies of the tables of contents of all the others, and then drops
everything but their titles. A book of fifty pages spends a seventh of its building on that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

NOWHERE = "::"
"""Stands for a page in the book's own folder that is not in the list; no file is called so."""

_TAG = re.compile(r"<(/?)(ul|li|a)\b([^>]*)>")
_CLASS = re.compile(r'class="([^"]*)"')
_HREF = re.compile(r'class="reference internal" href="([^"#]*)"')


def register(app: Sphinx) -> None:
    """Take the place of the function with which a theme's templates ask for the list."""
    app.connect("html-page-context", _list_once, priority=100)


def _list_once(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if app.builder.name == "html" and "toctree" in context:
        context["toctree"] = listed(app.builder, page, context["toctree"])


def listed(builder: Any, page: str, theirs: Callable[..., str]) -> Callable[..., str]:
    """Return what `theirs`, the `toctree` of a page's templates, returns, and in most cases sooner.

    Lists that differ from page to page by more than marks, since they are folded or show headings, are left to Sphinx.
    """
    made: dict[tuple[Any, ...], str] = builder.__dict__.setdefault("onesided_lists", {})

    def toctree(**options: Any) -> str:
        if options.get("collapse", True) or not options.get("titles_only"):
            return theirs(**options)
        asked = tuple(sorted(options.items()))
        if asked not in made:
            made[asked] = builder._get_local_toctree(NOWHERE, **options)
        marked, times = mark(made[asked], builder.get_target_uri(page))
        # A page may stand deeper than this list goes: what leads to it is marked all the same, and Sphinx knows how.
        belongs = any(page in pages for pages in builder.env.toctree_includes.values())
        return marked if times == int(belongs) else theirs(**options)

    return toctree


def mark(pages: str, address: str) -> tuple[str, int]:
    """Return the list as it is seen from the page at this address, and how many times that page is in it."""
    way: list[int] = []  # where the lists and entries begin that are open
    here: list[int] = []
    times = 0
    parts: list[str] = []
    done = 0
    for tag in _TAG.finditer(pages):
        parts += [pages[done : tag.start()], tag[0]]
        done = tag.end()
        if tag[2] != "a":
            way.pop() if tag[1] else way.append(len(parts) - 1)
        elif link := _HREF.search(tag[0]):
            if link[1] == address:
                here = [*way, len(parts) - 1]
                times += 1
            to = relative_uri(address, link[1]) or "#"
            parts[-1] = f"{tag[0][: link.start(1)]}{to}{tag[0][link.end(1) :]}"
    parts.append(pages[done:])
    for place in here:
        parts[place] = _as_current(parts[place])
    return "".join(parts), times


def _as_current(tag: str) -> str:
    """The tag as Sphinx writes it for what leads to the page one is on: as its writer puts the word."""
    if tag.startswith("<li"):
        return _CLASS.sub(r'class="\1 current"', tag, count=1)
    return _CLASS.sub(r'class="current \1"', tag, count=1) if "class=" in tag else f'{tag[:-1]} class="current">'
