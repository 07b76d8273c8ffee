"""Pages that follow from the whole course, such as the map: they are written again when what they carry has changed.

Sphinx would read such a page again whenever any file of the course is newer. But most edits change wording, and a map
has none of it. So its page is read for its own sake alone, and here it is seen whether it has to be written.
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

from onesided.bookext.own import NEEDS_NO_COURSE, REVIEW, banks_of, course_index
from onesided.bookext.pieces import own_piece
from onesided.model import CourseError


def register(app: Sphinx) -> None:
    """Note such pages while they are read, and name those to be written once all were read."""
    app.add_env_collector(_Collector)
    app.connect("env-updated", _follow)


class _Collector(EnvironmentCollector):
    """Keeps the names of the learner's own pieces on each page in the environment."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        names = {node["name"] for node in doctree.findall(own_piece)} - NEEDS_NO_COURSE
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


def _follow(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that carry something else than when they were last written."""
    shown = _shown(env)
    if not shown or app.builder.format != "html":
        return []
    before = getattr(env, "onesided_whole", ("", {}))
    files = _digest(_stats(env))
    if files == before[0]:
        return []
    try:
        now = {docname: _carried(app.builder, docname, names) for docname, names in shown.items()}
    except CourseError:
        return []  # the page that shows what is wrong has told it
    env.onesided_whole = files, now
    return [docname for docname, digest in now.items() if before[1].get(docname) != digest]


def _stats(env: BuildEnvironment) -> list[Any]:
    """What tells that a file of the course is another, and the places in it that can be linked to."""
    book, notebooks = Path(env.srcdir) / "book", Path(env.srcdir) / "notebooks"
    found = [*book.glob("*.yml"), *book.glob("*.bib"), *book.glob("quizzes/**/*.yml"), *book.glob("vignettes/**/*.yml")]
    stats = ((path, path.stat()) for path in sorted([*found, *notebooks.glob("*.ipynb")]))
    slugs = {page: env.metadata[page].get("myst_slugs", {}) for page in sorted(env.found_docs)}
    places = [(page, [(slug, place[1]) for slug, place in named.items()]) for page, named in slugs.items()]
    return [*((path.as_posix(), stat.st_mtime_ns, stat.st_size) for path, stat in stats), places]


def _carried(builder: Any, docname: str, names: set[str]) -> str:
    return _digest([course_index(builder), banks_of(builder, docname) if REVIEW in names else None])


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
