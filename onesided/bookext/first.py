"""The page that the folder of the book opens with, where the first page of the book stands elsewhere.

Jupyter Book writes a bare line that sends the reader on. A browser that does not follow it, and whoever is read the
title of the window, get a page that says which book this is and leads to its first page.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from onesided.bookext.frame import direction_of
from onesided.model.colophon import colophon_of

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={first}">
</head>
<body>
<p><a href="{first}">{title}</a></p>
</body>
</html>
"""


def register(app: Sphinx) -> None:
    """Write the page when all others are written."""
    app.connect("build-finished", _write)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "html" or "index" in app.env.found_docs:
        return
    if app.config.onesided_cover:  # which is a page of its own
        return
    page = _PAGE.format(
        language=app.config.language or "en",
        direction=direction_of(app.config.language),
        title=escape(colophon_of(Path(app.srcdir)).title or app.config.project or app.config.html_title),
        first=app.builder.get_target_uri(app.config.root_doc),
    )
    path = Path(app.outdir) / "index.html"
    if not path.is_file() or path.read_text(encoding="utf-8") != page:
        path.write_text(page, encoding="utf-8")
