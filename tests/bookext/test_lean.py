"""A page loads what its text calls for; the joined style sheet keeps every icon and every scheme of the theme's own."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
from fontTools.ttLib import TTFont
from sphinx.builders.html._assets import _CascadingStyleSheet, _JavaScript

from onesided.bookext import icons, joined, lean
from onesided.bookext.schemes import follow_the_system

PYDATA = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
BOOK = Path(sphinx_book_theme.__file__).parent / "theme/sphinx_book_theme/static"
CODE = '<div class="highlight-python notranslate"><div class="highlight"><pre>1</pre></div></div>'


@pytest.fixture(scope="module")
def themes() -> list[str]:
    sheets = (PYDATA / "styles/pydata-sphinx-theme.css", BOOK / "styles/sphinx-book-theme.css")
    return [path.read_text() for path in sheets]


@pytest.fixture(scope="module")
def joined_css(themes: list[str]) -> str:
    return joined.style_sheet(themes)


def glyphs(css: str) -> set[int]:
    """The code points that the fonts inside a style sheet can draw."""
    fonts = re.findall(r"data:font/woff;base64,([A-Za-z0-9+/=]+)", css)
    return {point for font in fonts for point in TTFont(BytesIO(base64.b64decode(font))).getBestCmap()}


def classes_of(body: str) -> set[str]:
    return {name for several in re.findall(r'class="([^"]*)"', body) for name in several.split()}


@pytest.mark.parametrize(
    ("name", "body", "loaded"),
    [
        ("copybutton.js", "<p>Prose.</p>", False),
        ("copybutton.js", CODE, True),
        ("togglebutton.js", '<div class="dropdown admonition">', True),
        ("togglebutton.js", '<details class="admonition hide above-input">', False),
        ("sphinx-design.min.css", '<div class="sd-card docutils">', True),
        ("sphinx-design.min.css", '<section class="onesided os-quiz">', False),
        ("design-tabs.js", '<div class="sd-card docutils">', False),
        ("design-tabs.js", '<div class="sd-tab-set docutils">', True),
        ("sphinx-thebe.js", CODE, False),
        ("styles/sphinx-book-theme.css", CODE, False),
        ("mystnb.0123.css", CODE, False),
        ("https://example.org/require.min.js", "", True),
        ("onesided.js", "", True),
    ],
)
def test_a_page_loads_what_its_text_calls_for(name: str, body: str, loaded: bool) -> None:
    kind = _CascadingStyleSheet if name.endswith("css") else _JavaScript
    path = name if "//" in name else f"_static/{name}"
    assert lean._is_called_for(kind(path), classes_of(body)) is loaded


@pytest.mark.parametrize(
    ("code", "body", "kept"),
    [
        ('const THEBE_JS_URL = "https://unpkg.com/thebe"', CODE, False),
        ("DOCUMENTATION_OPTIONS.pagename = 'x';", CODE, False),
        ("let toggleHintShow = 'Click to show';", CODE, False),
        ("let toggleHintShow = 'Click to show';", '<div class="toggle docutils">', True),
        ("window.somebodyElses = 1", "", True),
    ],
)
def test_scripts_inside_the_page_are_chosen_by_the_same_rule(code: str, body: str, kept: bool) -> None:
    assert lean._is_called_for(_JavaScript("", body=code), classes_of(body)) is kept


def test_what_builds_on_the_joined_script_runs_after_it() -> None:
    assert lean._late(_JavaScript("_static/copybutton.js")).attributes == {"defer": "defer"}
    foreign = _JavaScript("https://example.org/require.min.js")
    assert lean._late(foreign) is foreign


def test_every_icon_the_themes_name_is_in_the_font(themes: list[str], joined_css: str) -> None:
    drawn = glyphs(joined_css)
    wanted = {
        ord(chr(int(content[1:], 16)) if content.startswith("\\") else content)
        for names, content in re.findall(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"([^"]+)"', joined_css)
        if len(content) > 1 or ord(content) > 0x7F
    }
    assert wanted and wanted <= drawn
    # The menu, search, moon and half-circle buttons, the arrows between pages, and the marks of notes and links.
    for code_point in (0xF0C9, 0xF002, 0xF186, 0xF042, 0xF104, 0xF105, 0xF03A, 0xF05A, 0xF071, 0xF0F3, 0xF35D, 0xF09B):
        assert code_point in drawn, hex(code_point)
    assert ".fa-github:before" in joined_css  # a name that the theme puts together at the time
    for mark in re.findall(r'--pst-icon-[a-z-]+:"([^"])"', themes[0]):
        assert ord(mark) in drawn


def test_icons_nobody_draws_are_left_out_and_their_licence_is_not(joined_css: str) -> None:
    assert ".fa-bars:before" in joined_css
    assert ".fa-wheelchair:before" not in joined_css
    assert len(glyphs(joined_css)) < 100
    assert "CC BY 4.0" in icons.CREDIT and icons.CREDIT in joined_css


def test_an_icon_the_book_asks_for_is_drawn_too(themes: list[str]) -> None:
    assert ".fa-wheelchair:before" in joined.style_sheet(themes, "{'icon': 'fa-solid fa-wheelchair'}")


def test_an_icon_is_not_read_aloud() -> None:
    css, drawn = icons.without_unused_icons('.fa-bars:before,.fa-navicon:before{content:"\\f0c9"}.x{y:z}', {"bars"})
    assert css == '.fa-bars:before,.fa-navicon:before{content:"\\f0c9";content:"\\f0c9"/""}.x{y:z}'
    assert drawn == {0xF0C9}


def test_the_joined_style_sheet_loads_nothing_else(joined_css: str) -> None:
    assert {url[:5] for url in re.findall(r"url\([\"']?([^)\"']+)", joined_css)} == {"data:"}
    assert "@import" not in joined_css and "sourceMappingURL" not in joined_css


def test_the_same_parts_give_the_same_bytes(themes: list[str], joined_css: str) -> None:
    icons._subset.cache_clear()
    assert joined.style_sheet(themes) == joined_css


def test_dark_is_there_without_a_script() -> None:
    css = 'a{b:c}html[data-theme="light"] p{color:black}html[data-theme=dark] p:is(.x,.y),q{color:white}'
    assert follow_the_system(css) == (
        "a{b:c}html:not([data-theme=dark]) p{color:black}"
        "html[data-theme=dark] p:is(.x,.y),q{color:white}"
        "@media (prefers-color-scheme:dark){html:not([data-theme=light],[data-theme=dark]) p:is(.x,.y){color:white}}"
    )


def test_dark_inside_another_condition_stays_inside() -> None:
    css = "@media print{html[data-theme=dark] p{color:black}}"
    lean_css = follow_the_system(css)
    assert lean_css.startswith("@media print{html[data-theme=dark] p{color:black}@media (prefers-color-scheme:dark){")
    assert lean_css.count("{") == lean_css.count("}")


def test_scripts_are_joined_so_that_none_runs_into_the_next() -> None:
    assert joined.script(["a()\n//# sourceMappingURL=a.js.map", "(b)()"]) == "a()\n;(b)()\n"
