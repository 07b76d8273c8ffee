"""The Sphinx extension: the published book shows the same quizzes, stories and figures as the notebooks do.

A page carries complete HTML, rendered from the reference in a notebook's output or from a directive, and one script
and one style sheet that wake it. Each module here hangs one idea into Sphinx; this one lists them.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PARTS = (
    "builder",
    "said",
    "address",
    "pieces",
    "writing",
    "directives",
    "passages",
    "leaving",
    "shown",
    "checking",
    "whole",
    "kept",
    "cache",
    "maths",
    "model_names",
    "descriptions",
    "metadata",
    "foot",
    "footer",
    "first",
    "opening",
    "assets",
    "frame",
    "contents",
    "compiled",
    "columns",
    "numbers",
    "lean",
    "finding",
)
"""In the order in which they are told of what happens, where it is the same thing.

Sphinx is only imported with them: whoever asks this room for a word of its own need not wait for that.
"""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    for part in PARTS:
        import_module(f"{__name__}.{part}").register(app)
    return {
        "version": "0.1.0",
        "env_version": _own_digest(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _own_digest() -> int:
    """Sphinx does not see that an extension's code has changed; a digest in the environment's version tells it."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest()[:4], "big")
