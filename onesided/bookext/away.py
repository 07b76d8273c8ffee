"""The plain page to which a reader goes who has to leave a story at once.

It takes the story's place in the browser's history, so it says nothing: not what the reader was reading, nor where. It
loads nothing either, so it is there at once, over http and from a file alike.
"""

from __future__ import annotations

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

AWAY = "new-tab.html"
AWAY_HTML = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>New tab</title>
</head>
<body>
<main></main>
</body>
</html>
"""


def away_href(builder: Builder, docname: str) -> str | None:
    """Return the address of that page from a page of the book; None where the book is not read in a browser."""
    if builder.name not in ("html", "dirhtml"):
        return None
    return relative_uri(builder.get_target_uri(docname), f"_static/{AWAY}")
