"""Every page says what it is: a title, a sentence for whoever finds it in a list, its language, its address."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.publishing.addresses import FRONT
from onesided.publishing.checks.seen import Seen
from onesided.publishing.found import address_of, listed


def unnamed_pages(seen: Seen) -> Iterator[str]:
    """Name each page that lacks a title, a description or a language, or that gives another address than its own."""
    for path, page in seen.pages.items():
        if not page.title:
            yield f"{path} has no title. Give it a <title>."
        if not page.meta.get("description"):
            yield f'{path} has no description. Give it a <meta name="description">.'
        if not page.language:
            yield f"{path} does not say its language. Give <html> a lang."
    if seen.about.address:
        for path in listed(seen.site, seen.about):
            own, said = address_of(path, seen.about), seen.pages[path].canonical.removesuffix(FRONT)
            if said != own.removesuffix(FRONT):
                yield f"{path} says its address is {said or 'nothing'}; it is {own}."
