"""The sign of the book, its places, and the colours that the book and its pieces share."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import onesided
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
