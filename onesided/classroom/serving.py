"""A class on this machine: the server is started, on loopback or for the network, and goes on where it was."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from onesided.classroom.asked import plan_of
from onesided.classroom.held import Held
from onesided.classroom.invitation import own_address
from onesided.classroom.server import LARGEST, application
from onesided.classroom.service import Service
from onesided.classroom.store import Store
from onesided.classroom.voters import new_word
from onesided.model import CourseError, Shelf
from onesided.model.colophon import course_title

PORT = 8765
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Begun:
    """A class that is being served: its code, what phones open, and what the teacher opens and nobody else may."""

    code: str
    join: str
    teach: str
    goes_on: bool


def own_database() -> str:
    """The address of the database in which classes are kept where no other is named."""
    folder = Path(platformdirs.user_data_dir("onesided", appauthor=False))
    return f"sqlite:///{(folder / 'classes.sqlite3').as_posix()}"


def begin(
    store: Store, shelf: Shelf, names: Sequence[str], word: str, *, title: str = "", anew: bool = False
) -> tuple[Held, bool]:
    """Begin a class, or go on with one that asks the same and has not ended: the class, and whether it goes on.

    `word` is the teacher's; the title is the course's, where none is named. Reading a whole course takes a second.
    CourseError names what the course does not have.
    """
    plan, title = plan_of(shelf, names), title or course_title(shelf.root)
    store.end_forgotten()
    held = None if anew else store.unended(title, [entry["name"] for entry in plan])
    if held is not None:
        store.add_teacher(held, word)
        return store.held(code=held.code) or held, True
    return store.begin(title, plan, word), False


async def serve(
    shelf: Shelf,
    names: Sequence[str] = (),
    *,
    title: str = "",
    database: str | None = None,
    port: int = PORT,
    lan: bool = False,
    host: str | None = None,
    anew: bool = False,
    when_begun: Callable[[Begun], None],
    stop: asyncio.Event | None = None,
) -> None:
    """Serve a class until it is stopped. Its title is the course's, where none is named.

    `host` is a name by which phones reach this machine, where it is not its address in the network. CourseError where
    it cannot be begun.
    """
    store = Store(database or own_database())
    try:
        word = new_word()
        held, goes_on = begin(store, shelf, names, word, title=title, anew=anew)
        reached = _reached(host) if lan else LOOPBACK
        sockets = bound(port, None if lan else LOOPBACK)
        number = sockets[0].getsockname()[1]
        hosts = frozenset({LOOPBACK, "localhost", "::1", reached, own_address() or LOOPBACK})
        service = Service(shelf, store, f"http://{reached}:{number}/", hosts=hosts)
        await service.open()
        server = HTTPServer(application(service), max_body_size=4 * LARGEST, max_header_size=16 * 1024)
        server.add_sockets(sockets)
        teach = f"http://{LOOPBACK}:{number}/teach/{held.code}?word={word}"
        when_begun(Begun(held.code, f"http://{reached}:{number}/{held.code}", teach, goes_on))
        await until(stop)
        await close(server, service)
    finally:
        store.close()


async def close(server: HTTPServer, service: Service) -> None:
    """Acknowledge what has come, and close every line."""
    server.stop()
    await server.close_all_connections()
    await service.close()


async def until(stop: asyncio.Event | None) -> None:
    """Wait until this is set, or somebody wants the process to end."""
    stop = stop or asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(sign, stop.set)
        except (NotImplementedError, RuntimeError, ValueError):
            break  # Windows, or not the main thread: an interrupt ends it as well
    await stop.wait()


def _reached(host: str | None) -> str:
    found = host or own_address()
    if found is None:
        raise CourseError(
            "This machine has no address in a network, so no phone can reach it. Join the room's network, or open a "
            "hotspot of your own, and try again; or name the address yourself: --host 192.168.1.20"
        )
    return found


def bound(port: int, address: str | None) -> list[socket.socket]:
    """Listen on a port of this address, or of all that this machine has; CourseError where that cannot be."""
    try:
        return bind_sockets(port, address)
    except OverflowError:
        raise CourseError(f"{port} is no port. Name one between 1024 and 65535: --port 8765") from None
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        # Not the next free one: phones in the room may have this address open.
        raise CourseError(
            f"The port {port} is in use, perhaps by a class in another window. Stop that, or name another: --port "
            f"{port + 1}"
        ) from None
