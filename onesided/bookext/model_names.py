"""Widgets that are not ours keep a page the same from build to build: their models are numbered, not named by lot.

ipywidgets names each model by a random number, in the page's state and wherever one is shown. The page only needs them
to be told apart, so here they are named by the page and their place in its state.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_STATE = "application/vnd.jupyter.widget-state+json"
_MODEL = re.compile(r'"([0-9a-f]{32})": ?\{"model_name"')


def register(app: Sphinx) -> None:
    """Name the models anew when myst-nb has put them on the page."""
    app.connect("html-page-context", _name_anew, priority=900)


def _name_anew(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    states = [file for file in context.get("script_files", ()) if file.attributes.get("type") == _STATE]
    for file in states:
        state = file.attributes["body"]
        names = {found: _name(page, place) for place, found in enumerate(_MODEL.findall(state))}
        file.attributes["body"] = _renamed(state, names)
        context["body"] = _renamed(context["body"], names)


def _name(page: str, place: int) -> str:
    return hashlib.sha256(f"{page}#{place}".encode()).hexdigest()[:32]


def _renamed(text: str, names: dict[str, str]) -> str:
    return re.sub(r"[0-9a-f]{32}", lambda found: names.get(found[0], found[0]), text)
