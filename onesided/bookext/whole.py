"""Pages that follow from the whole course, such as the map: they are written again when what they carry has changed.

Sphinx would read such a page again whenever any file of the course is newer. But most edits change wording, and a map
has none of it. So its page is read for its own sake alone, and here it is seen whether it has to be written: it may
have to where any file is another, and it does where that tells in what it carries.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from onesided.bookext.kept import is_kept, kept
from onesided.bookext.own import REVIEW, banks_of, course_index
from onesided.bookext.pieces import own_piece
from onesided.model import CourseError


def register(app: Sphinx) -> None:
    """Note such pages while they are read."""
    app.add_env_collector(_Collector)


def pages(env: BuildEnvironment) -> set[str]:
    """The pages that carry something of the whole course."""
    return _shown(env).keys() & env.found_docs


def perhaps_outdated(builder: Any) -> set[str]:
    """All of them, if a file of the course is another than when this builder last wrote them; or else none."""
    found = pages(builder.env)
    return set() if not found or is_kept(builder.app, _files(builder), _stats(builder.env)) else found


def unchanged(builder: Any) -> set[str]:
    """The pages that carry the same as when this builder last wrote them. It is known when all pages are read."""
    app, digests = builder.app, _digests(builder)
    return {docname for docname, digest in digests.items() if is_kept(app, _carried(builder, docname), (digest,))}


def note_written(builder: Any) -> None:
    """Remember what all of them carry now."""
    digests = _digests(builder)
    for docname, digest in digests.items():
        kept(builder.app, _carried(builder, docname), (digest,), lambda: None)
    if digests:
        kept(builder.app, _files(builder), _stats(builder.env), lambda: None)


class _Collector(EnvironmentCollector):
    """Keeps the names of the learner's own pieces on each page in the environment."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        names = {node["name"] for node in doctree.findall(own_piece)}
        if names:
            _shown(app.env)[app.env.docname] = names

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        _shown(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        _shown(env).update({docname: names for docname, names in _shown(other).items() if docname in docnames})


def _shown(env: BuildEnvironment) -> dict[str, set[str]]:
    if not hasattr(env, "onesided_own"):
        env.onesided_own = {}
    return env.onesided_own


def _digests(builder: Any) -> dict[str, str]:
    """What each page carries, as a digest; nothing where the course cannot be read, which its pages tell."""
    shown = _shown(builder.env)
    try:
        return {docname: _digest(builder, docname, shown[docname]) for docname in sorted(shown)}
    except CourseError:
        return {}


def _digest(builder: Any, docname: str, names: set[str]) -> str:
    carried = [course_index(builder), banks_of(builder, docname) if REVIEW in names else None]
    return hashlib.sha256(json.dumps(carried).encode()).hexdigest()


def _stats(env: BuildEnvironment) -> tuple[str, ...]:
    """What tells that a file of the course is another, and the places in it that can be linked to."""
    book, notebooks = Path(env.srcdir) / "book", Path(env.srcdir) / "notebooks"
    found = [*book.glob("*.yml"), *book.glob("*.bib"), *book.glob("quizzes/**/*.yml"), *book.glob("vignettes/**/*.yml")]
    stats = ((path, path.stat()) for path in sorted([*found, *notebooks.glob("*.ipynb")]))
    slugs = {page: env.metadata[page].get("myst_slugs", {}) for page in sorted(env.found_docs)}
    places = [(page, [(slug, place[1]) for slug, place in named.items()]) for page, named in slugs.items()]
    return (repr([(path.as_posix(), stat.st_mtime_ns, stat.st_size) for path, stat in stats]), repr(places))


def _files(builder: Any) -> tuple[str, ...]:
    return "files", builder.name


def _carried(builder: Any, docname: str) -> tuple[str, ...]:
    return "carried", builder.name, docname
