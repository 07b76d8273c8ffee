"""A small receiver of xAPI statements on this machine, which does as it is told and writes down what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What came in: the kept statements by id, and of every request its method, path, headers (in lower case) and size."""

    url: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str], int]] = field(default_factory=list)
    rule: Callable[[list[Any]], tuple[int, dict[str, str], str] | None] = lambda statements: None
    """May answer in place of the receiver, with a status, headers and a text."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens on loopback for as long as it is needed."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            statements = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.requests.append((self.command, self.path, self.said(), len(statements)))
            status, headers, text = receiver.rule(statements) or self.keep(statements)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def keep(self, statements):
            # As the specification has it: a known statement that is told in another way spoils the whole batch.
            if any(receiver.kept.get(one["id"], one) != one for one in statements):
                return 409, {}, ""
            receiver.kept |= {one["id"]: one for one in statements}
            return 200, {}, json.dumps([one["id"] for one in statements])

        def do_GET(self):
            receiver.requests.append((self.command, self.path, self.said(), 0))
            self.send_error(400)

        def said(self):
            return {name.lower(): value for name, value in self.headers.items()}

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/xapi"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
