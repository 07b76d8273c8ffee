"""The plain page to which a reader goes who has to leave a story at once.

It takes the story's place in the browser's history, so it says nothing: not what the reader was reading, nor where. It
loads nothing either, so it is there at once, over http and from a file alike.
"""

from __future__ import annotations

from pathlib import Path

AWAY = "new-tab.html"
"""What it is called wherever it stands."""


def away_page() -> str:
    """Return the page as a whole HTML document."""
    return (Path(__file__).parent / AWAY).read_text(encoding="utf-8")
