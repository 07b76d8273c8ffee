"""Nothing is published that no page asks for: it would be weight for the host and a riddle for whoever looks."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.publishing.archive import README
from onesided.publishing.checks.seen import Seen
from onesided.publishing.found import ROBOTS, SITEMAP
from onesided.publishing.hosts import HEADERS, NO_JEKYLL
from onesided.publishing.offline import ICONS, WORKER
from onesided.publishing.own_pages import NOT_FOUND, NOT_KEPT
from onesided.publishing.reach import needed_in

FOR_OTHERS = {NOT_FOUND, NOT_KEPT, WORKER, SITEMAP, ROBOTS, HEADERS, NO_JEKYLL, README, *ICONS}
"""What hosts, crawlers, devices and the worker ask for, and no page."""


def not_needed(seen: Seen) -> Iterator[str]:
    """Name each file that nobody asks for."""
    needed = set(needed_in(seen.site, seen.about.address)) | FOR_OTHERS
    for path in sorted(seen.site.keys() - needed):
        yield f"{path} is asked for by no page. Leave it out."
