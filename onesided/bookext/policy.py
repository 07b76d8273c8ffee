"""What a page may load: its own site's files, and one small script inside it, known by its digest.

That script is the same on every page and runs before anything is painted: it brings back the scheme, light or dark,
that the reader chose. Everything else lies in files. The policy stands in each page, for hosts that send no headers and
for pages read from a disk; `onesided book` sends it as well.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

_SCHEME = Path(__file__).parent / "inline" / "scheme.js"


@cache
def scheme_script() -> str:
    """Return the one script that stands inside every page, exactly as it stands there."""
    return _SCHEME.read_text(encoding="utf-8")


def policy(script: str | None = None) -> str:
    """Return the Content-Security-Policy of a page that holds this script: by default, the one of every page."""
    digest = hashlib.sha256((script or scheme_script()).encode()).digest()
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'sha256-{base64.b64encode(digest).decode()}'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",  # the icon in the tab, and what the theme's style sheet draws with
            "font-src 'self' data:",  # the icons: a page read from a disk may not load a font that lies beside it
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )
