"""The colours of figures on both papers: the style sheet says what the palette says, and all can be seen."""

import re
from pathlib import Path

import pytest

from onesided.figures.colours import PALETTE, class_of

CSS = (Path(__file__).resolve().parents[2] / "onesided/frontend/figure-colours.css").read_text(encoding="utf-8")
# The lightest and darkest papers of the book's theme and of JupyterLab, and the cards that lie on them.
LIGHT_PAPERS = ("#ffffff", "#f5f5f5")
DARK_PAPERS = ("#121212", "#111111", "#212121")
SERIES = [colour for colour in PALETTE if colour.role not in ("faint", "paper")]


def declared(block):
    """The custom properties of the first rule after a place in the style sheet."""
    return dict(re.findall(r"--os-([\w-]+): ([^;]+);", block.partition("}")[0]))


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_computed_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_style_sheet_has_the_values_of_the_palette():
    light, dark = declared(CSS), declared(CSS.partition('[data-jp-theme-light="false"]')[2])
    for colour in PALETTE:
        name = "sheet" if colour.role == "paper" else colour.role
        assert light[name].rstrip(")").endswith(colour.light)
        assert dark[name].rstrip(")").endswith(colour.dark)


@pytest.mark.parametrize("colour", PALETTE, ids=lambda colour: colour.role)
def test_every_class_has_its_rule(colour):
    name = "sheet" if colour.role == "paper" else colour.role
    assert f".os-figure .{class_of(colour.role, 'fill')} {{ fill: var(--os-{name}); }}" in CSS
    assert f".os-figure .{class_of(colour.role, 'line')} {{ stroke: var(--os-{name}); }}" in CSS


def test_the_dark_of_both_hosts_is_known():
    assert 'html[data-theme="dark"] .os-figure' in CSS
    assert '[data-jp-theme-light="false"] .os-figure' in CSS


@pytest.mark.parametrize("colour", SERIES, ids=lambda colour: colour.role)
def test_what_carries_meaning_stands_out_from_every_paper(colour):
    for value, papers in ((colour.light, LIGHT_PAPERS), (colour.dark, DARK_PAPERS)):
        for paper in papers:
            assert contrast(value, paper) >= (4.5 if colour.role == "grey" else 3)  # words may be grey


def test_no_two_words_mean_the_same_drawn_colour():
    assert len({colour.drawn for colour in PALETTE}) == len(PALETTE)
