"""The foot of a page: when its facts were checked, how to cite it, how to run it, and whom to tell of a mistake.

All of it is plain HTML that opens by itself; a script only adds buttons that copy. It stands on every page that is
there to be read, and not on those that show what is a learner's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.checked import last_checked
from onesided.bookext.citing import Citation, citation_of
from onesided.bookext.descriptions import objectives_of
from onesided.bookext.metadata import address_of
from onesided.bookext.pages import is_page
from onesided.bookext.passages import docnames, passage_href
from onesided.bookext.pieces import own_piece
from onesided.bookext.trying import Trying, trying_of
from onesided.markup.messages import sentence
from onesided.model.colophon import Colophon, colophon_of
from onesided.model.pages import page_name

TEMPLATE = "page-foot.html"
MISTAKES = "about#if-you-find-a-mistake"
"""The passage that says what to do about a mistake, in a course that has it."""


@dataclass(frozen=True)
class Foot:
    """What the template writes. `mistakes` and `report` are addresses, "" where there is none."""

    checked: str
    citation: Citation
    trying: Trying | None
    mistakes: str
    report: str


def register(app: Sphinx) -> None:
    """Write the foot below the text of each page, when the theme has settled what its header and footers hold."""
    app.connect("html-page-context", _write, priority=945)


def _write(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if not is_page(app) or doctree is None or _is_own(app, page, doctree):
        return
    colophon = colophon_of(Path(app.srcdir))
    title = "" if page == app.config.root_doc else app.env.titles[page].astext()
    address = address_of(app, page)
    source = Path(app.env.doc2path(page)).relative_to(app.srcdir)
    context["theme_article_footer_items"] = [*(context.get("theme_article_footer_items") or []), TEMPLATE]
    context["say"] = sentence
    context["foot"] = Foot(
        checked=last_checked(context.get("body") or "", doctree),
        citation=citation_of(colophon, page_name(page) if title else "", title, address),
        trying=trying_of(colophon, source.as_posix(), context.get("header_buttons") or [])
        if source.suffix == ".ipynb" and _has_the_commands(app, colophon)
        else None,
        mistakes=_mistakes(app, page),
        report=_report(colophon, title or colophon.title, address),
    )


def _is_own(app: Sphinx, page: str, doctree: nodes.document) -> bool:
    """Whether a page is there to show what is a learner's own, and nothing that could be cited."""
    return any(True for _ in doctree.findall(own_piece)) and not objectives_of(app.env, page)


def _has_the_commands(app: Sphinx, colophon: Colophon) -> bool:
    """Whether what the foot would have its reader type is there: a course of somebody's own need not bring it along."""
    return not colophon.mark or (Path(app.srcdir) / "Makefile").is_file()


def _mistakes(app: Sphinx, page: str) -> str:
    name, _, heading = MISTAKES.partition("#")
    about = docnames(app.env).get(name)
    known = about is not None and heading in app.env.metadata[about].get("myst_slugs", {})
    return passage_href(app.env, app.builder, page, MISTAKES) if known else ""


def _report(colophon: Colophon, title: str, address: str) -> str:
    """A message about this page, addressed and begun; "" where the course names nobody to write to."""
    words = sentence("foot-report", edition=colophon.edition, title=title, address=address)
    gaps = {"{title}": f"{colophon.edition}: {title}", "{body}": words.replace("\n", "\r\n")}
    report = colophon.report
    for gap, text in gaps.items():
        report = report.replace(gap, quote(text, safe=""))
    return report
