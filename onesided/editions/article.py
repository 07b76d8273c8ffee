"""A page's article out of the built HTML, without what only a screen needs.

Buttons, headings' link signs, code that was folded away, whatever waits for a script: none of it is of use on paper or
in an e-reader. Questions, stories and figures still stand as they are in the page; others give them their paper form.
"""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from bs4 import Comment, Tag

from onesided.editions.contents import Place
from onesided.editions.figures import paper_figures
from onesided.editions.making import parsed, words_of
from onesided.model import CourseError

GONE = {"script", "style", "template", "noscript", "button"}
"""Elements that wait for a script, or for somebody to press them; so does whatever is `hidden`."""
GONE_CLASSES = {
    *("headerlink", "toctree-wrapper"),
    *("cell_input", "above-input"),  # code that was folded away: on paper nothing runs
    *("os-key", "os-key-choice", "os-vh", "os-status"),
    *("os-exit", "os-note-exit"),  # the way out of sight
    "os-mine",  # drawn from what the learner did, which paper does not know
}
"""What else no edition holds."""
UNWRAPPED = {"cell", "cell_output", "pst-scrollable-table-container", "std"}
"""What stands around something in a page, and says nothing by itself."""

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_KEPT_DATA = {"data-name", "data-item", "data-type", "data-for", "data-option", "data-title"}


@dataclass(frozen=True)
class Page:
    """A page: where it stands in the book, its title in plain words, and its content, which may be changed."""

    place: Place
    title: str
    body: Tag


def read_page(html: Path, place: Place) -> Page | None:
    """Return the page from the folder of the built book, or None for one that is drawn from what a learner did.

    A page that was not built is a CourseError.
    """
    path = html / f"{place.docname}.html"
    found = _ARTICLE.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    body = parsed(found[0]).select_one("article section") if found else None
    if body is None or body.h1 is None:
        raise CourseError(f"{path} is missing, or holds no article. Build the book: onesided book")
    if body.select_one(".os-mine") and not body.select_one(".os-quiz, .os-story"):
        return None
    paper_figures(body)
    _hold_pictures(body, path.parent)
    _clean(body)
    return Page(place, words_of(body.h1), body)


def _hold_pictures(body: Tag, folder: Path) -> None:
    """Have the article hold the pictures that lie beside its page: an edition is one document, wherever it is read."""
    for shown in body.find_all("img"):
        file = folder / unquote(shown["src"])
        if not file.is_file():
            raise CourseError(f"{file} is missing, which a page shows. Build the book anew: onesided book")
        kind = mimetypes.guess_type(file.name)[0]
        shown["src"] = f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"
        # The picture alone, not a link to itself.
        if shown.parent is not None and shown.parent.name == "a" and "reference" in (shown.parent.get("class") or ()):
            shown.parent.unwrap()


def _clean(body: Tag) -> None:
    """Take out, in one walk, what no edition holds: a page has ten thousand elements."""
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for heading in body.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        for text in heading.find_all(string=re.compile(r"\s")):
            text.replace_with(re.sub(r"\s+", " ", text))
    for code in body.find_all("pre"):
        code.string = code.get_text()
    for tree in body.find_all(True):
        if tree.decomposed:
            continue
        classes = set(tree.get("class") or ())
        if tree.name in GONE or "hidden" in tree.attrs or classes & GONE_CLASSES:
            tree.decompose()
        elif classes & UNWRAPPED:
            tree.unwrap()
        else:
            for name in [name for name in tree.attrs if _is_for_scripts(name)]:
                del tree[name]


def _is_for_scripts(attribute: str) -> bool:
    return attribute == "tabindex" or (attribute.startswith("data-") and attribute not in _KEPT_DATA)
