"""A file that is asked for by its content has that content, or a browser would show the old one for a year."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.publishing.addresses import target
from onesided.publishing.by_content import version
from onesided.publishing.checks.seen import Seen


def stale_names(seen: Seen) -> Iterator[str]:
    """Name each page that asks for a file by another content than it has."""
    versions: dict[str, str] = {}
    for path, page in seen.all_pages.items():
        for address in dict.fromkeys((*page.loads, *page.loads_without_script, *page.told)):
            found = target(path, address) if "?v=" in address else None
            if found is None or found.path not in seen.site:
                continue
            real = versions.setdefault(found.path, version(seen.site[found.path]))
            if found.version != real:
                yield f"{path} asks for {found.path}?v={found.version}, whose content is {real}. Publish it again."
