"""A site with its pages read, once for all checks."""

from __future__ import annotations

from dataclasses import dataclass

from onesided.publishing.page import Page, read_page
from onesided.publishing.site import About, Site, pages_of


@dataclass(frozen=True)
class Seen:
    """The files of a site, the pages among them that somebody reads, and those few that a script shows."""

    site: Site
    about: About
    pages: dict[str, Page]
    aside: dict[str, Page]
    """Pages among the static files: they load nothing and are shown only for a moment, but are pages."""

    @property
    def all_pages(self) -> dict[str, Page]:
        """Every page of either kind."""
        return self.pages | self.aside


def see(site: Site, about: About) -> Seen:
    """Read the pages of a site."""
    pages = {path: read_page(site[path].decode()) for path in pages_of(site)}
    others = (path for path in site if path.endswith(".html") and path not in pages)
    return Seen(site, about, pages, {path: read_page(site[path].decode()) for path in others})
