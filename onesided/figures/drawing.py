"""A function that draws becomes a drawing: an alternative text and a page's SVG.

matplotlib is used without pyplot and with settings of our own, so neither a learner's matplotlibrc nor
another cell changes a figure, and a figure changes nothing for them. Letters are sized to be read on a
telephone: the paper is narrow, and the page shows it no wider than its letters bear.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onesided.figures.cleaner import clean
from onesided.figures.colours import PALETTE
from onesided.figures.scene import Run
from onesided.model.complaints import CourseError

if TYPE_CHECKING:  # matplotlib takes most of a second to import: only whoever draws waits for it.
    from matplotlib.figure import Figure as Paper

WIDTH = 4.8
"""Inches. 11-point letters on it are 9 CSS pixels high on a 320-pixel screen and 15 at the widest."""
HEIGHT = 3.2
MAX_FRAME = 8_000
"""Bytes of one drawing."""

_SETTINGS: dict[str, Any] = {
    "axes.axisbelow": True,
    "axes.facecolor": "none",
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "axes.labelsize": 11,
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",  # comes with matplotlib: measured the same on every machine
    "font.size": 11,
    "grid.color": "lightgrey",
    "legend.edgecolor": "lightgrey",
    "legend.fontsize": 11,
    "legend.frameon": False,
    "lines.solid_capstyle": "butt",
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "onesided",
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
}


@dataclass(frozen=True)
class Drawing:
    """What is seen, in words and as a page's SVG."""

    alt: str
    svg: str


def drawing(draw: Callable[..., object], alt: str, *, height: float = HEIGHT, **parameter: object) -> Drawing:
    """What `draw(ax, **parameter)` draws, on a paper 4.8 inches wide and `height` inches high.

    CourseError when there is no alternative text, when something leaves the paper, when the drawing weighs
    more than 8 kB, or when it holds what a page figure cannot carry.
    """
    alt = alt_text(alt)
    if not callable(draw):
        raise CourseError("A figure needs a function that draws. Write def draw(ax): … and hand over draw.")
    if not 1 <= height <= 10:
        raise CourseError(f"A figure cannot be {height} inches high. Give a height from 1 to 10.")
    svg = clean(_raw_svg(draw, height, parameter), alt, _measure)
    weight = len(svg.encode())
    if weight > MAX_FRAME:
        raise CourseError(
            f"A drawing weighs {weight / 1000:.1f} kB, and at most {MAX_FRAME / 1000:.0f} kB are allowed. "
            "Draw fewer points, use round markers of one size, or thin out the lines."
        )
    return Drawing(alt, svg)


def alt_text(alt: object) -> str:
    """The alternative text on one line. CourseError when there is none."""
    if not isinstance(alt, str) or not alt.strip():
        raise CourseError('A figure needs alt="…". Say in a sentence or two what someone who sees it would notice.')
    return " ".join(alt.split())


def _raw_svg(draw: Callable[..., object], height: float, parameter: dict[str, object]) -> str:
    import matplotlib
    from cycler import cycler
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Paper

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        series = [colour.drawn for colour in PALETTE if colour.word.startswith("C")]
        matplotlib.rcParams.update(_SETTINGS | {"axes.prop_cycle": cycler(color=series)})
        paper = Paper(figsize=(WIDTH, height), dpi=100, layout="constrained")
        FigureCanvasSVG(paper)
        draw(paper.subplots(), **parameter)
        with warnings.catch_warnings():
            # Silenced: letters missing in matplotlib's font, which the page's has; and a layout without room,
            # which is refused in words below.
            warnings.simplefilter("ignore", UserWarning)
            paper.draw_without_rendering()
            _refuse_overhang(paper)
            _name_alignments(paper)
            raw = io.StringIO()
            paper.savefig(raw, format="svg", metadata={"Date": None})
    return raw.getvalue()


def _refuse_overhang(paper: Paper) -> None:
    """Nothing may leave the paper, where the page would cut it off."""
    seen, (width, height) = paper.get_tightbbox(), paper.get_size_inches()
    overhang = {"left": -seen.x0, "right": seen.x1 - width, "bottom": -seen.y0, "top": seen.y1 - height}
    side, inches = max(overhang.items(), key=lambda item: item[1])
    if inches > 0.02:
        raise CourseError(
            f"A drawing leaves the paper by {inches * 72:.0f} points on one side ({side}). "
            "Shorten or wrap its words, or give the figure more height."
        )


def _name_alignments(paper: Paper) -> None:
    """Tell the cleaner which side text of several lines belongs to: matplotlib writes left edges."""
    from matplotlib.text import Text

    for text in paper.findobj(Text):
        side = {"center": "middle", "right": "end"}.get(text.get_horizontalalignment())
        if side and "\n" in text.get_text():
            text.set_gid(f"align-{side}")


def _measure(run: Run) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(
        family="DejaVu Sans",
        size=run.size,
        weight="bold" if run.bold else "normal",
        style="italic" if run.italic else "normal",
    )
    return text_to_path.get_text_width_height_descent(run.text, font, ismath=False)[0]
