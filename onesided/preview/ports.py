"""Finding a port on this machine that nobody else uses."""

from __future__ import annotations

import errno
from collections.abc import Callable
from socketserver import BaseServer
from typing import TypeVar

from onesided.model import CourseError

TRIES = 50
"""How many ports are tried, from the one that was asked for."""

Server = TypeVar("Server", bound=BaseServer)


def on_free_port(make: Callable[[int], Server], port: int) -> Server:
    """Return what `make` makes of this port, or of the next free one; port 0 is any. CourseError where none is free."""
    for candidate in range(port, port + TRIES) if port else (0,):
        try:
            return make(candidate)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        except OverflowError:
            break
    raise CourseError(f"No port from {port} to {port + TRIES - 1} can be used. Name another: --port 9000")
