"""`onesided preview`: show one quiz or story in the browser, anew each time its file is saved."""

from __future__ import annotations

import argparse
import threading
import webbrowser
from typing import Any

from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "What is answered in a preview is kept in no record. Ctrl+C ends it."
    parser = verbs.add_parser("preview", help="show a quiz or a story while you write it", epilog=more)
    parser.add_argument("name", metavar="NAME", help="a quiz or a vignette, by its name or its file")
    parser.add_argument("--port", type=int, default=8010, help="the port to use (default 8010, or the next free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve the preview until stopped with Ctrl+C."""
    from onesided.preview import Sight, find_piece, serve

    piece = find_piece(find_shelf(), chosen.name)

    def ready(address: str) -> None:
        print(f"See {piece.file} at {address} (Ctrl+C ends it)", flush=True)
        if not chosen.no_browser:
            # In a thread, because a browser within the terminal would keep the server waiting.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(Sight(piece, found_in), chosen.port, ready)
    return 0


def found_in(piece: Any) -> Any:
    """The report of `onesided check` on a piece (`onesided.preview.Piece`)."""
    from onesided.cli.check import check

    return check(piece.shelf, [piece.file])
