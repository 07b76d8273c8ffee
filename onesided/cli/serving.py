"""A built book is served on this machine alone, as a careful host would serve it."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from onesided.bookext.policy import policy
from onesided.preview.ports import on_free_port


def serve(html: Path, port: int) -> None:
    """Serve a folder on loopback, on this port or the next free one, until stopped with Ctrl+C."""
    handler = partial(QuietHandler, directory=str(html))
    with on_free_port(lambda candidate: ThreadingHTTPServer(("127.0.0.1", candidate), handler), port) as server:
        print(f"Read it at http://127.0.0.1:{server.server_port}/ (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files under the book's own policy, and says nothing: what a reader opens is nobody's business."""

    def end_headers(self) -> None:
        """Send the policy with every file, as a host with headers would; and have a book that is built anew be seen."""
        self.send_header("Content-Security-Policy", policy())
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class names it so)
        """Keep quiet."""
