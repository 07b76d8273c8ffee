"""A folder on loopback, as a host would serve it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from onesided.cli.serving import QuietHandler


@contextmanager
def served(folder: Path, host: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    """A folder on loopback, for a while; its address. `host` answers: by default, as `make book` does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
