"""What a learner has of their own, in the book: pages that carry an index of the course, from which the browser works
out the rest. The questions of a review lie beside them, a file a chapter, and are loaded only where something is due.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.util.osutil import relative_uri

from onesided.bookext.kept import addressed, kept, rendered
from onesided.bookext.passages import docnames, passage_heading, passage_href
from onesided.bookext.pieces import beliefs_of, own_piece, shelf_of
from onesided.bookext.versions import version_of
from onesided.markup.markdown import plain
from onesided.markup.own import Chapter, own_html, review_items
from onesided.model.colophon import colophon_of
from onesided.progress import course_of
from onesided.progress.course import entries_of, entry_of, pieces_of

BANKS = "_static/review"
REVIEW = "review"


def own_page_html(builder: Any, node: own_piece) -> str:
    """The HTML of a piece on the page that is being written; a review also gets its questions written beside it."""
    name, docname = node["name"], builder.current_docname
    if name == "record":
        return own_html(name, host="page", chapters=pieces_of(course_index(builder)))
    course = _course(builder, docname)
    colophon = None
    if name == "review":
        course = {**course, "banks": _write_banks(builder, docname)}
        colophon = colophon_of(shelf_of(builder.env).root)
    to_review = docnames(builder.env).get(REVIEW) if name == "map" else None
    address = builder.get_relative_uri(docname, to_review) if to_review else ""
    return own_html(name, host="page", course=course, to_review=address, colophon=colophon)


def course_index(builder: Any) -> dict[str, Any]:
    """Return the index of the course, which is made once for each build."""
    if not hasattr(builder, "onesided_course"):
        app, shelf = builder.app, shelf_of(builder.env)

        def of_quiz(name: str) -> dict[str, Any]:
            written = shelf.quiz_path(name).read_bytes()
            return kept(app, ("entries", name), (written,), lambda: entries_of(shelf.quiz(name), plain))

        def of_story(name: str) -> dict[str, Any]:
            written = shelf.vignette_path(name).read_bytes()
            return kept(app, ("entry", name), (written,), lambda: entry_of(shelf.vignette(name), plain))

        builder.onesided_course = course_of(shelf, plain=plain, items_of=of_quiz, story_of=of_story)
    return builder.onesided_course


def banks_of(builder: Any, docname: str) -> dict[str, str]:
    """Return the questions of a review on this page as scripts, by the names of their chapters."""
    made: dict[str, dict[str, str]] = builder.__dict__.setdefault("onesided_banks", {})
    if docname not in made:
        course = course_index(builder)
        made[docname] = {one["name"]: _bank(builder, docname, course, one) for one in course["chapters"]}
    return made[docname]


def _course(builder: Any, docname: str) -> dict[str, Any]:
    """The index, with its links seen from this page."""
    course, pages = course_index(builder), docnames(builder.env)

    def address(name: str) -> str:
        return builder.get_relative_uri(docname, pages[name]) if name in pages else ""

    return {**course, "chapters": [{**one, "href": address(one["name"])} for one in course["chapters"]]}


def _write_banks(builder: Any, docname: str) -> dict[str, str]:
    """Write each chapter's questions as a script that tells them by an event; return their addresses by chapter."""
    folder = Path(builder.outdir) / BANKS
    folder.mkdir(parents=True, exist_ok=True)
    banks = {}
    for chapter, text in banks_of(builder, docname).items():
        file = folder / f"{chapter}.js"
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
        here = relative_uri(builder.get_target_uri(docname), f"{BANKS}/{chapter}.js")
        banks[chapter] = f"{here}?v={version_of(text)}"
    return banks


def _bank(builder: Any, docname: str, course: dict[str, Any], chapter: dict[str, Any]) -> str:
    shelf = shelf_of(builder.env)

    def href(passage: str) -> str:
        return passage_href(builder.env, builder, docname, passage)

    beliefs, origin = beliefs_of(builder.env), Chapter(chapter["number"], chapter["title"])
    of_chapter = (
        name.partition("#")[0] for name, item in course["items"].items() if item["chapter"] == chapter["name"]
    )
    items: dict[str, str] = {}
    colophon = colophon_of(shelf.root)
    for quiz in filter(None, map(colophon.named, dict.fromkeys(of_chapter))):
        path = shelf.quiz_path(quiz)
        items |= rendered(
            builder.app, review_items, shelf.quiz, path, quiz, chapter=origin, beliefs=beliefs, colophon=colophon
        )
    detail = json.dumps(items, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    detail = addressed(detail, href, partial(passage_heading, builder.env))
    # Two signs end a line in a script and not in JSON.
    detail = detail.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'dispatchEvent(new CustomEvent("onesided-bank", {{ detail: {detail} }}));\n'
