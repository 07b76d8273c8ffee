"""Names and links when many pages become one document.

Every id gets the short name of its page in front, so that none is there twice. A link to a page of the edition then
leads to that id. One that leads out of the edition gets the address where the pages are published, or, where no address
is known, stays as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from bs4 import Tag

_ELSEWHERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_UNFIT = re.compile(r"[^\w.-]+")
_ID_ATTRIBUTES = ("aria-labelledby", "aria-describedby", "headers")


def name_in(page: str, anchor: str = "") -> str:
    """Return the id that a passage of a page has in an edition; without an anchor, the page's own."""
    return f"{page}--{_UNFIT.sub('-', unquote(anchor))}" if anchor else page


def settle(body: Tag, docname: str, pages: Mapping[str, str], address: str = "") -> None:
    """Name what is in `body`, the page `docname`, for an edition, and turn its links.

    `pages` are the short names of the edition's pages by the names of their documents; `address` is where all pages are
    published, with a slash at its end, or an empty text.
    """
    page = pages[docname]
    if (title := body.h1) and body.get("id"):
        title["id"] = body["id"]  # links to a page's title keep a place to lead to
    for tree in body.find_all(id=True):
        tree["id"] = name_in(page, tree["id"])
    for attribute in _ID_ATTRIBUTES:
        for tree in body.find_all(attrs={attribute: True}):
            tree[attribute] = " ".join(name_in(page, one) for one in str(tree[attribute]).split())
    body["id"] = page
    for link in body.find_all("a"):
        _turn(link, docname, pages, address)


def _turn(link: Tag, docname: str, pages: Mapping[str, str], address: str) -> None:
    href = link.get("href")
    if href and _ELSEWHERE.match(href):
        return
    path, _, anchor = (href or "").partition("#")
    target = normpath(join(dirname(docname), path)) if path else docname
    document = target.removesuffix(".html")
    if href and document in pages:
        link["href"] = f"#{name_in(pages[document], anchor)}"
    elif href and address and target.endswith(".html"):
        link["href"] = f"{address}{target}{'#' if anchor else ''}{anchor}"
    elif not link.get("id"):
        link.unwrap()


def drop_dead(trees: Iterable[Tag]) -> None:
    """Turn every link that leads nowhere in these trees into its words, and every id that is not unique into none."""
    kept = list(trees)
    known: set[str] = set()
    for tree in kept:
        for named in (tree, *tree.find_all(id=True)):
            if (name := named.get("id")) in known:
                del named["id"]
            elif name:
                known.add(name)
    for tree in kept:
        for link in tree.find_all("a", href=re.compile("^#")):
            if link["href"][1:] not in known:
                link.unwrap()


def leads_to(trees: Iterable[Tag], page: str) -> set[str]:
    """Return the ids on `page` that links in these trees lead to."""
    start = f"#{page}--"
    return {link["href"][1:] for tree in trees for link in tree.find_all("a", href=lambda h: h and h.startswith(start))}
