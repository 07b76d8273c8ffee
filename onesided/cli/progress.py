"""A bar on a terminal, for whoever waits longer than a moment; nothing anywhere else."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0
"""Seconds before anything is shown."""
EVERY = 0.1
"""Seconds between two looks of the bar."""
WIDTH = 30


class Bar:
    """How many of so many things are done. Written to standard error, and wiped away by `clear`."""

    def __init__(self, total: int, things: str) -> None:
        self._total, self._things, self._done = total, things, 0
        self._begun, self._last = time.monotonic(), 0.0

    def tick(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._begun > PATIENCE and now - self._last > EVERY:
            self._last = now
            full = WIDTH * self._done // max(1, self._total)
            bar = f"[{'#' * full}{'.' * (WIDTH - full)}]"
            print(f"\r{bar} {self._done} of {self._total} {self._things}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave no trace."""
        if self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
