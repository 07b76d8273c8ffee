"""A large bank checked by two processes, each with a share of its files.

One file has nothing to do with the next until all have been checked, so they can be shared out; a small bank is not
worth starting a process for.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
File = tuple[Path, str]

PROCESSES = 2
SHARE = 40
"""Files in a share: few enough for a progress bar to move, and for neither process to wait long for the other."""
LARGE = 1_000_000
"""Bytes of YAML from which two processes are faster than one: about a second's work."""


def in_shares(files: Sequence[File], work: Callable[[Sequence[File]], T]) -> Iterator[tuple[int, T]]:
    """What `work` makes of each share of the files, with the number of files in it, in no particular order.

    `work`, what it is given and what it returns are sent between processes. Where a second process cannot be had, as
    in some sandboxes, everything is done in this one.
    """
    shares = [files[first : first + SHARE] for first in range(0, len(files), SHARE)]
    left = dict(enumerate(shares))
    if len(shares) > 1 and (os.cpu_count() or 1) > 1 and _bytes(files) >= LARGE:
        try:
            # Ctrl+C is for this process; the others end with it, without a word.
            with ProcessPoolExecutor(
                PROCESSES, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
            ) as pool:
                try:
                    for number, done in _finished(pool, shares, work):
                        yield len(left.pop(number)), done
                finally:
                    pool.shutdown(wait=False, cancel_futures=True)
        except (OSError, ImportError, NotImplementedError, BrokenProcessPool):
            pass  # what is left is done here
    for share in left.values():
        yield len(share), work(share)


def _finished(
    pool: Executor, shares: Sequence[Sequence[File]], work: Callable[[Sequence[File]], T]
) -> Iterator[tuple[int, T]]:
    waiting: dict[Future[T], int] = {pool.submit(work, share): number for number, share in enumerate(shares)}
    while waiting:
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            yield waiting.pop(future), future.result()


def _bytes(files: Sequence[File]) -> int:
    return sum(path.stat().st_size for path, _ in files if path.is_file())
