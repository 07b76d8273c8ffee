"""What a page is about, in a sentence or two: what search engines and shared links show of it, each page its own.

An author may write it: as `description` in a page's front matter, or under the page's short name in
`book/descriptions.yml`. Otherwise a chapter is told by the question it opens with and its first objectives, and any
other page by its first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from onesided.bookext.passages import docnames
from onesided.bookext.pieces import shelf_of
from onesided.markup.markdown import plain
from onesided.model.aims import Objective
from onesided.model.complaints import CourseError, closed, nearest
from onesided.model.pages import page_name

FILE, OBJECTIVES = "book/descriptions.yml", "book/objectives.yml"
LENGTH = 200
"""Characters, at most: what is longer is cut off by those who show it."""

logger = logging.getLogger(__name__)

_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[A-Z“‘\"'(\d])")


def register(app: Sphinx) -> None:
    """See that every page that is described exists, and that the objectives can be read."""
    app.connect("env-check-consistency", _check)


def description_of(env: BuildEnvironment, docname: str, doctree: nodes.document) -> str:
    """The description of a page, in plain words; "" for a page without one sentence."""
    name = page_name(docname)
    written = env.metadata[docname].get("description") or _in_meta(doctree) or described(Path(env.srcdir)).get(name)
    if written:
        return " ".join(str(written).split())
    aims = [plain(objective.text) for objective in objectives_of(env, docname).values()]
    return cut([*_paragraphs(doctree)][: 1 if aims else 2] + aims)


def objectives_of(env: BuildEnvironment, docname: str) -> dict[str, Objective]:
    """The objectives that the chapter on this page promises, by name; none where it is no chapter."""
    if not (Path(env.srcdir) / OBJECTIVES).is_file():
        return {}
    name = page_name(docname)
    return {slug: one for slug, one in _objectives(env).items() if one.chapter == name}


def cut(sentences: Iterable[str], length: int = LENGTH) -> str:
    """As many whole sentences as there is room for; a first one that is too long ends at a word, with an ellipsis."""
    every = [part.strip() for text in sentences for part in _END.split(closed(" ".join(text.split()))) if part.strip()]
    kept = ""
    for sentence in every:
        longer = f"{kept} {sentence}".strip()
        if len(longer) > length:
            break
        kept = longer
    if kept or not every:
        return kept
    return every[0][: length - 1].rsplit(" ", 1)[0].rstrip(",;:–") + "…"


def described(root: Path) -> dict[str, str]:
    """What authors wrote in `book/descriptions.yml`, by the short names of pages."""
    path = root / FILE
    return _described(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=2)
def _described(path: Path, state: int) -> dict[str, str]:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _objectives(env: BuildEnvironment) -> dict[str, Objective]:
    """Read once for each build; none where they cannot be read, which `_check` has said."""
    if not hasattr(env.app, "onesided_objectives"):
        with suppress(CourseError):
            env.app.onesided_objectives = shelf_of(env).objectives()  # type: ignore[attr-defined]
    return getattr(env.app, "onesided_objectives", {})


def _in_meta(doctree: nodes.document) -> str:
    return next((str(node["content"]) for node in doctree.findall(nodes.meta) if node.get("name") == "description"), "")


def _paragraphs(doctree: nodes.document) -> Iterable[str]:
    """The paragraphs that stand in the page itself, not in a note, a list or a table."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.document | nodes.section) and (text := paragraph.astext().strip()):
            yield text


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    pages = docnames(env)
    for name in described(Path(env.srcdir)):
        if name not in pages:
            near = nearest(str(name), pages)
            mend = f'The nearest is "{near}".' if near else "Take it out."
            logger.warning(f'{FILE}: there is no page "{name}". {mend}', type="onesided", subtype="description")
    if (Path(env.srcdir) / OBJECTIVES).is_file():
        try:
            shelf_of(env).objectives()
        except CourseError as error:
            for sentence in error.sentences:
                logger.warning(sentence, type="onesided", subtype="objectives")
