"""The Sphinx extension: the published book shows the same quizzes, stories and figures as the notebooks do.

A page carries complete HTML, rendered from the reference in a notebook's output or from a directive, and one script
and one style sheet that wake it. Each module here hangs one idea into Sphinx; this one lists them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from onesided.bookext import (
    address,
    assets,
    builder,
    cache,
    checking,
    compiled,
    contents,
    descriptions,
    directives,
    finding,
    first,
    foot,
    footer,
    frame,
    kept,
    lean,
    leaving,
    maths,
    metadata,
    model_names,
    numbers,
    opening,
    passages,
    pieces,
    stems,
    whole,
    writing,
)

PARTS = (
    builder,
    address,
    pieces,
    writing,
    directives,
    passages,
    leaving,
    checking,
    whole,
    kept,
    cache,
    maths,
    model_names,
    descriptions,
    metadata,
    foot,
    footer,
    first,
    opening,
    assets,
    frame,
    contents,
    compiled,
    numbers,
    stems,
    lean,
    finding,
)
"""In the order in which they are told of what happens, where it is the same thing."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    for part in PARTS:
        part.register(app)
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
