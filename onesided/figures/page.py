"""A figure or an exploration as a page carries it: complete HTML, which the front end only wakes.

The class names and data attributes are the contract with the front end: `data-parameter`, `data-start` on the
root, `data-frame`, `data-value` on each frame. Without a script the first frame and the table are there.
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
            return (
                f'<div class="onesided os-figure">{_drawn(_frame(figure.drawing.svg), figure)}{_numbers(figure)}</div>'
            )
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
                f'<div class="onesided os-figure os-explore" data-parameter="{escape(figure.parameter)}" '
                f'data-start="{figure.start}">{_control(figure)}{_drawn(frames, figure)}{_numbers(figure)}</div>'
            )


def _control(figure: Exploration) -> str:
    """The slider; hidden, because without a script it would move nothing. It says its value, the output none."""
    shown = escape(cell_text(figure.values[figure.start]))
    return (
        f'<div class="os-control" hidden><label><span>{escape(figure.label)}</span> <input type="range" '
        f'min="0" max="{len(figure.values) - 1}" step="1" value="{figure.start}"></label> '
        f'<output aria-live="off">{shown}</output></div>'
    )


def _frame(svg: str, attributes: str = "") -> str:
    return f'<div class="os-frame"{attributes}>{svg}</div>'


def _drawn(frames: str, figure: Figure | Exploration) -> str:
    """The drawing with its caption. Slider and numbers stand beside it, and are no part of what the caption names."""
    caption = f"<figcaption>{escape(figure.caption)}</figcaption>" if figure.caption else ""
    return f"<figure>{frames}{caption}</figure>"


def _numbers(figure: Figure | Exploration) -> str:
    table = table_html(figure.table, WORDS["numbers-caption"])
    return f'<details class="os-table"><summary>{WORDS["numbers"]}</summary>{table}</details>'
