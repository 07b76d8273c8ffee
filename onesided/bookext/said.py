"""What is wrong with a page is said with each build, until it is mended.

Sphinx complains of a page while it reads or writes it, and does neither again while the page stays as it is: a build
that failed for a dead link would pass the second time. So a page of which anything was said is read again next time.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import NAMESPACE, WarningStreamHandler

_FILE = "onesided-said.json"


class _Listener(logging.Filter):
    """Lets every complaint pass, and notes where each belongs: a path, a path with a line, or nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        self.places.add(getattr(record, "location", None) or "")
        return True


_listeners: WeakKeyDictionary[Sphinx, _Listener] = WeakKeyDictionary()


def register(app: Sphinx) -> None:
    """Listen to a build, and remember what was said when it is over."""
    app.connect("builder-inited", _listen)
    app.connect("env-get-outdated", _read_again)
    app.connect("build-finished", _remember)


def _listen(app: Sphinx) -> None:
    listener = _listeners[app] = _Listener()
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.addFilter(listener)  # the last one: what Sphinx was told not to say never comes here


def _read_again(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    return sorted(_said_before(app) & env.found_docs)


def _remember(app: Sphinx, exception: Exception | None) -> None:
    said = _pages(app.env, _listeners[app].places)
    if exception:  # it may not have come to the pages that it was to read again
        said |= _said_before(app)
    if said:
        _file(app).write_text(json.dumps(sorted(said)), encoding="utf-8")
    else:
        _file(app).unlink(missing_ok=True)


def _pages(env: BuildEnvironment, places: set[str]) -> set[str]:
    """The pages to which these places belong; all, where one belongs to none."""
    paths = {env.doc2path(docname): docname for docname in env.found_docs}
    found = [paths.get(place) or paths.get(place.rpartition(":")[0]) for place in places]
    return env.found_docs if None in found else {docname for docname in found if docname}


def _said_before(app: Sphinx) -> set[str]:
    try:
        return set(json.loads(_file(app).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return set()


def _file(app: Sphinx) -> Path:
    return Path(app.doctreedir) / _FILE
