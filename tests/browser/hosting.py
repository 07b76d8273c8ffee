"""A host for a published folder: it stands in a folder of the host, sends the headers it was told to, shows the site's
own page for a missing page, and can be taken from the net."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

UNDER = "/some/where/"


class Host:
    """Serves a folder on loopback at one address, as often as it is started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: Counter[str] = Counter()
        self.missed: list[str] = []
        self.delay = 0.0
        """Seconds before each answer."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self.port: int = taken.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}{UNDER}"
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), lambda *rest: _Handler(self, *rest))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def headers_of(self, path: str) -> dict[str, str]:
        """What the folder's `_headers` says of a path: for all that begins with one, or for exactly one."""
        told: dict[str, str] = {}
        applies = False
        for line in (self.folder / "_headers").read_text(encoding="utf-8").splitlines():
            if line.startswith("/"):
                applies = path.startswith(line[:-1]) if line.endswith("*") else path == line
            elif applies and ":" in line:
                name, _, value = line.strip().partition(": ")
                told[name] = value
        return told


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *rest: object) -> None:
        self.host = host
        super().__init__(*rest, directory=str(host.folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = unquote(urlsplit(path).path).removeprefix(UNDER)
        return str(self.host.folder / (inside if path.startswith(UNDER) else "nowhere"))

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.host.asked[path.removeprefix(UNDER)] += 1
        time.sleep(self.host.delay)
        # Two editions within one second have one date, and the second would never be sent: hosts go by the content.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        self.host.missed.append(self.path)
        content = (self.host.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def end_headers(self) -> None:
        for name, value in self.host.headers_of(urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Say nothing."""
