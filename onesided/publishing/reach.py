"""Which files of a build a reader can come to: the pages, and whatever they name. The rest stays at home.

A build leaves source maps, fonts, scripts and whole libraries that no page of the book asks for. Followed are links,
what pages and style sheets load, and every word in a script, an attribute or a block of data that is a file's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from onesided.publishing.addresses import FRONT, Target, below, target
from onesided.publishing.page import named_in_css, read_page

_WORD = re.compile(r"""(?<=["'`}])[\w./-]+\.\w+(?=["'`?#])""")
"""A whole string, or the rest of one after what is put into it, up to its own end or the end of its path."""


def needed(folder: Path, address: str = "") -> list[str]:
    """Return the paths of the files in a folder that can be reached from its front page, sorted.

    Some are named by their whole address only, as the picture that is shown beside a link: those at `address` count.
    """
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return _reached(there, lambda path: (folder / path).read_bytes(), address)


def needed_in(site: Mapping[str, bytes], address: str = "") -> list[str]:
    """Return the same of files whose content is at hand."""
    return _reached(set(site), site.__getitem__, address)


def _reached(there: set[str], read: Callable[[str], bytes], address: str) -> list[str]:
    found: set[str] = set()
    waiting = {FRONT} & there
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= ({one.path for one in _named(path, read(path), address)} & there) - found
    return sorted(found)


def _named(path: str, content: bytes, own: str) -> Iterator[Target]:
    """Whatever a file may name. Words that are the names of no file do no harm: they are not there."""
    if path.endswith((".html", ".svg")):
        page = read_page(content.decode())
        for address in (*page.links, *page.loads, *page.loads_without_script, *page.told, *page.meta.values()):
            yield from _target(path, below(address, own))
    elif path.endswith(".css"):
        for address in named_in_css(content.decode()):
            yield from _target(path, address)
    elif path.endswith(".js"):
        # A script stands in `_static`, and means a file beside itself or, with the page's help, one of the site.
        for word in _WORD.findall(content.decode()):
            yield from _target(path, word)
            yield from _target(FRONT, word)


def _target(page: str, address: str) -> Iterator[Target]:
    try:
        found = target(page, address)
    except ValueError:  # a word that only looks like an address
        return
    if found:
        yield found
