"""Drawings that several tests look at: a forest plot of published numbers, a cloud of simulated points."""

import math
import xml.etree.ElementTree as ElementTree

import numpy as np

from onesided.figures.drawing import drawing

SVG = "{http://www.w3.org/2000/svg}"

# Correlations with outcome, published in 2018; the interval is None where it was not seen.
EFFECTS = [
    ("Alliance, adults", 0.278, 0.256, 0.299),
    ("Alliance, young people", 0.19, 0.13, 0.25),
    ("Alliance, couples and families", 0.297, None, None),
    ("Goal consensus", 0.24, 0.19, 0.28),
    ("Collaboration", 0.29, 0.24, 0.34),
    ("Group cohesion", 0.26, None, None),
    ("Empathy", 0.28, 0.23, 0.33),
    ("Rupture repair", 0.29, 0.10, 0.47),
    ("Countertransference\nreactions", -0.16, -0.30, -0.03),
]
NUMBERS = [{"Element": name, "r": r, "from": low, "to": high} for name, r, low, high in EFFECTS]


def forest(ax):
    """Intervals as lines, estimates as squares, and hollow circles where no interval is known."""
    for place, (_, r, low, high) in enumerate(EFFECTS):
        if low is None:
            ax.plot([r], [place], "o", markerfacecolor="white", markeredgecolor="C0", markersize=7)
        else:
            ax.plot([low, high], [place, place], color="C0")
            ax.plot([r], [place], "s", color="C0", markersize=6)
    ax.axvline(0, color="grey")
    ax.set_yticks(range(len(EFFECTS)), labels=[name for name, *_ in EFFECTS])
    ax.set_xlabel("Correlation with outcome")
    ax.invert_yaxis()


def cloud(ax, r, points=500):
    """So many simulated people whose two measures correlate at about r."""
    random = np.random.default_rng(28)
    x, noise = random.standard_normal(points), random.standard_normal(points)
    ax.scatter(x, r * x + math.sqrt(1 - r * r) * noise, s=9, color="C0", alpha=0.6, linewidths=0)
    ax.plot([-3, 3], [-3 * r, 3 * r], color="C1", linewidth=2)
    ax.set(xlim=(-3.5, 3.5), ylim=(-3.5, 3.5), xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    ax.set(xlabel="Quality of the alliance", ylabel="Outcome")


def tree(draw, alt="What is seen.", **options):
    """The page's SVG of a drawing, parsed."""
    return ElementTree.fromstring(drawing(draw, alt, **options).svg)
