"""Less on every page: the published page loads what it uses, and nothing from anywhere else.

The theme and its helpers load everything everywhere. Here each page is given the joined style sheet and script, what
its own text calls for (a copy button where there is code, tabs where there are tabs), and whatever other extensions
asked for themselves.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from onesided.bookext import joined
from onesided.bookext.pages import is_page
from onesided.bookext.policy import policy, scheme_script
from onesided.markup.messages import sentence
from onesided.model.colophon import colophon_of

UNUSED = ("sphinx_thebe", "sphinx_comments")
"""Extensions that Jupyter Book always brings and the course does not use; one names another host on each page."""

_CODE = re.compile(r"highlight")
_TOGGLE = re.compile(r"toggle|dropdown")
_DESIGN = re.compile(r"sd-.*")
_NEVER = re.compile(r"(?!)")
_CLASSES = re.compile(r'class="([^"]*)"')
CALLED_FOR_BY = {
    "clipboard.min.js": _CODE,
    "copybutton.js": _CODE,
    "copybutton.css": _CODE,
    "togglebutton.js": _TOGGLE,
    "togglebutton.css": _TOGGLE,
    "design-tabs.js": re.compile(r"sd-tab-set.*"),
    "sphinx-design.min.css": _DESIGN,
    "sphinx-thebe.js": _NEVER,
    "sphinx-thebe.css": _NEVER,
    "sphinx_highlight.js": _NEVER,  # it marks the words of Sphinx's own search
    **dict.fromkeys((*joined.STYLES, *joined.SCRIPTS), _NEVER),
}
"""What a class in a page is called, where it makes the page load a file."""
MENDED = {
    # Code wider than the page is scrolled by keyboard too. The theme's script takes the stop away where nothing
    # scrolls.
    "<pre>": f'<pre tabindex="0" role="group" aria-label="{sentence("frame-code")}">',
    '<div class="pst-scrollable-table-container">': (
        f'<div class="pst-scrollable-table-container" tabindex="0" role="group" aria-label="{sentence("frame-table")}">'
    ),
    # A folded cell is called by what it shows, "Show code cell source"; its label said something else.
    '<summary aria-label="Toggle hidden content">': "<summary>",
}
"""What the theme and MyST-NB write that somebody cannot use, and what is written instead."""
INLINE_CALLED_FOR_BY = {"toggle": _TOGGLE, "THEBE_JS_URL": _NEVER, "DOCUMENTATION_OPTIONS.": _NEVER}
"""The same for scripts inside the page, known by a word in them.

The theme's settings (the last) differ by page, so that no policy could allow them, and nothing here reads them.
"""


def register(app: Sphinx) -> None:
    """Take over what a page loads."""
    app.connect("config-inited", _bring_templates)
    app.connect("builder-inited", _leave_out, priority=1)
    app.connect("html-page-context", _choose, priority=950)
    joined.register(app)


def _bring_templates(app: Sphinx, config: Config) -> None:
    # The theme brings parts of its frame in the same way, and has done so already.
    config.templates_path.insert(0, str(Path(__file__).parent / "templates"))
    # Unless a book says otherwise: no second search button in a bar of its own, and no place kept for advertisements.
    for place in ("navbar_persistent", "primary_sidebar_end"):
        config.html_theme_options.setdefault(place, [])


def _leave_out(app: Sphinx) -> None:
    """Let the extensions nobody uses hear of nothing."""
    for listeners in app.events.listeners.values():
        for listener in [one for one in listeners if one.handler.__module__ in UNUSED]:
            app.disconnect(listener.id)


def _choose(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if not is_page(app):
        return
    body = context.get("body", "")
    classes = {name for several in _CLASSES.findall(body) for name in several.split()}
    context["css_files"] = [file for file in context["css_files"] if _is_called_for(file, classes)]
    context["script_files"] = [_late(file) for file in context["script_files"] if _is_called_for(file, classes)]
    if body:
        for before, after in MENDED.items():
            body = body.replace(before, after)
        context["body"] = body
    # The theme's menus need a script of 24 kB; only launch and repository buttons make a menu.
    context["lean"] = {
        "style": joined.STYLE,
        "style_version": joined.style_version(app),
        "script": joined.SCRIPT,
        "version": joined.version(),
        "scheme": scheme_script(),
        "policy": policy(),
        "done": sentence("chapter-done"),
        "mark": colophon_of(Path(app.srcdir)).mark,
        "menus": any(button.get("type") == "group" for button in context.get("header_buttons", [])),
    }


def _is_called_for(file: Any, classes: set[str]) -> bool:
    if file.filename:
        name = str(file.filename).removeprefix("_static/")
        patterns = (needs for known, needs in CALLED_FOR_BY.items() if fnmatch(name, known))
    else:
        text = file.attributes.get("body", "")
        patterns = (needs for known, needs in INLINE_CALLED_FOR_BY.items() if known in text)
    return all(any(map(needs.fullmatch, classes)) for needs in patterns)


def _late(file: Any) -> Any:
    """The joined script is deferred, so what builds on it is too."""
    if Path(file.filename or "").name in CALLED_FOR_BY:
        return type(file)(file.filename, priority=file.priority, **{**file.attributes, "defer": "defer"})
    return file
