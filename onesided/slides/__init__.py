"""A deck of slides for each chapter, made from its notebook: what a teacher shows, with the prose as speaker's notes.

nbconvert knows how cells become slides; this room puts our HTML in the place of each cell before it does, and gives it
a template of our own. A deck is one page with the files beside it. It asks nobody for anything, and needs no server.
"""

from onesided.slides.assets import write_assets, write_index
from onesided.slides.deck import Deck, deck_html
from onesided.slides.running import run

__all__ = ["Deck", "deck_html", "run", "write_assets", "write_index"]
