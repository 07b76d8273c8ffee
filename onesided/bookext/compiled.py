"""The templates of a page, compiled once and kept for the next build: fifty of them take a second, each time."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx

from onesided.markup.quiz import template


def register(app: Sphinx) -> None:
    """Give the templates of the theme, and of quizzes and stories, a place to be kept once there is a builder."""
    app.connect("builder-inited", _keep)


def _keep(app: Sphinx) -> None:
    folder = Path(app.doctreedir) / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    # Jinja looks whether a template is still the same before it takes what was kept.
    kept = FileSystemBytecodeCache(str(folder))
    environments = [template("note-exit").environment]
    if theirs := getattr(getattr(app.builder, "templates", None), "environment", None):
        environments.append(theirs)
    for environment in environments:
        environment.bytecode_cache = kept
