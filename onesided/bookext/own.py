"""What a learner has of their own, in the book: pages that carry an index of the course, from which the browser works
out the rest. The questions of a review lie beside them, a file a chapter, and are loaded only where something is due.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sphinx.util.osutil import relative_uri

from onesided.bookext.passages import docnames, passage_href
from onesided.bookext.pieces import own_piece, shelf_of
from onesided.markup.markdown import plain
from onesided.markup.own import Chapter, own_html, review_items
from onesided.model.colophon import colophon_of
from onesided.progress import course_of
from onesided.sources.citation import citer

BANKS = "_static/review"
REVIEW = "review"
_NEEDS_NO_COURSE = frozenset({"record"})


def own_page_html(builder: Any, node: own_piece) -> str:
    """The HTML of a piece on the page that is being written; a review also gets its questions written beside it."""
    name, docname = node["name"], builder.current_docname
    if name in _NEEDS_NO_COURSE:
        return own_html(name, host="page")
    course = _course(builder, docname)
    colophon = None
    if name == "review":
        course = {**course, "banks": _write_banks(builder, docname, course)}
        colophon = colophon_of(shelf_of(builder.env).root)
    to_review = docnames(builder.env).get(REVIEW) if name == "map" else None
    address = builder.get_relative_uri(docname, to_review) if to_review else ""
    return own_html(name, host="page", course=course, to_review=address, colophon=colophon)


def _course(builder: Any, docname: str) -> dict[str, Any]:
    """The index, read once for each build, with its links seen from this page."""
    if not hasattr(builder, "onesided_course"):
        builder.onesided_course = course_of(shelf_of(builder.env), plain=plain)
    course, pages = builder.onesided_course, docnames(builder.env)

    def address(name: str) -> str:
        return builder.get_relative_uri(docname, pages[name]) if name in pages else ""

    return {**course, "chapters": [{**one, "href": address(one["name"])} for one in course["chapters"]]}


def _write_banks(builder: Any, docname: str, course: dict[str, Any]) -> dict[str, str]:
    """Write each chapter's questions as a script that tells them by an event; return their addresses by chapter."""
    folder = Path(builder.outdir) / BANKS
    folder.mkdir(parents=True, exist_ok=True)
    banks = {}
    for chapter in course["chapters"]:
        text = _bank(builder, docname, course, chapter)
        (folder / f"{chapter['name']}.js").write_text(text, encoding="utf-8")
        version = hashlib.sha256(text.encode()).hexdigest()[:8]
        here = relative_uri(builder.get_target_uri(docname), f"{BANKS}/{chapter['name']}.js")
        banks[chapter["name"]] = f"{here}?v={version}"
    return banks


def _bank(builder: Any, docname: str, course: dict[str, Any], chapter: dict[str, Any]) -> str:
    shelf = shelf_of(builder.env)

    def href(passage: str) -> str:
        return passage_href(builder.env, builder, docname, passage)

    cite, beliefs, known = citer(shelf.root, href), shelf.beliefs(), course["items"]
    of_chapter = (name.partition("#")[0] for name, item in known.items() if item["chapter"] == chapter["name"])
    items: dict[str, str] = {}
    for quiz in dict.fromkeys(of_chapter):
        origin = Chapter(chapter["number"], chapter["title"])
        items |= review_items(shelf.quiz(quiz), quiz, chapter=origin, href=href, cite=cite, beliefs=beliefs)
    detail = json.dumps(items, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # Two signs end a line in a script and not in JSON.
    detail = detail.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'dispatchEvent(new CustomEvent("onesided-bank", {{ detail: {detail} }}));\n'
