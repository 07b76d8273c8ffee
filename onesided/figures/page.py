"""A figure or an exploration as a page carries it: complete HTML, which the front end only wakes.

The class names and data attributes are the contract with the front end: `data-parameter`, `data-start` on the
figure, `data-frame`, `data-value` on each frame. Without a script the first frame and the table are there.
"""

from __future__ import annotations

from html import escape

from onesided.figures.exploration import Exploration
from onesided.figures.figure import Figure
from onesided.figures.table import cell_text, table_html
from onesided.figures.words import WORDS


def figure_html(figure: Figure | Exploration) -> str:
    """The HTML of a figure or an exploration, on one line, the same for the same figure."""
    match figure:
        case Figure():
            return f'<figure class="onesided os-figure">{_frame(figure.drawing.svg)}{_below(figure)}</figure>'
        case Exploration():
            frames = "".join(
                _frame(
                    frame.svg,
                    f' data-frame="{place}" data-value="{escape(cell_text(value))}"'
                    + (" hidden" if place != figure.start else ""),
                )
                for place, (frame, value) in enumerate(zip(figure.frames, figure.values, strict=True))
            )
            return (
                f'<figure class="onesided os-figure os-explore" data-parameter="{escape(figure.parameter)}" '
                f'data-start="{figure.start}">{_control(figure)}{frames}{_below(figure)}</figure>'
            )


def _control(figure: Exploration) -> str:
    """The slider; hidden, because without a script it would move nothing."""
    shown = escape(cell_text(figure.values[figure.start]))
    return (
        f'<div class="os-control" hidden><label><span>{escape(figure.label)}</span> <input type="range" '
        f'min="0" max="{len(figure.values) - 1}" step="1" value="{figure.start}"></label> '
        f"<output>{shown}</output></div>"
    )


def _frame(svg: str, attributes: str = "") -> str:
    return f'<div class="os-frame"{attributes}>{svg}</div>'


def _below(figure: Figure | Exploration) -> str:
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>" if figure.caption else ""
    table = table_html(figure.table, WORDS["numbers-caption"])
    return f'{caption}<details class="os-table"><summary>{WORDS["numbers"]}</summary>{table}</details>'
