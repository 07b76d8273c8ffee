"""The ways in which people look at a page, gone through on a page that is loaded once.

axe-core looks at everything in the light, and again wherever something else can be seen. Where the same elements are in
the page and in sight, with the same attributes, only what is painted can have changed: then the rules that look at colours
or at boxes are enough, since all others read nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

COLOURS = ("color-contrast", "link-in-text-block")
BOXES = ("target-size", "scrollable-region-focusable")


@dataclass(frozen=True)
class Mode:
    """What differs from a page in the light on a screen of a laptop."""

    name: str
    changes: tuple[str, ...]
    """The rules of axe-core that look at what this mode changes, where it changes nothing else."""
    colour_scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    width: int = 1280
    text: int = 100
    """The size of text in hundredths, without anything else growing."""

    @property
    def has_other_lines(self) -> bool:
        """Whether lines break elsewhere than in the light, so that something may be cut off or lie on other words."""
        return self.width != 1280 or self.text != 100


MODES = (
    Mode("light", ()),
    Mode("dark", COLOURS, colour_scheme="dark"),
    Mode("forced colours", COLOURS, forced="active"),
    Mode("200 % text", BOXES, text=200),
    Mode("320 pixels", (*COLOURS, *BOXES), width=320),
)

# What is in the page and in sight: every rule that looks neither at colours nor at boxes follows from it.
_SEEN_BEFORE = """() => {
    const inSight = [...document.body.querySelectorAll("*")].map(element => Number(element.checkVisibility())).join("");
    // A box that scrolls is a stop and has a role: the rules on boxes look at it in every mode that makes other lines.
    const html = document.body.outerHTML.replace(/<(pre|div class="pst-scrollable-table-container)[^>]*>/g, "<$1>");
    const now = html + inSight;
    const before = window.seenBefore ??= new Set(), known = before.has(now);
    before.add(now);
    return known;
}"""
# The theme's script takes the scheme over when it hears of it, and asks a moment after a change of size which boxes scroll.
_SETTLED = """async ({ scheme }) => {
    const box = "pre, .pst-scrollable-table-container";
    const isSettled = () => (document.documentElement.dataset.theme ?? scheme) === scheme
        && [...document.querySelectorAll(box)].every(one => one.tabIndex >= 0 || one.scrollWidth <= one.clientWidth);
    const frame = () => new Promise(requestAnimationFrame);
    // Boxes are asked again after a change of the window's size, not of the text's.
    dispatchEvent(new Event("resize"));
    await frame(), await frame();
    // What moves out of sight would never come to its end by itself; and what inherits a colour moves after it.
    const moving = () => document.getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    for (const begun = performance.now(); performance.now() - begun < 5000;) {
        const left = moving();
        if (isSettled() && !left.length) return;
        for (const animation of left) animation.finish();
        await frame();
    }
}"""


def in_every_mode(page: Page) -> Iterator[tuple[Mode, tuple[str, ...] | None]]:
    """Put the page into each mode; with it go the rules that are enough there, or None for all of them."""
    page.evaluate("() => { delete window.seenBefore }")
    for mode in MODES:
        enter(page, mode)
        yield mode, mode.changes if page.evaluate(_SEEN_BEFORE) else None


def enter(page: Page, mode: Mode) -> None:
    """Put the page into a mode, and wait until it has settled there."""
    page.emulate_media(color_scheme=mode.colour_scheme, forced_colors=mode.forced, reduced_motion="reduce")
    size = page.viewport_size
    assert size
    if size["width"] != mode.width:
        page.set_viewport_size({"width": mode.width, "height": 640 if mode.width < 600 else 900})
    page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{mode.text}%")
    page.evaluate(_SETTLED, {"scheme": mode.colour_scheme})
