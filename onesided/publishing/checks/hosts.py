"""No page, style sheet or script of the site asks another host for anything: a reader is nobody else's business."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.publishing.addresses import is_foreign
from onesided.publishing.checks.seen import Seen
from onesided.publishing.page import named_in_css

_ADDRESS = re.compile(r"""(["'`])((?:(?:https?|wss?):)?//[\w-]+\.[^"'`\s]*)\1""")
_NAMES_ONLY = ("http://www.w3.org/", "https://www.w3.org/")  # names of vocabularies, which nobody opens
_MEND = "Keep a copy beside the pages, or do without it."


def other_hosts(seen: Seen) -> Iterator[str]:
    """Name each file with each address on another host that it loads, or that a script may."""
    for path, page in seen.all_pages.items():
        yield from _foreign(path, (*page.loads, *page.loads_without_script))
    for path, content in seen.site.items():
        if path.endswith(".css"):
            yield from _foreign(path, named_in_css(content.decode()))
        elif path.endswith(".js"):
            for address in dict.fromkeys(address for _, address in _ADDRESS.findall(content.decode())):
                if not address.startswith(_NAMES_ONLY):
                    yield f"{path} names an address on another host, {address}. {_MEND}"


def _foreign(path: str, addresses: tuple[str, ...] | list[str]) -> Iterator[str]:
    for address in dict.fromkeys(addresses):
        if is_foreign(address):
            yield f"{path} loads from another host: {address}. {_MEND}"
