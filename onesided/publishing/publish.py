"""The whole way: from the folder of a built book to a site on the web, or to a zip; what is added, in which order."""

from __future__ import annotations

from pathlib import Path

from onesided.publishing.addresses import FRONT
from onesided.publishing.archive import zipped
from onesided.publishing.by_content import named_by_content
from onesided.publishing.checks import complaints
from onesided.publishing.folder import read, write
from onesided.publishing.found import with_sitemap
from onesided.publishing.hosts import with_words_for_hosts
from onesided.publishing.offline import with_offline_app
from onesided.publishing.own_pages import NOT_FOUND, front, not_found
from onesided.publishing.site import About, Site, about, gather


def site_of(html: Path, title: str, address: str = "") -> tuple[Site, About]:
    """Return a built book as a site that can be read anywhere, also from a disk, and what is known of it."""
    site = gather(html, address)
    known = about(site, title, address)
    if known.first != FRONT:  # otherwise the book's first page is the front itself
        site |= {FRONT: front(known)}
    return named_by_content(site), known


def published(site: Site, known: About) -> Site:
    """Return the site with all that it needs on the web."""
    whole = with_offline_app(site, known)
    whole = with_sitemap(whole, known) | {NOT_FOUND: not_found(known, site)}
    return with_words_for_hosts(whole, known)


def publish(html: Path, folder: Path, title: str, address: str = "") -> tuple[int, list[str]]:
    """Write the site of a built book into a folder; return how many files changed, and what is wrong with it now."""
    site, known = site_of(html, title, address)
    changed = write(published(site, known), folder)
    return changed, complaints(read(folder), known)


def zip_up(html: Path, file: Path, title: str, address: str = "", *, moment: int) -> list[str]:
    """Write the site of a built book into a zip, with files as of `moment`; return what is wrong with it."""
    site, known = site_of(html, title, address)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(zipped(site, known, moment))
    return complaints(site, known)
