"""Whether figures are numbered is for the book's settings to say: an extension for LaTeX, which Jupyter Book always
brings, switches it on for every builder.

Where nothing is numbered, Sphinx need not walk through every page of the book whenever one has changed.
"""

from __future__ import annotations

from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Have the first word and the last."""
    said: list[bool] = []
    app.connect("config-inited", lambda _, config: said.append(config.numfig), priority=1)
    app.connect("config-inited", lambda _, config: setattr(config, "numfig", said[-1]), priority=950)
