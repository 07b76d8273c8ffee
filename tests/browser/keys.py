"""Going about a page with the keyboard alone, and seeing at every stop where one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_HAS_FOCUS = "elements => elements.includes(document.activeElement)"
_IS_BEHIND = """elements =>
    !!(document.activeElement.compareDocumentPosition(elements[0]) & Node.DOCUMENT_POSITION_PRECEDING)"""

# An outline drawn around the control, or around the part of the item that holds nothing else.
_FOCUS_IS_SEEN = """() => {
    const end = document.activeElement.closest("form, section, body");
    for (let seen = document.activeElement; seen !== end; seen = seen.parentElement) {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(seen);
        const clear = /rgba\\(.*, 0\\)|transparent/.test(outlineColor);
        if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !clear) return true;
        if (seen.matches("fieldset")) return false;
    }
    return false;
}"""


def tab_to(wanted: Locator, stops: int = 40) -> None:
    """Press Tab (with Shift, where it lies behind) until one of these elements has the focus, visibly."""
    page = wanted.page
    for _ in range(stops):
        if wanted.evaluate_all(_HAS_FOCUS):
            return expect_focus_is_seen(page)
        page.keyboard.press("Shift+Tab" if wanted.evaluate_all(_IS_BEHIND) else "Tab")
        expect_focus_is_seen(page)
    raise AssertionError(f"Tab does not lead to {wanted}; it stopped at {_where(page)}.")


def press(focused: Locator, key: str) -> None:
    """Press a key on the element (or one of the elements) that has the focus; the focus stays in sight."""
    assert focused.evaluate_all(_HAS_FOCUS), f"The focus is not on {focused} but on {_where(focused.page)}."
    focused.page.keyboard.press(key)
    expect_focus_is_seen(focused.page)


def expect_focus_is_seen(page: Page) -> None:
    """The element that has the focus shows it with an outline."""
    assert page.evaluate(_FOCUS_IS_SEEN), f"The focus cannot be seen on {_where(page)}."


def _where(page: Page) -> str:
    return page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
