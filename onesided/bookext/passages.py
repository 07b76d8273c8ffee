"""Passages of the course: what `page#heading` means, and that it exists.

Items point at passages by the page's short name and the heading's slug, whatever file the page is in and whatever
number its chapter has. References and glossary entries are passages too: their anchors are written as MyST targets,
which this module adds to the headings that a Markdown link may name.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from onesided.model.pages import page_name
from onesided.model.passages import passages_of

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Collect the targets of every page that is read, and check every passage that is named."""
    app.connect("doctree-read", _name_targets, priority=900)
    app.connect("env-check-consistency", _check)


def passage_href(env: BuildEnvironment, builder: Builder, docname: str, see: str) -> str:
    """Return the link from a page (`docname`) to a passage (`page#heading`)."""
    page, _, anchor = see.partition("#")
    target = _docnames(env).get(page, docname)
    # A heading's id is not always its slug: docutils makes its own where two headings are alike.
    _, id_, _ = env.metadata[target].get("myst_slugs", {}).get(anchor, (None, anchor, None))
    return f"#{id_}" if target == docname else f"{builder.get_relative_uri(docname, target)}#{id_}"


def _docnames(env: BuildEnvironment) -> dict[str, str]:
    return {page_name(docname): docname for docname in env.found_docs}


def _name_targets(app: Sphinx, doctree: nodes.document) -> None:
    """Let `page.md#anchor` lead to an explicit target as well as to a heading."""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for name, explicit in doctree.nametypes.items():
        target = doctree.nameids.get(name)
        if explicit and target and name not in slugs:
            slugs[name] = (None, target, name)


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    from onesided.bookext.pieces import quiz_piece, shelf_of

    docnames, shelf = _docnames(env), shelf_of(env)
    for docname in sorted(env.found_docs):
        for node in env.get_doctree(docname).findall(quiz_piece):
            for where, see in passages_of(shelf.quiz(node["name"])):
                page, _, anchor = see.partition("#")
                if page not in docnames:
                    problem = f'there is no page "{page}"; the pages are {", ".join(sorted(docnames))}'
                elif anchor not in env.metadata[docnames[page]].get("myst_slugs", {}):
                    problem = f'the page "{page}" has no heading or target "{anchor}"'
                else:
                    continue
                logger.warning(
                    f"{node['name']}, {where}: the passage {see} does not exist: {problem}. Mend the name.",
                    location=docname,
                    type="onesided",
                    subtype="passage",
                )
