"""The sign of the book, its places, and the colours that the book and its pieces share."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from PIL import Image

import onesided
from onesided.bookext import emblem
from onesided.bookext.opening import Part, parts_of

PACKAGE = Path(onesided.__file__).parent


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def scheme(name: str) -> dict[str, str]:
    css = (PACKAGE / "bookext/static/colours.css").read_text()
    block = re.search(rf'html\[data-theme="{name}"\] \{{([^}}]*)\}}', css)
    assert block
    return dict(re.findall(r"--pst-color-([a-z-]+): (#[0-9a-f]{6});", block[1]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_paper(name: str) -> None:
    colours = scheme(name)
    papers = [colours[key] for key in ("background", "surface", "primary-bg", "secondary-bg", "table-row-hover-bg")]
    for paper in papers:
        for text in ("text-base", "text-muted", "primary", "secondary", "inline-code"):
            assert contrast(colours[text], paper) >= 5, (text, paper)
        assert contrast(colours["border"], paper) >= 3
    for kind in ("success", "danger"):
        assert contrast(colours[kind], colours[f"{kind}-bg"]) >= 4.5


def test_pieces_in_a_notebook_have_the_accents_of_the_book() -> None:
    css = (PACKAGE / "frontend/base.css").read_text()
    for name, accent in (("--os-brand", "primary"), ("--os-second", "secondary")):
        light = re.search(rf"{name}: var\(--pst-color-{accent}, (#\w+)\)", css)
        dark = re.search(rf'\[data-jp-theme-light="false"\] \.onesided {{[^}}]*{name}: (#\w+)', css)
        assert light and dark
        assert (light[1], dark[1]) == (scheme("light")[accent], scheme("dark")[accent])


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
        image = Image.open(BytesIO(emblem.icon_png(size, margin)))
        assert image.size == (size, size)
        colours = {colour for _, colour in image.getcolors(size * size)}
        assert {tuple(bytes.fromhex(colour[1:])) for colour in (emblem.PAPER, emblem.TOLD, emblem.KEPT)} <= colours


def test_the_card_has_its_size_and_long_words_stay_on_it() -> None:
    card = Image.open(BytesIO(emblem.card_png("A title", "a long sentence that does not end " * 4)))
    assert card.size == emblem.CARD
    edge = [card.getpixel((emblem.CARD[0] - 20, row)) for row in range(emblem.CARD[1])]
    assert set(edge) == {tuple(bytes.fromhex(emblem.PAPER[1:]))}


def test_only_numbered_pages_are_chapters() -> None:
    trees = [
        SimpleNamespace(caption="I. One", items=["notebooks/01-a", "notebooks/02-b"]),
        SimpleNamespace(caption="More", items=["book/about", "notebooks/review"]),
        SimpleNamespace(caption=None, items=["notebooks/10-c"]),
    ]
    app = SimpleNamespace(env=SimpleNamespace(external_site_map=SimpleNamespace(root=SimpleNamespace(subtrees=trees))))
    assert parts_of(app) == (  # type: ignore[arg-type]
        Part("I. One", (("notebooks/01-a", 1), ("notebooks/02-b", 2))),
        Part("", (("notebooks/10-c", 10),)),
    )
    assert parts_of(SimpleNamespace(env=SimpleNamespace())) == ()  # type: ignore[arg-type]
