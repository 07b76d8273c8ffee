"""The server of a preview: it listens on this machine alone, and answers only whoever calls it by this machine's name.

The second half matters, because a page on the web can have its own name lead to this machine and then read what it
finds here. Such a request still carries the name it came by.
"""

from __future__ import annotations

import html
import os
import socketserver
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from onesided.model.pages import page_paths
from onesided.preview.piece import AWAY, PASSAGE
from onesided.preview.ports import on_free_port
from onesided.preview.sight import Sight

_TYPES = {"css": "text/css", "js": "text/javascript", "mjs": "text/javascript"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PLAIN = '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{}</title>\n'
_PLAIN += '<link rel="stylesheet" href="/preview.css">\n<main class="pv-plain"><p>{}</p>\n'
_BACK = '<p><a href="/">Back to the preview</a></p></main>\n'


class PreviewServer(ThreadingHTTPServer):
    """Serves one sight on loopback."""

    daemon_threads = True
    # On Windows this would let two servers have one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, sight: Sight) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.sight = sight
        self.hosts = {f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    @property
    def address(self) -> str:
        """Where it is to be seen."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up, as it does when a page is reloaded, is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            socketserver.BaseServer.handle_error(self, request, client_address)


def listening(sight: Sight, port: int) -> PreviewServer:
    """A server on this port, or on the next free one; port 0 takes any. CourseError where none is free."""
    return on_free_port(lambda candidate: PreviewServer(candidate, sight), port)


def serve(sight: Sight, port: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl+C. `ready` is called once, with the address, when a browser can be sent there."""
    with listening(sight, port) as server:
        try:
            ready(server.address)
            server.serve_forever()
        except KeyboardInterrupt:
            print()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version, sys_version = "onesided", ""

    def do_GET(self) -> None:  # noqa: N802 (the base class names it so)
        """Answer with one of the few things there are."""
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            said = f"This preview answers only on this machine. Open {self.server.address}"
            return self._answer(said, "text/plain", HTTPStatus.FORBIDDEN)
        path = urlsplit(self.path).path
        if path == "/favicon.ico":
            return self._answer("", "text/plain", HTTPStatus.NO_CONTENT)
        if path == AWAY:
            return self._answer(_PLAIN.format("New tab", "") + _BACK)
        if path.startswith(PASSAGE):
            return self._passage(unquote(path.removeprefix(PASSAGE)))
        try:
            view = self.server.sight.view()
        except Exception:
            # Only the machinery can be to blame here, and whoever mends it wants to read where it was started.
            self._answer("The preview cannot be drawn.", "text/plain", HTTPStatus.INTERNAL_SERVER_ERROR)
            raise
        if path == "/version":
            return self._answer(view.version, "text/plain")
        if path in view.files:
            return self._answer(view.files[path], _TYPES.get(path.rpartition(".")[2], "text/html"))
        return self._answer(_PLAIN.format("Not here", "There is nothing here.") + _BACK, status=HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815

    def _passage(self, page: str) -> None:
        pages = page_paths(self.server.sight.piece.shelf.root)
        if page in pages:
            said = f"This link leads into {pages[page]}. To see the pages: onesided book --serve"
        else:
            said = f"No page of the course is called “{page}”."
        status = HTTPStatus.OK if page in pages else HTTPStatus.NOT_FOUND
        self._answer(_PLAIN.format("A page of the course", html.escape(said)) + _BACK, status=status)

    def _answer(self, text: str, kind: str = "text/html", status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class names it so)
        """Keep quiet."""
