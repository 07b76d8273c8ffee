"""The files beside the decks: reveal.js out of its package, our script and styles, the plain page to leave to.

sphinx-revealjs carries a whole released reveal.js; it is pinned with all other packages, and nothing of it but these
files is used. So a deck is made without a network and without Node, and always with the same reveal.js.
"""

from __future__ import annotations

import importlib.util
from html import escape
from importlib.resources import files
from pathlib import Path

from onesided.frontend import AWAY, away_page, classic, style
from onesided.model import CourseError
from onesided.slides.deck import Deck

PACKAGE = "sphinx_revealjs"
REVEAL = {
    "dist/reveal.js": "reveal.js",
    "dist/reveal.css": "reveal.css",
    "dist/reset.css": "reset.css",
    "plugin/notes/notes.js": "notes.js",
    "LICENSE": "reveal-license.txt",
}
"""The files of reveal.js that a deck needs, and what they are called beside it."""


def write_assets(folder: Path) -> None:
    """Write everything but the decks into `folder`/_static. A package that is missing is a CourseError."""
    static, reveal = folder / "_static", reveal_folder()
    static.mkdir(parents=True, exist_ok=True)
    for source, name in REVEAL.items():
        (static / name).write_bytes((reveal / source).read_bytes())
    (static / "deck.css").write_text(_file("deck.css"), encoding="utf-8")
    (static / AWAY).write_text(away_page(), encoding="utf-8")
    # A classic script, because a module would not be loaded from a file; in a function, so that its names stay its own.
    (static / "deck.js").write_text(f"(() => {{\n{_file('deck.mjs')}}})();\n", encoding="utf-8")
    (static / "onesided.js").write_text(classic(), encoding="utf-8")
    (static / "onesided.css").write_text(style(), encoding="utf-8")


def write_index(folder: Path, decks: list[Deck]) -> Path:
    """Write the page that lists these decks, and return it."""
    items = "".join(f'<li><a href="{one.page}.html">{escape(one.title)}</a></li>\n' for one in decks)
    page = folder / "index.html"
    page.write_text(_file("index.html").replace("<!-- decks -->\n", items), encoding="utf-8")
    return page


def reveal_folder() -> Path:
    """Where the installed package keeps reveal.js."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise CourseError(
            "The package sphinx-revealjs, which brings reveal.js, is not installed. "
            "Install the course's packages: pip install -r requirements.txt"
        )
    return Path(found.origin).parent / "_static" / "revealjs"


def _file(name: str) -> str:
    return files("onesided.slides").joinpath("files", name).read_text(encoding="utf-8")
