"""Whether everything on a page can be read at this size: nothing sideways, nothing cut off, no words on top of others."""

from __future__ import annotations

from playwright.sync_api import Page

SIDEWAYS = "() => document.scrollingElement.scrollWidth - innerWidth"
# A box that clips what is too wide keeps the page from going sideways, and the reader from reading.
CUT_OFF = """() => {
    const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isRead = element => element.checkVisibility() && !element.closest(".os-vh, .visually-hidden, svg, math");
    return [...document.querySelectorAll("article *")]
        .filter(element => isRead(element))
        .filter(element => {
            const { left, right } = element.getBoundingClientRect();
            return right > innerWidth + 1 || left < -1;
        })
        .filter(element => {
            for (let box = element.parentElement; box.tagName !== "ARTICLE"; box = box.parentElement)
                if (scrolls(box)) return false;
            return true;
        })
        .map(element => element.outerHTML.slice(0, 160));
}"""
OPEN_ALL = "() => { for (const details of document.querySelectorAll('main details')) details.open = true; }"
# Lines of text that lie on one another, and words that a box without a way to scroll hides below its edge. What sticks to
# the screen lies on the text by its nature.
_ON_TOP = """() => {
    const sticks = element => { for (; element; element = element.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(element).position)) return true; return false; };
    const lines = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = walk.nextNode());) {
        const parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (parent.closest("svg, math, option, .os-vh, .visually-hidden, .skip-link")) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom } of range.getClientRects())
            if (right - left > 2) lines.push({ left, right, top: top + scrollY, bottom: bottom + scrollY, parent, text });
    }
    lines.sort((one, other) => one.top - other.top);
    const wrong = [];
    for (let at = 0; at < lines.length; at++) for (let next = at + 1; next < lines.length; next++) {
        const one = lines[at], other = lines[next];
        // Letters are lower than the line they stand in: lines may touch by a third.
        if (other.top > one.bottom - (one.bottom - one.top) / 3) break;
        if (one.text === other.text || Math.min(one.right, other.right) - Math.max(one.left, other.left) < 2) continue;
        if (sticks(one.parent) || sticks(other.parent)) continue;
        wrong.push(`“${one.text.data.trim().slice(0, 40)}” and “${other.text.data.trim().slice(0, 40)}” lie on one another`);
    }
    for (const box of document.querySelectorAll("body *")) {
        if (!box.checkVisibility() || box.closest("svg, math, .os-vh, .visually-hidden") || !box.clientHeight) continue;
        const { overflowY } = getComputedStyle(box);
        if (/hidden|clip/.test(overflowY) && box.scrollHeight > box.clientHeight + 2)
            wrong.push(`cut off below: ${box.outerHTML.slice(0, 120)}`);
    }
    return wrong;
}"""


def expect_no_way_sideways(page: Page) -> None:
    """The page is as wide as the screen, also with everything open, and cuts nothing off."""
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT_OFF) == []
    page.evaluate(OPEN_ALL)
    assert page.evaluate(SIDEWAYS) <= 0, "with everything open"
    assert page.evaluate(CUT_OFF) == [], "with everything open"


def unreadable(page: Page) -> list[str]:
    """What cannot be read at this size, in words: nothing, on a page that holds."""
    sideways = page.evaluate(SIDEWAYS)
    return [
        *([f"the page goes {sideways} pixels sideways"] if sideways > 0 else []),
        *(f"cut off at the side: {one}" for one in page.evaluate(CUT_OFF)),
        *page.evaluate(_ON_TOP),
    ]
