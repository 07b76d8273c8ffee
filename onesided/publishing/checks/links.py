"""Links inside the site lead to a page that is there, and to a place that is there on it."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.publishing.addresses import Target, below, target
from onesided.publishing.checks.seen import Seen
from onesided.publishing.page import named_in_css


def dead_links(seen: Seen) -> Iterator[str]:
    """Name each page with each thing it leads to, or loads, that is not in the site."""
    for path, page in seen.all_pages.items():
        own = (value for value in page.meta.values() if seen.about.address and value.startswith(seen.about.address))
        for address in dict.fromkeys((*page.links, *page.loads, *page.loads_without_script, *own)):
            yield from _dead(seen, path, address)
    for path in (path for path in seen.site if path.endswith(".css")):
        for address in dict.fromkeys(named_in_css(seen.site[path].decode())):
            yield from _dead(seen, path, address)


def _dead(seen: Seen, path: str, address: str) -> Iterator[str]:
    found = _target(seen, path, address)
    if found is None:
        return
    if found.path not in seen.site:
        yield f"{path} leads to {found.path}, which is not there. Mend the link, or add the file."
    elif found.place and (there := seen.all_pages.get(found.path)) and found.place not in there.places:
        yield f'{path} leads to a place that is not on {found.path}: "#{found.place}". Mend the link.'


def _target(seen: Seen, path: str, address: str) -> Target | None:
    # A page for a missing page writes its links from the host on.
    return target(path, below(below(address, seen.about.address), seen.about.base if seen.about.base != "/" else ""))
