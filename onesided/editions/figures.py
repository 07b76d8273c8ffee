"""Figures on paper: of an exploration the drawing it starts with, and below every drawing its numbers as a table."""

from __future__ import annotations

from bs4 import Tag

from onesided.editions.making import element, words_of
from onesided.editions.words import say


def paper_figures(body: Tag) -> None:
    """Give every figure in `body` its paper form. It has to be done while the sliders, which say much, are there."""
    for figure in body.select(".os-figure"):
        if "os-explore" in figure["class"]:
            _still(figure)
        for drawing in figure.select("svg"):
            del drawing["width"]
        if numbers := figure.select_one("details.os-table"):
            figure.insert_after(element("div", numbers.table, class_="os-table"))
            numbers.decompose()


def _still(figure: Tag) -> None:
    """Leave the drawing that an exploration starts with, and say for which value it was drawn."""
    for frame in figure.select(".os-frame[hidden]"):
        frame.decompose()
    label, output = figure.select_one(".os-control label > span"), figure.select_one(".os-control output")
    if label and output:
        said = say("drawn-for", what=words_of(label), value=words_of(output))
    else:
        said = say("drawn-part")
    caption = figure.figcaption
    if caption is None:
        caption = element("figcaption")
        figure.select(".os-frame")[-1].insert_after(caption)
    caption.append(" " if caption.contents else "")
    caption.append(said)
