"""A class that a notebook's cell holds: the same server, in a thread of the kernel.

    from onesided import hold_class
    hold_class("boundaries-that-hold", lan=True)

Running the cell again goes on with the class; so does `onesided class` in a terminal, once the kernel has stopped.
"""

from __future__ import annotations

import asyncio
import threading
import webbrowser
from html import escape
from typing import Any

from onesided.classroom.invitation import invitation
from onesided.classroom.serving import PORT, Begun, serve
from onesided.classroom.words import say
from onesided.model import CourseError, find_shelf

PATIENCE = 30
"""Seconds within which a server has begun, or never will."""

_held: HeldClass | None = None


class HeldClass:
    """A class that this kernel serves: it shows itself as the way to the teacher's page, and can be stopped."""

    def __init__(self, names: tuple[str, ...], options: dict[str, Any]) -> None:
        self.begun: Begun | None = None
        self._error: BaseException | None = None
        self._is_told = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, args=(names, options), name="onesided-class", daemon=True)
        self._thread.start()
        self._is_told.wait(PATIENCE)
        if self._error is not None:
            raise self._error
        if self.begun is None:
            self.stop()
            raise CourseError("The class did not begin within half a minute. Try again.")

    def stop(self) -> None:
        """Stop serving. The class has not ended: hold it again, and it goes on."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(PATIENCE)

    def open(self) -> None:
        """Open the teacher's page in the browser of this machine. Its address is in `begun.teach`."""
        assert self.begun
        webbrowser.open(self.begun.teach)

    def __repr__(self) -> str:
        begun = self.begun
        return f"<class {begun.code}: phones open {begun.join}>" if begun else "<class>"

    def _repr_html_(self) -> str:
        """What phones open. The teacher's address is not in it: a notebook keeps what its cells have shown."""
        assert self.begun
        picture = str(invitation(self.begun.join)["qr"]).replace("<svg ", '<svg width="160" height="160" ', 1)
        return (
            f"<p>{escape(say('desk-opened'))}</p>"
            f"<p>{escape(say('phones-open'))} <strong>{escape(self.begun.join)}</strong></p><p>{picture}</p>"
        )

    def _run(self, names: tuple[str, ...], options: dict[str, Any]) -> None:
        async def served() -> None:
            self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
            await serve(find_shelf(), names, when_begun=self._told, stop=self._stop, **options)

        try:
            asyncio.run(served())
        except BaseException as error:  # it is raised in the cell, where somebody can read it
            self._error = error
        finally:
            self._is_told.set()

    def _told(self, begun: Begun) -> None:
        self.begun = begun
        self._is_told.set()


def hold_class(
    *names: str,
    lan: bool = False,
    host: str | None = None,
    port: int = PORT,
    title: str = "",
    database: str | None = None,
    new: bool = False,
) -> HeldClass:
    """Hold a class from a notebook, and open the teacher's page; `onesided class --help` says what the options mean.

    One kernel holds one class: another call stops the one before. CourseError where it cannot be begun.
    """
    global _held
    if _held is not None:
        _held.stop()
    options = {"lan": lan, "host": host, "port": port, "title": title, "database": database, "anew": new}
    _held = HeldClass(names, options)
    _held.open()
    return _held
