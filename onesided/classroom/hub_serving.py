"""Classes on a JupyterHub: the server that the Hub starts, where it says, under the path that it says."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer

from onesided.classroom.hub import Teachers, hub_application
from onesided.classroom.server import LARGEST
from onesided.classroom.service import Service
from onesided.classroom.serving import bound, close, own_database, until
from onesided.classroom.store import Store
from onesided.model import CourseError, Shelf


async def serve_hub(
    shelf: Shelf,
    *,
    address: str,
    group: str,
    database: str | None = None,
    when_begun: Callable[[str], None],
    stop: asyncio.Event | None = None,
) -> None:
    """Serve classes to the users of the JupyterHub that started this process, until it is stopped.

    `address` is that of the Hub, as browsers open it; members of `group` are teachers. CourseError where no Hub has
    started it.
    """
    listens, root = os.environ.get("JUPYTERHUB_SERVICE_URL"), os.environ.get("JUPYTERHUB_SERVICE_PREFIX")
    if not listens or not root:
        raise CourseError(
            "No JupyterHub has started this. Name the command among its services, as book/for-teachers/growing.md "
            "says; without a Hub, leave out --hub."
        )
    where = urlsplit(listens)
    store = Store(database or own_database())
    try:
        service = Service(shelf, store, f"{address.rstrip('/')}{root}", root)
        await service.open()
        # The Hub's proxy says who asks, and over what.
        pages = hub_application(service, Teachers(group))
        server = HTTPServer(pages, max_body_size=4 * LARGEST, max_header_size=16 * 1024, xheaders=True)
        server.add_sockets(bound(where.port or 80, where.hostname))
        when_begun(service.address)
        await until(stop)
        await close(server, service)
    finally:
        store.close()
