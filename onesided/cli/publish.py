"""`onesided publish`: build the book, write it as a finished site or as a zip, and say what is wrong with it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from onesided.cli.book import build
from onesided.model import CourseError, find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "A folder is for a host on the web; a zip is unpacked and read without one. Both are checked when written."
    parser = verbs.add_parser("publish", help="write the finished site, or a zip of it, and check it", epilog=more)
    parser.add_argument("folder", nargs="?", type=Path, help="the folder to write: empty, or published before")
    parser.add_argument("--zip", type=Path, metavar="FILE", help="a zip to write, to be read without a server")
    parser.add_argument("--url", default="", help="the address the site will have, as https://example.org/course/")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build, write, and return 1 where the result has flaws, each of them said on standard error."""
    from onesided.model.colophon import course_title
    from onesided.publishing import moment_of, publish, site_address, zip_up

    if not (chosen.folder or chosen.zip):
        raise CourseError("Say where to: onesided publish FOLDER, or onesided publish --zip FILE")
    address = site_address(chosen.url) if chosen.url else ""
    root = find_shelf().root
    # All pages are written anew, so that nothing is left of an earlier edition.
    html, title = build(root, address=address, anew=True), course_title(root)
    flaws: dict[str, None] = {}
    if chosen.folder:
        changed, said = publish(html, chosen.folder, title, address)
        flaws |= dict.fromkeys(said)
        print(f"The site is in {chosen.folder}: {_files(changed)} written or removed.")
    if chosen.zip:
        flaws |= dict.fromkeys(zip_up(html, chosen.zip, title, address, moment=moment_of(root)))
        print(f"The zip is {chosen.zip}, {chosen.zip.stat().st_size / 1e6:.1f} MB.")
    if not flaws:
        print("It was checked: links, places, budgets, policies and names hold, and no page asks another host.")
        return 0
    print("\n".join(flaws), f"{_flaws(len(flaws))} to mend before others read it.", sep="\n", file=sys.stderr)
    return 1


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _flaws(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
