"""The book's sign, two circles of which one is filled: two people, and one of them is shown.

It is drawn here once for all its places: the side bar and the cover, the opening of each chapter, where the two come
closer and part again, icons, the card of a shared address, the covers of the other editions.
"""

from __future__ import annotations

from onesided.emblem.colours import INK, KEPT, MUTED, PAPER, TOLD
from onesided.emblem.drawings import distance_in, emblem_svg, icon_svg

__all__ = ["INK", "KEPT", "MUTED", "PAPER", "TOLD", "distance_in", "emblem_svg", "icon_svg"]
