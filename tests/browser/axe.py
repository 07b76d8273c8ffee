"""axe-core on a page or on a part of it: what breaks WCAG 2.2, levels A and AA, in words."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, Page

AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

_RUN = """async ([within, tags, rules]) => {
    const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
    const options = { runOnly, resultTypes: ["violations"], selectors: false };
    const { violations, passes } = await axe.run(within ?? document, options);
    return {
        passed: passes.length,
        broken: violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, any, all, none }) => {
                const reasons = [...any, ...all, ...none].map(check => check.message);
                return [id, html.slice(0, 200), ...reasons].join(" | ");
            })),
    };
}"""


def violations(page: Page | Frame, within: str | None = None, rules: tuple[str, ...] | None = None) -> list[str]:
    """What axe-core finds wrong on the page, or within a selector; a text has rule, element, reasons.

    All rules of these levels are asked, or only those that are named.
    """
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated, not added as a script: a page's own policy on scripts is none of its business.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_RUN, [within, TAGS, rules])
    # A rule alone may find nothing that it is about: a page may have no box that scrolls.
    assert found["passed"] > 0 or rules, f"axe-core found nothing to look at within {within or 'the page'}."
    return found["broken"]
