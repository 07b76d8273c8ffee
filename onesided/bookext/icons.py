"""The icons of the page: the few glyphs that the theme draws, cut out of the font it brings.

The theme loads every icon there is, as a script of half a megabyte. Its own style sheet can draw the same icons from a
font, and a font of the glyphs that are really used fits into the style sheet itself.
"""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

CREDIT = (
    "/* Icons: a subset of Font Awesome Free, https://fontawesome.com, copyright Fonticons, Inc. "
    "Icons CC BY 4.0, font SIL OFL 1.1: https://fontawesome.com/license/free */"
)
FACES = {"fa-solid-900.ttf": ("Font Awesome 6 Free", 900), "fa-brands-400.ttf": ("Font Awesome 6 Brands", 400)}
"""The fonts the theme's style sheet draws with: the file's name, then the family and the weight."""

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells every step of its work as news

_ICON_RULE = re.compile(r'(?:\.fa-[a-z0-9-]+:before,?)+\{content:"([^"]*)"\}')
_ICON_NAME = re.compile(r"\bfa-([a-z0-9-]+)")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6}) ?")


def without_unused_icons(css: str, names: set[str]) -> tuple[str, set[int]]:
    """Return the style sheet without the rules of icons that are not in `names`, and the code points that are left.

    A kept rule says that its glyph is not text, so that no button is called by an unpronounceable character.
    """
    drawn: set[int] = set()

    def keep(rule: re.Match[str]) -> str:
        if names.isdisjoint(_ICON_NAME.findall(rule[0])):
            return ""
        drawn.update(_code_points(rule[1]))
        # Browsers that do not know the second form keep the first.
        return rule[0].removesuffix("}") + f';content:"{rule[1]}"/""' + "}"

    lean = _ICON_RULE.sub(keep, css)
    # The theme also names glyphs in its own variables: the marks of notes and warnings, of links that lead outside.
    for content in re.findall(r'--pst-icon-[a-z-]+:"([^"]*)"', lean):
        drawn.update(_code_points(content))
    return lean, drawn


def names_in(paths: Iterable[Path]) -> set[str]:
    """Return every icon's name that templates, scripts or modules mention."""
    return {name for path in paths for name in _ICON_NAME.findall(path.read_text(encoding="utf-8"))}


def font_faces(folder: Path, code_points: set[int]) -> str:
    """Return the `@font-face` rules for these glyphs, cut out of the fonts in `folder`, with the credit due.

    The fonts are written into the rules: a page that is read from a disk may not load a font that lies beside it.
    """
    rules = [CREDIT]
    for file, (family, weight) in FACES.items():
        if font := _subset(folder / file, frozenset(code_points)):
            source = f"data:font/woff;base64,{base64.b64encode(font).decode()}"
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:block;'
                f'src:url({source}) format("woff")}}'
            )
    return "\n".join(rules)


@cache
def _subset(path: Path, code_points: frozenset[int]) -> bytes | None:
    from fontTools.subset import Options, Subsetter  # most builds cut no font, and need not wait for what could
    from fontTools.ttLib import TTFont

    options = Options()
    options.flavor = "woff"
    options.name_IDs = [0, 1, 2, 13, 14]  # who made it and under which licence stays in the file
    options.layout_features = []
    options.hinting = options.glyph_names = False
    font = TTFont(path)
    wanted = code_points & font.getBestCmap().keys()
    if not wanted:
        return None
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = options.flavor
    font.recalcTimestamp = False  # the same glyphs give the same bytes on every machine and every day
    font.save(out := BytesIO())
    return out.getvalue()


def _code_points(content: str) -> set[int]:
    return {ord(sign) for sign in _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), content) if ord(sign) > 0x7F}
