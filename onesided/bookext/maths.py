"""Formulas in the prose of a page: MathML, made in Python by the same code as the formulas in items."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from onesided.markup.maths import mathml


def register(app: Sphinx) -> None:
    """Offer Sphinx a renderer of the name `mathml`; `_config.yml` chooses it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))


def _inline(self: Any, node: nodes.math) -> None:
    self.body.append(mathml(node.astext(), display=False))
    raise nodes.SkipNode


def _block(self: Any, node: nodes.math_block) -> None:
    self.body.append(f'<div class="math">{mathml(node.astext(), display=True)}</div>')
    raise nodes.SkipNode
