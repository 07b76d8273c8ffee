"""A small book is built with one of Sphinx's builders, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SETTINGS = (
    "extensions=myst_nb,onesided.bookext",
    "html_theme=sphinx_book_theme",
    "myst_heading_anchors=3",
    "nb_execution_mode=off",
    "project=Trial",
)


def built(source: Path, builder: str, *more: str) -> tuple[Path, str]:
    """Build the book in a folder beside its source; return that folder, and what Sphinx complained of."""
    target = source.parent / f"{source.name}-{builder}"
    settings = [part for setting in (*SETTINGS, *more) for part in ("-D", setting)]
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-C", *settings, str(source), str(target)]
    return target, subprocess.run(command, capture_output=True, text=True, check=False).stderr
