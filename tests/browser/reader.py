"""A reader who has a keyboard and nothing else, and who looks where the focus is at every stop.

At each stop there has to be an element with a name, in sight, not behind a bar that sticks to the screen (WCAG 2.2,
2.4.11), and marked so that it can be found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

_STOP = """async () => {
    // Nobody looks sooner than the screen: what a key brought about is drawn first.
    const drawn = () => new Promise(requestAnimationFrame);
    await drawn(), await drawn();
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return null;
    // A box that is painted by its label is looked for there.
    const painted = [here, ...(here.labels ?? [])];
    const isHit = (x, y) => painted.some(one => one.contains(document.elementFromPoint(x, y)));
    let inSight = false;
    for (const box of painted.flatMap(one => [...one.getClientRects()])) {
        const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
        const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
        for (const across of [.1, .5, .9]) for (const down of [.1, .5, .9])
            inSight ||= right > left && bottom > top && isHit(left + across * (right - left), top + down * (bottom - top));
    }
    // An outline, or the shadow of one, around the control or the part of an item that holds nothing else.
    const isMarked = element => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
        const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/rgba\\(.*, 0\\)/.test(outlineColor);
        return outlined || (boxShadow !== "none" && !boxShadow.includes("inset"));
    };
    let marked = false;
    const end = here.closest("form, section, main, nav, body");
    for (let around = here; around && !marked; around = around.parentElement) {
        marked = isMarked(around);
        if (around === end || around.matches("fieldset")) break;
    }
    const numbers = window.stops ??= new Map();
    if (!numbers.has(here)) numbers.set(here, numbers.size);
    return {
        number: numbers.get(here), tag: here.localName, type: here.type ?? "", classes: [...here.classList],
        item: [...document.querySelectorAll(".os-item")].indexOf(here.closest(".os-item")),
        inSight, marked, html: here.outerHTML.slice(0, 160),
    };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is: the element by its number on this page, what it is, what it is called; `item` counts the items
    of the page, and is -1 outside of one.
    """

    number: int
    tag: str
    type: str
    classes: list[str]
    item: int
    role: str
    name: str
    html: str


class Reader:
    """Presses keys on a page and refuses to go on where the focus is lost, hidden, unmarked or nameless."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._told: CDPSession = page.context.new_cdp_session(page)
        self._names: dict[int, tuple[str, str]] = {}

    def press(self, key: str) -> Stop:
        """Press a key and return where the focus is then."""
        self.page.keyboard.press(key)
        return self.here(f"after {key}")

    def here(self, when: str = "now") -> Stop:
        """Where the focus is."""
        stop: dict[str, Any] | None = self.page.evaluate(_STOP)
        assert stop, f"The focus is on nothing {when}."
        role, name = self._heard(stop["number"])
        assert stop.pop("inSight"), f"The focus is out of sight {when}: {stop['html']}"
        assert stop.pop("marked"), f"Nothing shows where the focus is {when}: {stop['html']}"
        assert name or role == "main", f"What has the focus {when} has no name: {role}, {stop['html']}"
        return Stop(**stop, role=role, name=name)

    def _heard(self, number: int) -> tuple[str, str]:
        """The role and the name of what has the focus, asked once: on the way back it is called the same."""
        if number not in self._names:
            self._names[number] = self._ask()
        return self._names[number]

    def _ask(self) -> tuple[str, str]:
        found = self._told.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        asked = {"objectId": found, "fetchRelatives": False}
        node = self._told.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
        return node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "").strip()
