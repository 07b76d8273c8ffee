"""The server of a class: pages, forms and sockets for phones, and the teacher's page.

A phone can join, look and vote, and nothing else. The teacher is whoever has the word that was printed when the class
began, and sits at this machine. Requests are answered only under a name by which this machine was to be reached, small
ones only, and whatever comes from a page of somebody else is refused.
"""

from __future__ import annotations

from typing import Any

from tornado.web import Application, RequestHandler

from onesided.classroom.desk_pages import Act, Desk
from onesided.classroom.pages import Join, Nothing, Static
from onesided.classroom.phone_pages import Help, Phone, VoteForm
from onesided.classroom.service import Service
from onesided.classroom.sockets import DeskSocket, PhoneSocket

LARGEST = 4096
"""Bytes of a message from a browser."""


def application(service: Service) -> Application:
    """The web application of this service."""
    return Application(list(routes(service.root)), default_handler_class=Nothing, **settings(service))


def routes(root: str) -> list[tuple[str, type[RequestHandler]]]:
    """What lies where below the root of a service."""
    code = r"(?P<code>[A-Za-z]{3,12})"
    return [
        (rf"{root}", Join),
        (rf"{root}join", Join),
        (rf"{root}static/(?P<name>[a-z.]+)", Static),
        (rf"{root}teach/{code}", Desk),
        (rf"{root}teach/{code}/act", Act),
        (rf"{root}teach/{code}/socket", DeskSocket),
        (rf"{root}{code}", Phone),
        (rf"{root}{code}/vote", VoteForm),
        (rf"{root}{code}/help", Help),
        (rf"{root}{code}/socket", PhoneSocket),
    ]


def settings(service: Service) -> dict[str, Any]:
    """What the web application of a service is told besides."""
    return {
        "service": service,
        "compress_response": True,
        "websocket_max_message_size": LARGEST,
        "websocket_ping_interval": 20,
        "websocket_ping_timeout": 15,
        "log_function": lambda handler: None,  # who asked for what is nobody's business
    }
