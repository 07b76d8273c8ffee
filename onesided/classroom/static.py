"""The style sheet and the script of a class: the course's own for questions and stories, and little more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from onesided.frontend import joined_modules, style
from onesided.frontend.source import without_comments

_OWN = Path(__file__).parent / "static"


@cache
def style_sheet() -> tuple[str, str]:
    """The style sheet, and what kind of file it is."""
    own = without_comments((_OWN / "class.css").read_text(encoding="utf-8"), css=True)
    return "text/css", f"{style()}\n{own}"


@cache
def script() -> tuple[str, str]:
    """The script, and what kind of file it is."""
    modules, entry = joined_modules(_OWN, "class.mjs")
    return "text/javascript", f"(() => {{\n{modules}{entry}.wakeClass(document);\n}})();\n"


@cache
def version() -> str:
    """A word that changes with either."""
    return hashlib.sha256((style_sheet()[1] + script()[1]).encode()).hexdigest()[:8]


STATIC: dict[str, Callable[[], tuple[str, str]]] = {"class.css": style_sheet, "class.js": script}
"""The files by their names."""
