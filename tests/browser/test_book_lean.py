"""The style sheet with only the rules that are used dresses every element as the whole one would."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from onesided.bookext import joined
from tests.browser.pages import LESSONS, OWN

PAGES = ("book/welcome.html", "book/references.html", LESSONS[0], OWN[0], "search.html")

# Elements of one name with the same around them are dressed alike: one of each is enough.
DRESS = """() => {
    const nameOf = one => `${one.localName}.${one.className?.baseVal ?? one.className}`;
    const pathOf = one => one === document.body ? "" : `${pathOf(one.parentElement)} > ${nameOf(one)}`;
    const kinds = new Map([...document.querySelectorAll("body *")].map(one => [pathOf(one), one]));
    return [...kinds].map(([path, one]) => {
        const dress = ["", "::before", "::after"].map(part => {
            const style = getComputedStyle(one, part);
            return [...style].filter(name => !name.startsWith("--")).map(name => style.getPropertyValue(name)).join(";");
        });
        return [path.slice(-120), dress.join("|")];
    });
}"""


@pytest.mark.parametrize("path", PAGES)
def test_no_element_misses_a_rule(browser: Browser, site: str, built_book: Path, path: str) -> None:
    static = built_book / "_static"
    own = Path(joined.__file__).parent / "static"
    theirs = [path for pattern in joined.STYLES for path in sorted(static.glob(pattern))]
    parts = [*theirs, *(own / name for name in joined.OWN_STYLES)]
    whole = joined.style_sheet([part.read_text(encoding="utf-8") for part in parts])
    lean = (static / joined.STYLE).read_text(encoding="utf-8")
    assert len(lean) < len(whole) / 2

    def serve(route: Route) -> None:
        route.fulfill(body=whole, content_type="text/css")

    dressed = []
    for sheet in (None, serve):
        context = browser.new_context(reduced_motion="reduce", color_scheme="dark")
        page = context.new_page()
        if sheet:
            page.route(f"**/{joined.STYLE}*", sheet)
        page.goto(f"{site}/{path}", wait_until="networkidle")
        dressed.append(page.evaluate(DRESS))
        context.close()
    missed = [path for (path, one), (_, other) in zip(*dressed, strict=True) if one != other]
    assert missed == []
