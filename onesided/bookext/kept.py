"""What one build has worked out and the next one need not: how quizzes and stories look, and what a course consists of.

It lies in a file beside Sphinx's own. Each thing is kept with a digest of all that it was made from; where a text, an
option or the machinery has changed, it is made anew. HTML is kept with a mark in the place of each address and of each
name of a passage, since these depend on other pages: they are put in when the page is written.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

import onesided
from onesided.markup.messages import MESSAGES
from onesided.sources.citation import citer_of, said_of_all

T = TypeVar("T")
Things = dict[tuple[str, ...], tuple[str, Any]]
"""What was made, by its name, each after the digest of what it was made from."""

_FILE = "onesided.pickle"
_ROOMS = ("model", "judge", "markup", "frontend", "sources", "progress", "emblem", "bookext")
_PACKAGES = ("jinja2", "latex2mathml", "markdown-it-py", "markupsafe", "mdit-py-plugins", "pybtex", "pydantic")
_BEGIN, _END = "\ufffe", "\uffff"  # the reader of YAML refuses both, so no text holds them
_ADDRESS, _HEADING = "@", "="
_BELIEFS = "beliefs"
_MARK = re.compile(f"{_BEGIN}([{_ADDRESS}{_HEADING}])([^{_END}]*){_END}")


@dataclass
class _Store:
    file: Path
    machinery: str
    things: Things = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    is_new: bool = False


_stores: WeakKeyDictionary[Sphinx, _Store] = WeakKeyDictionary()


def register(app: Sphinx) -> None:
    """Write down what is new when a build is over."""
    app.connect("build-finished", _save, priority=990)  # after all who work something out


def kept(app: Sphinx, name: tuple[str, ...], made_from: tuple[str | bytes, ...], make: Callable[[], T]) -> T:
    """Return the thing of this name: as it was made from the same before, or else as `make` makes it now."""
    store, digest = _store(app), _digest(*made_from)
    found = store.things.get(name)
    if found is None or found[0] != digest:
        found = store.things[name] = digest, make()
        store.is_new = True
    return found[1]


def is_kept(app: Sphinx, name: tuple[str, ...], made_from: tuple[str | bytes, ...]) -> bool:
    """Return whether the thing of this name was made from the same."""
    found = _store(app).things.get(name)
    return found is not None and found[0] == _digest(*made_from)


def rendered(
    app: Sphinx, render: Callable[..., T], read: Callable[[str], Any], path: Path, name: str, **options: Any
) -> T:
    """Return what `render` makes of the piece of this name, with a mark in the place of each address and heading.

    `read` gives the piece itself, which stands in the file at `path`; it is not asked where nothing has changed.
    `options` are handed on to `render`; whatever they are, their `repr` says what they hold, but for `beliefs`, which
    are those of the course.
    """
    references = Path(app.srcdir) / "book" / "references.bib"

    def made() -> T:
        works = shared(app, "references.bib")
        said = kept(app, ("works",), (works,), lambda: said_of_all(references) if works else {})
        return render(read(name), name, href=_address, heading=_heading, cite=citer_of(said.get, _address), **options)

    others = sorted((option, value) for option, value in options.items() if option != _BELIEFS)
    made_from = path.read_bytes(), shared(app, "references.bib"), shared(app, "misconceptions.yml"), repr(others)
    return kept(app, (render.__name__, name, str(options.get("occasion"))), made_from, made)


def shared(app: Sphinx, name: str) -> str:
    """Return what tells one wording of a file in `book` from another, for what is made from it; "" without the file.

    Most pieces are made from the same two or three, so these are read once for each build.
    """
    digests = _store(app).shared
    if name not in digests:
        path = Path(app.srcdir) / "book" / name
        digests[name] = _digest(path.read_bytes()) if path.is_file() else ""
    return digests[name]


def addressed(html: str, href: Callable[[str], str], heading: Callable[[str], str]) -> str:
    """Return the HTML with the address of a passage, or the words of its heading, in the place of each mark."""
    return _MARK.sub(lambda mark: escape((href if mark[1] == _ADDRESS else heading)(mark[2])), html)


def passages_in(html: str) -> tuple[str, ...]:
    """Return the passages whose addresses the HTML asks for, each once, in their order."""
    return tuple(dict.fromkeys(passage for kind, passage in _MARK.findall(html) if kind == _ADDRESS))


def _address(passage: str) -> str:
    return f"{_BEGIN}{_ADDRESS}{passage}{_END}"


def _heading(passage: str) -> str:
    return f"{_BEGIN}{_HEADING}{passage}{_END}"


def _store(app: Sphinx) -> _Store:
    return _stores.get(app) or _stores.setdefault(app, _opened(app))


def _opened(app: Sphinx) -> _Store:
    store = _Store(Path(app.doctreedir) / _FILE, _machinery(app))
    try:
        machinery, things = pickle.loads(store.file.read_bytes())
    except Exception:  # not there, or cut short: whatever is wrong with it, it is only missed for a second
        return store
    if machinery == store.machinery:
        store.things = things
    return store


def _save(app: Sphinx, exception: Exception | None) -> None:
    store = _stores.pop(app, None)
    if store and store.is_new:
        store.file.parent.mkdir(parents=True, exist_ok=True)
        store.file.write_bytes(pickle.dumps((store.machinery, store.things), pickle.HIGHEST_PROTOCOL))


def _machinery(app: Sphinx) -> str:
    """A digest of what makes things, besides the texts they are made from."""
    package = Path(onesided.__file__).parent
    files = (path for room in _ROOMS for path in (package / room).rglob("*") if "__pycache__" not in path.parts)
    stats = sorted((str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)
    versions = [metadata.version(name) for name in _PACKAGES]
    return _digest(repr(stats), repr(versions), repr(MESSAGES), str(app.config.language))


def _digest(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
