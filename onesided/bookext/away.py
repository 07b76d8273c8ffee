"""Where the plain page stands in the book, to which a reader goes who has to leave a story or a passage at once."""

from __future__ import annotations

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from onesided.frontend import AWAY


def away_href(builder: Builder, docname: str) -> str | None:
    """Return the address of that page from a page of the book; None where the book is not read in a browser."""
    if builder.name not in ("html", "dirhtml"):
        return None
    return relative_uri(builder.get_target_uri(docname), f"_static/{AWAY}")
