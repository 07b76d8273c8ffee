"""What moved on a page after it had been painted, as the browser counts it."""

from __future__ import annotations

WATCH = """
window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries()
    .filter(({ hadRecentInput }) => !hadRecentInput)
    .map(({ value, startTime, sources }) => ({
        value, startTime,
        moved: sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 100)),
        ours: sources.some(({ node }) => node?.closest?.(".onesided")),
    })))).observe({ type: "layout-shift", buffered: true });
"""
"""Collects from the first paint on; a script for the beginning of a page."""
SHIFTED = """async () => {
    await document.fonts.ready;
    // Shifts are told late, but in turn: one of our own making says that all before it were told.
    const now = performance.now();
    document.body.prepend(Object.assign(document.createElement("div"), { style: "height: 300px" }));
    const isTold = () => shifts.some(({ startTime }) => startTime >= now);
    while (!isTold() && performance.now() < now + 10000) await new Promise(requestAnimationFrame);
    if (!isTold()) throw new Error("The browser did not tell of a shift of our own making.");
    return shifts.filter(({ startTime }) => startTime < now);
}"""
"""The shifts until now: of each its value, what moved, and whether a piece of ours was among it."""
