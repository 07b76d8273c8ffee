"""`onesided book`: build the published book, and serve it on this machine."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from onesided.model import CourseError, find_shelf
from onesided.notebooks.nobody import as_nobody

# A build makes millions of small things and drops few. Looking for those less often saves an eighth of its time; not to
# look for them again at the end, just before the process gives all its memory back, saves most of a second.
START = (
    "import atexit, gc; gc.set_threshold(200_000, 20, 100); atexit.register(gc.freeze); "
    "from jupyter_book.cli.main import main; main()"
)


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("book", help="build the published book")
    parser.add_argument("--serve", action="store_true", help="serve it on this machine afterwards")
    parser.add_argument(
        "--port", type=int, default=8000, help="the port to serve on (default 8000, or the next free one)"
    )
    parser.add_argument(
        "--output", type=Path, default=None, help="the folder to build in (default: _build in the course)"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Build the book; serve it until stopped where that was asked."""
    root = find_shelf().root
    html = build(root, chosen.output)
    print(f"The book is built: {html / 'index.html'}")
    if chosen.serve:
        from onesided.cli.serving import serve

        serve(html, chosen.port)
    return 0


def build(root: Path, output: Path | None = None, *, address: str = "", anew: bool = False) -> Path:
    """Build the book of the course in `root` and return the folder of its pages.

    Any warning fails the build: a dead link, a quiz that is not there, a cell that fails. `address` is where the pages
    will stand, if that is known; `anew` writes every page again. A folder without settings, or without an order of
    pages, is a CourseError that says how to get them.
    """
    _see_that_it_is_a_book(root)
    from onesided.bookext.address import URL

    command = [sys.executable, "-c", START, "build", str(root), "-q", "-W", "-n", "--keep-going"]
    if output is not None:
        command += ["--path-output", str(output)]
    if anew:
        command += ["--all"]
    print("Building the book (the first time, its notebooks are run as well)", flush=True)
    with as_nobody():
        surroundings = {**os.environ, URL: address}
        done = subprocess.run(command, cwd=root, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CourseError(
            _without_tracebacks(done.stderr or done.stdout),
            "The book was not built. Mend what is said above, then build it again.",
        )
    return (output or root) / "_build" / "html"


def _see_that_it_is_a_book(root: Path) -> None:
    needed = {
        "_config.yml": "the settings of the book, its title first",
        "_toc.yml": "the list of its pages, in their order",
    }
    missing = [f"{name} ({what})" for name, what in needed.items() if not (root / name).is_file()]
    if missing:
        raise CourseError(
            f"No book can be built of {root} yet: there is no {' and no '.join(missing)}. To have them written, with a "
            f"first page and over nothing that is there:  onesided new course {shlex.quote(str(root))}"
        )


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What says nothing to whoever has to mend a page: Python's own lines around an error, and a kernel's greeting.
_NOISE = re.compile(
    r"\s|=+$|Traceback|During handling|The above exception|RuntimeError: *$|There was an error in building"
    r"|sphinx\.errors|\[IPKernelApp|\[INFO/MainProcess\]|Extension error:$|.*jupyter_book/"
)


def _without_tracebacks(said: str) -> str:
    """What the builder said, without colours and without what only a programmer can read."""
    lines = _COLOUR.sub("", said).splitlines()
    return "\n".join(line for line in lines if line and not _NOISE.match(line)) or said
