"""Every sentence that the course says around a figure, in one place that a translator can replace."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "numbers": "The numbers",
    "numbers-caption": "The numbers in this figure",
    "figure-not-run": "Figure: {alt}",
    "run": "Run this cell to see the drawing.",
    "run-explore": "Run this cell to see the drawing and to change it.",
}
