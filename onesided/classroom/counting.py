"""Votes are counted together: those that come within a moment go into one transaction, and are acknowledged after it.

So five hundred votes cost a few writes to the disk, and none is acknowledged before it is on it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from onesided.classroom.held import Counted, Vote
from onesided.classroom.store import Store

T = TypeVar("T")

GATHERED = 0.02
"""Seconds for which votes are gathered."""
MOST = 500
"""Votes in one transaction, at most."""


class Counting:
    """Gathers votes, and hands every other call to the store as well: one thread writes, so nobody waits for a lock."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="onesided-class")
        self._waiting: list[tuple[Vote, asyncio.Future[Counted]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def cast(self, vote: Vote) -> Counted:
        """Count a vote, and return what became of it once it is on the disk."""
        future: asyncio.Future[Counted] = asyncio.get_running_loop().create_future()
        self._waiting.append((vote, future))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        return await future

    async def call(self, what: Callable[..., T], *arguments: Any) -> T:
        """Call the store in its thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, what, *arguments)

    async def close(self) -> None:
        """Count what has come, acknowledge it, and end the thread."""
        if self._flushing is not None:
            await self._flushing
        self._thread.shutdown(wait=True)

    async def _flush(self) -> None:
        while self._waiting:
            await asyncio.sleep(GATHERED)
            now, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                counted = await self.call(self.store.cast, [vote for vote, _ in now])
            except Exception as error:  # every one who waits has to hear of it
                for _, future in now:
                    if not future.done():
                        future.set_exception(error)
            else:
                for (_, future), one in zip(now, counted, strict=True):
                    if not future.done():
                        future.set_result(one)
