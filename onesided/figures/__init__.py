"""Figures: a drawing becomes a figure or an exploration, for the notebook and for the page.

`draw_figure` and `draw_exploration` make values; `figure_html` writes what a page carries, `reference` and
the `still` forms what a saved notebook keeps, and `data` reads the numbers. matplotlib is imported by whoever
draws, not before.
"""

from onesided.figures.committed import Reference, reference, still_html, still_text
from onesided.figures.data import data
from onesided.figures.exploration import Exploration, draw_exploration
from onesided.figures.figure import Figure, draw_figure
from onesided.figures.page import figure_html

__all__ = [
    "Exploration",
    "Figure",
    "Reference",
    "data",
    "draw_exploration",
    "draw_figure",
    "figure_html",
    "reference",
    "still_html",
    "still_text",
]
