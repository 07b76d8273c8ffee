"""How a site is found: the list of its pages with their whole addresses, for a site whose address is known."""

from __future__ import annotations

from urllib.parse import quote
from xml.sax.saxutils import escape

from onesided.publishing.addresses import FRONT
from onesided.publishing.own_pages import NOT_FOUND, NOT_KEPT, SEARCH
from onesided.publishing.site import About, Site, pages_of

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_NOT_LISTED = {NOT_FOUND, NOT_KEPT, SEARCH, "genindex.html"}
"""Pages that lead elsewhere, and say nothing themselves."""


def with_sitemap(site: Site, about: About) -> Site:
    """Return the site with the list of its pages; unchanged where its address is not known."""
    if not about.address:
        return site
    lines = [f"  <url><loc>{escape(address_of(page, about))}</loc></url>" for page in listed(site, about)]
    sitemap = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    sitemap += "\n".join([*lines, "</urlset>\n"])
    # Crawlers read this file at the root of a host only; elsewhere it says the same to whoever looks.
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {about.address}{SITEMAP}\n"
    return site | {SITEMAP: sitemap.encode(), ROBOTS: robots.encode()}


def listed(site: Site, about: About) -> list[str]:
    """Return the pages that somebody may look for. A front that only sends on is none of them."""
    sends_on = {FRONT} if about.first != FRONT else set()
    return [page for page in pages_of(site) if page not in _NOT_LISTED | sends_on]


def address_of(page: str, about: About) -> str:
    """Return the whole address of a page; the front's is the site's own."""
    return about.address + quote("" if page == FRONT else page)
