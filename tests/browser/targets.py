"""Targets that can be hit: at least 24 pixels each way, or room around them, or words in a sentence (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

from playwright.sync_api import Page

LEAST = 24

# A label is part of what it labels, and a link of several lines is as large as its lines together. Where a target is
# smaller, a circle of 24 pixels around its middle has to keep clear of every other target and of every other circle.
_TOO_SMALL = """least => {
    const usable = "a[href], button, input, select, textarea, summary, [role=button], [tabindex='0']";
    const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !element.closest(".os-vh, .visually-hidden, [inert]") && !element.matches(":disabled, [tabindex='-1']");
    const around = boxes => ({
        left: Math.min(...boxes.map(box => box.left)), right: Math.max(...boxes.map(box => box.right)),
        top: Math.min(...boxes.map(box => box.top)), bottom: Math.max(...boxes.map(box => box.bottom)),
    });
    // What only scrolls is no target to be hit.
    const targets = [...document.querySelectorAll(usable)]
        .filter(element => isSeen(element) && !element.matches("pre, .pst-scrollable-table-container"))
        .map(element => {
            const labels = [...element.labels ?? []].filter(isSeen);
            const box = around([element, ...labels].map(one => one.getBoundingClientRect()));
            return { element, box, small: box.right - box.left < least - .5 || box.bottom - box.top < least - .5 };
        })
        .filter(({ box }) => box.right > box.left && box.bottom > box.top);
    // In a sentence the height of the line decides: a block that says more than its links do.
    const isInline = element => {
        if (getComputedStyle(element).display !== "inline") return false;
        let block = element.parentElement;
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
        const words = text => text.replace(/\\s+/g, "").length;
        const links = [...block.querySelectorAll("a[href]")].reduce((sum, link) => sum + words(link.textContent), 0);
        return words(block.textContent) > links;
    };
    const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
    const apart = (box, [x, y]) =>
        Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    return targets.filter(({ small, element }) => small && !isInline(element)).flatMap(({ element, box }) => {
        const here = middle(box);
        const near = targets.find(other => {
            if (other.element === element || other.element.contains(element) || element.contains(other.element)) return false;
            if (!other.small) return apart(other.box, here) < least / 2;
            const there = middle(other.box);
            return Math.hypot(here[0] - there[0], here[1] - there[1]) < least;
        });
        const size = `${Math.round(box.right - box.left)} x ${Math.round(box.bottom - box.top)}`;
        return near ? [`${size}: ${element.outerHTML.slice(0, 120)} beside ${near.element.outerHTML.slice(0, 80)}`] : [];
    });
}"""


def too_small(page: Page) -> list[str]:
    """The targets in the page that are too small and too near to others, with their sizes in pixels."""
    return page.evaluate(_TOO_SMALL, LEAST)
