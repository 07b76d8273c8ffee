"""Passages of the course: what `page#heading` means, and that it exists.

Items point at passages by the page's short name and the heading's slug, whatever file the page is in and whatever
number its chapter has. References and glossary entries are passages too: their anchors are written as MyST targets,
which this module adds to the headings that a Markdown link may name. `checking.py` sees that they exist.
"""

from __future__ import annotations

from functools import lru_cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from onesided.markup.quiz import passage_words
from onesided.model.pages import page_name


def register(app: Sphinx) -> None:
    """Collect the targets of every page that is read."""
    app.connect("doctree-read", _name_targets, priority=900)


def passage_href(env: BuildEnvironment, builder: Builder, docname: str, see: str) -> str:
    """Return the link from a page (`docname`) to a passage (`page#heading`)."""
    target, id_, _ = _found(env, see, docname)
    return f"#{id_}" if target == docname else f"{builder.get_relative_uri(docname, target)}#{id_}"


def passage_heading(env: BuildEnvironment, see: str) -> str:
    """Return the heading of a passage as its page has it; of a place that has none, what its name tells."""
    words = _found(env, see)[2]
    return words if words and not see.endswith(f"#{words}") else passage_words(see)


def _found(env: BuildEnvironment, see: str, otherwise: str = "") -> tuple[str, str, str]:
    """The page of a passage (`otherwise` where there is no such page), the passage's id there, and its words."""
    page, _, anchor = see.partition("#")
    target = docnames(env).get(page, otherwise)
    slugs = env.metadata[target].get("myst_slugs", {}) if target in env.metadata else {}
    # A heading's id is not always its slug: docutils makes its own where two headings are alike.
    _, id_, words = slugs.get(anchor, (None, anchor, ""))
    return target, id_, words


def docnames(env: BuildEnvironment) -> dict[str, str]:
    """Return the pages of the book by their short names."""
    return _by_name(frozenset(env.found_docs))


@lru_cache(maxsize=4)  # every link of every quiz asks for them
def _by_name(found: frozenset[str]) -> dict[str, str]:
    return {page_name(docname): docname for docname in found}


def _name_targets(app: Sphinx, doctree: nodes.document) -> None:
    """Let `page.md#anchor` lead to an explicit target as well as to a heading."""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for name, explicit in doctree.nametypes.items():
        target = doctree.nameids.get(name)
        if explicit and target and name not in slugs:
            slugs[name] = (None, target, name)
