"""What a host is told about the site, in the forms that hosts read: headers, and that nothing is to be left out.

`_headers` is read by Netlify, Cloudflare Pages and others alike; a server of one's own takes the same from
CONTRIBUTING.md. The policy is the one that stands in the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onesided.publishing.addresses import target
from onesided.publishing.offline import WORKER
from onesided.publishing.page import Page, named_in_css, read_page
from onesided.publishing.site import About, Site, pages_of

HEADERS, NO_JEKYLL = "_headers", ".nojekyll"
_YEAR = "public, max-age=31536000, immutable"


def with_words_for_hosts(site: Site, about: About) -> Site:
    """Return the site with what hosts read."""
    pages = {page: read_page(site[page].decode()) for page in pages_of(site)}
    return site | {HEADERS: headers(site, pages, about.base).encode(), NO_JEKYLL: b""}


def headers(site: Site, pages: dict[str, Page], base: str) -> str:
    """Return the headers of a site that stands in the folder `base` of its host, by path."""
    told = {
        "Content-Security-Policy": policy_of(pages.values()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    blocks = [(f"{base}*", {name: value for name, value in told.items() if value})]
    # A browser asks for the worker each time anyway; a host in between should not keep it either.
    blocks += [(f"{base}{WORKER}", {"Cache-Control": "no-cache"})] if WORKER in site else []
    blocks += [(f"{base}{path}", {"Cache-Control": _YEAR}) for path in kept_for_a_year(site, pages)]
    return "\n".join(_block(path, lines) for path, lines in blocks)


def _block(path: str, lines: dict[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in lines.items())])


def policy_of(pages: Iterable[Page]) -> str:
    """Return the policy that most pages with a script have: the few that stand alone are stricter by themselves."""
    policies = Counter(policy for page in pages if page.runs for policy in page.policies)
    return min(policies, key=lambda policy: (-policies[policy], policy), default="")


def kept_for_a_year(site: Site, pages: dict[str, Page]) -> list[str]:
    """Return the files that are never asked for but by their content, sorted."""
    by_content: set[str] = set()
    plainly: set[str] = set()
    for path, page in pages.items():
        for address in (*page.loads, *page.loads_without_script, *page.links, *page.told):
            if found := target(path, address):
                (by_content if found.version else plainly).add(found.path)
    for path in (path for path in site if path.endswith(".css")):
        plainly |= {found.path for address in named_in_css(site[path].decode()) if (found := target(path, address))}
    return sorted((by_content - plainly) & site.keys())
