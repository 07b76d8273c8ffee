"""The pages that no build writes: the front, which leads to the first page, and two for a page that is not there.

Each stands alone, without style sheets or scripts of the book: they are shown where something is missing. What they say
is in `messages.en.json`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from posixpath import relpath

import jinja2

from onesided.publishing.addresses import FRONT
from onesided.publishing.site import About, Site

NOT_FOUND, NOT_KEPT, SEARCH = "404.html", "offline.html", "search.html"
"""What a host shows for an address without a page, and what a reader without network sees for a page not yet kept."""


def front(about: About) -> bytes:
    """Return the page at the site's own address: it leads to the first page, at once and without a script."""
    return _filled("front.html", about=about)


def not_found(about: About, site: Site) -> bytes:
    """Return the page for an address without one. It is shown at any depth, so its links begin at the host."""
    return _apart("not-found", about, site, about.base)


def not_kept(about: About, site: Site) -> bytes:
    """Return the page for a reader without network; the worker that shows it says where its links begin."""
    return _apart("not-kept", about, site, "")


def readme(about: About) -> bytes:
    """Return the text that lies beside the pages of a zip."""
    return _filled("README.txt", about=about)


def words(name: str) -> dict[str, str]:
    """Return what is said under that name."""
    return _catalogue()[name]


def relative(page: str, path: str) -> str:
    """Return the way from a page to a file of the same site."""
    return relpath(path, page.rpartition("/")[0] or ".")


def _apart(name: str, about: About, site: Site, base: str) -> bytes:
    search = SEARCH if SEARCH in site else ""
    home = about.first if about.first != FRONT else "" if base else "./"
    return _filled("apart.html", about=about, words=words(name), base=base, home=home, search=search)


def _filled(template: str, **values: object) -> bytes:
    return (_templates().get_template(template).render(values).strip() + "\n").encode()


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("onesided.publishing", "templates"),
        autoescape=jinja2.select_autoescape(("html",)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = files("onesided.publishing").joinpath("messages.en.json").read_text(encoding="utf-8")
    return json.loads(text)
