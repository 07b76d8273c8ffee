"""What is wrong with a site, said all at once: one small check for each thing a reader would stumble over.

A check takes the site as it was written and yields sentences, each with the file it is about and what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onesided.publishing.checks.budgets import over_budget
from onesided.publishing.checks.hosts import other_hosts
from onesided.publishing.checks.links import dead_links
from onesided.publishing.checks.policy import loose_policies
from onesided.publishing.checks.seen import Seen, see
from onesided.publishing.checks.surplus import not_needed
from onesided.publishing.checks.versions import stale_names
from onesided.publishing.checks.words import unnamed_pages
from onesided.publishing.site import About, Site

CHECKS: tuple[Callable[[Seen], Iterator[str]], ...] = (
    dead_links,
    other_hosts,
    loose_policies,
    unnamed_pages,
    over_budget,
    stale_names,
    not_needed,
)
"""Every check, in the order in which they speak."""


def complaints(site: Site, about: About) -> list[str]:
    """Return everything that is wrong with a site, in sentences; nothing where it may be read by others."""
    seen = see(site, about)
    return [sentence for check in CHECKS for sentence in check(seen)]
