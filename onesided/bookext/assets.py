"""The one script and the one style sheet of the course, on the pages that show a piece of it, and the page to leave to.

Script and style are joined afresh for each build and named by their content, so a page never wakes with last week's
script. The few pages that show what a learner has of their own get a longer script and style, so that chapters need not
carry them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.bookext.kept import kept
from onesided.bookext.pieces import WOKEN, own_piece
from onesided.frontend import AWAY, away_page, classic, classic_own, style

SCRIPT, STYLE = "onesided.js", "onesided.css"
OWN_SCRIPT, OWN_STYLE = "onesided-own.js", "onesided-own.css"


def register(app: Sphinx) -> None:
    """Write the files before the build, and name script and style on the pages that need them."""
    app.connect("builder-inited", _write)
    app.connect("html-page-context", _name_on_page)


def _write(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    folder = Path(app.outdir).parent / "onesided_static"
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        SCRIPT: classic,
        STYLE: style,
        OWN_SCRIPT: classic_own,
        OWN_STYLE: lambda: style(own=True),
        AWAY: away_page,
    }
    for name, make in made.items():
        text = kept(app, (name,), (), make)
        if not (path := folder / name).is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    if str(folder) not in app.config.html_static_path:
        app.config.html_static_path.append(str(folder))


def _name_on_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is None:
        return
    if any(True for piece in WOKEN for _ in doctree.findall(piece)):
        own = any(True for _ in doctree.findall(own_piece))
        app.add_css_file(OWN_STYLE if own else STYLE)
        # Deferred and classic: the only form that runs over http, from a file and under script-src 'self' alike.
        app.add_js_file(OWN_SCRIPT if own else SCRIPT, loading_method="defer")
