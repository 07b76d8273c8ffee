"""The bell between servers that hold classes in one PostgreSQL: who changes something rings it, and all others look.

It is PostgreSQL's own NOTIFY, rung in the transaction that changes something, so it is heard once that counts and never
before. It says which class, and nothing of what changed: whoever hears it looks into the database. With SQLite there is
one server, and no bell.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import URL

from onesided.model import CourseError

CHANNEL = "onesided_classes"
AGAIN = (0.2, 1.0, 5.0)
"""Seconds until a line that broke is tried again: at first, then, and from then on."""


def ring(connection: Connection, class_id: str) -> None:
    """Let every server know, once this transaction counts, that something is new in a class."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(CHANNEL, class_id)))


class Bell:
    """Hears the bell as long as it is open, on a line of its own.

    `heard` is called with the class that rang, and with None where any may have: whenever the line was just opened.
    """

    def __init__(self, url: URL, heard: Callable[[str | None], Awaitable[None]]) -> None:
        """Prepare to listen to the database at this address; CourseError where what that needs is not installed."""
        self._heard, self._address = heard, ""
        self._listening: asyncio.Task[None] | None = None
        if url.get_backend_name() != "postgresql":
            return
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise CourseError(
                "Two servers hear of each other through psycopg, which is not installed. Type: "
                "pip install 'psycopg[binary]', and write the database as postgresql+psycopg://…"
            ) from None
        self._address = url.set(drivername="postgresql").render_as_string(hide_password=False)

    async def open(self) -> None:
        """Begin to listen; returns once nothing that is rung from now on is missed, or the line could not be opened."""
        if not self._address:
            return
        is_there = asyncio.Event()
        self._listening = asyncio.create_task(self._listen(is_there))
        with suppress(TimeoutError):
            await asyncio.wait_for(is_there.wait(), AGAIN[-1])

    async def close(self) -> None:
        """Hear nothing any more."""
        if self._listening is not None:
            self._listening.cancel()
            with suppress(asyncio.CancelledError):
                await self._listening

    async def _listen(self, is_there: asyncio.Event) -> None:
        import psycopg

        tried = 0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as line:
                    await line.execute(f"LISTEN {CHANNEL}")
                    tried = 0
                    is_there.set()
                    await self._heard(None)
                    async for told in line.notifies():
                        await self._heard(told.payload)
            except (psycopg.Error, OSError):
                # The database was restarted, or the network went. Votes wait for it as well.
                await asyncio.sleep(AGAIN[min(tried, len(AGAIN) - 1)])
                tried += 1
