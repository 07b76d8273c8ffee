"""Figures and explorations in a notebook: the only way in which a chapter shows a plot.

The drawing travels in the widget's live view alone. What is saved, committed and compared by nbval is the table, the
alternative text and the reference: drawings differ by a hair between machines, numbers do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onesided.figures import (
    Exploration,
    Figure,
    draw_exploration,
    draw_figure,
    figure_html,
    reference,
    still_html,
    still_text,
)
from onesided.figures.drawing import HEIGHT
from onesided.markup.own import Own, own_text
from onesided.markup.reference import own_reference
from onesided.widgets.piece import Piece


def figure(
    draw: Callable[..., object],
    *,
    alt: str,
    table: object,
    caption: str = "",
    height: float = HEIGHT,
    own: Own | None = None,
) -> Piece:
    """Show what `draw(ax)` draws on matplotlib axes.

    `alt` says in words what can be seen, `table` (a list of dicts) holds the numbers; neither may be missing.
    `height` is in inches. A figure that is drawn from the learner's own record names in `own` the piece that a page
    shows in its place: then neither drawing nor numbers are in what the notebook saves.
    """
    drawn = draw_figure(draw, alt=alt, table=table, caption=caption, height=height)
    if own:
        return Piece(reference=own_reference(own), sentence=own_text(own), html=figure_html(drawn))
    return _shown(drawn)


def explore(
    draw: Callable[..., object],
    *,
    alt: str | Callable[..., str],
    table: object,
    start: object = None,
    label: str = "",
    caption: str = "",
    height: float = HEIGHT,
    **parameter: Sequence[object],
) -> Piece:
    """Show what `draw(ax, name=value)` draws, with a slider over `name=[value, …]`, at most nine values.

    `alt` may be a function of the value; `start` is the value seen first; `label` is what the slider is called.
    """
    return _shown(draw_exploration(draw, alt=alt, table=table, start=start, label=label, caption=caption, **parameter))


def _shown(drawn: Figure | Exploration) -> Piece:
    kept: Any = reference(drawn)
    return Piece(reference=kept, sentence=still_text(kept), still=still_html(kept), html=figure_html(drawn))
