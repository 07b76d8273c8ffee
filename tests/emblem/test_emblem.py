"""The sign of the book: its colours are the book's, its pictures are what they say."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from onesided import emblem
from onesided.emblem.pictures import CARD, card_png, icon_png
from tests.bookext.test_opening import scheme


def test_pictures_that_leave_the_book_have_its_colours() -> None:
    colours = scheme("light")
    assert (colours["background"], colours["text-base"]) == (emblem.PAPER, emblem.INK)
    assert (
        colours["text-muted"],
        colours["secondary"],
        colours["primary"],
    ) == (emblem.MUTED, emblem.TOLD, emblem.KEPT)


def test_the_two_come_closer_and_part_again() -> None:
    distances = [emblem.distance_in(chapter, 10) for chapter in range(1, 11)]
    assert distances == distances[::-1]
    assert distances[:5] == sorted(distances[:5], reverse=True) and len(set(distances[:5])) == 5
    for distance in distances:
        drawn = ElementTree.fromstring(emblem.emblem_svg(distance))
        assert drawn.get("aria-hidden") == "true"
        left, right = (float(circle.get("cx", "")) for circle in drawn)
        assert right - left == pytest.approx(distance)


def test_the_icons_are_what_they_say() -> None:
    assert ElementTree.fromstring(emblem.icon_svg()).tag == "{http://www.w3.org/2000/svg}svg"
    for size, margin in ((180, 0), (512, 0.1)):
        image = Image.open(BytesIO(icon_png(size, margin)))
        assert image.size == (size, size)
        colours = {colour for _, colour in image.getcolors(size * size)}
        assert {tuple(bytes.fromhex(colour[1:])) for colour in (emblem.PAPER, emblem.TOLD, emblem.KEPT)} <= colours


def test_the_card_has_its_size_and_long_words_stay_on_it() -> None:
    card = Image.open(BytesIO(card_png("A title", "a long sentence that does not end " * 4)))
    assert card.size == CARD
    edge = [card.getpixel((CARD[0] - 20, row)) for row in range(CARD[1])]
    assert set(edge) == {tuple(bytes.fromhex(emblem.PAPER[1:]))}
