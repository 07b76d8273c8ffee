"""Widgets that are not ours keep a page the same from build to build: their models are numbered, not named by lot.

ipywidgets names each model by a random number, in the page's state and wherever one is shown. The page only needs them
to be told apart, so here they are named by the page and their place on it: what is shown, then what that is made of.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_STATE = "application/vnd.jupyter.widget-state+json"
_SHOWN = re.compile(r'"model_id": ?"([0-9a-f]{32})"')
_PART = re.compile(r"IPY_MODEL_([0-9a-f]{32})")
_NAME = re.compile(r"[0-9a-f]{32}")


def register(app: Sphinx) -> None:
    """Name the models anew when myst-nb has put them on the page."""
    app.connect("html-page-context", _name_anew, priority=900)


def _name_anew(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    for file in context.get("script_files", ()):
        if file.attributes.get("type") == _STATE:
            text, body = settled(page, file.attributes["body"], context["body"])
            file.attributes["body"], context["body"] = text, body


def settled(page: str, text: str, body: str) -> tuple[str, str]:
    """Return the state of a page's widgets, and the body that shows them, with names that every build gives again."""
    try:
        whole = json.loads(text)
        states = whole["state"]
    except (ValueError, KeyError, TypeError):
        return text, body
    names = {old: _name(page, place) for place, old in enumerate(_in_order(states, _SHOWN.findall(body)))}
    whole["state"] = {names[old]: states[old] for old in names}
    # A browser ends a script at the first end tag, wherever it stands; JSON may write its stroke another way.
    return _renamed(json.dumps(whole), names).replace("</", "<\\/"), _renamed(body, names)


def _in_order(states: dict[str, Any], shown: list[str]) -> list[str]:
    """All models: what is shown, each followed by its parts; then the others, by what they say."""
    others = sorted(states, key=lambda name: _NAME.sub("", json.dumps(states[name], sort_keys=True)))
    found: dict[str, None] = {}
    waiting = [name for name in (*shown, *others) if name in states][::-1]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            parts = _PART.findall(json.dumps(states[name], sort_keys=True))
            waiting += [part for part in reversed(parts) if part in states]
    return list(found)


def _name(page: str, place: int) -> str:
    return hashlib.sha256(f"{page}#{place}".encode()).hexdigest()[:32]


def _renamed(text: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda found: names.get(found[0], found[0]), text)
