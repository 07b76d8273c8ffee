"""A class in this process, and phones that are nothing but a line: what they are sent is kept to the byte."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from onesided.classroom.serving import Begun, serve
from onesided.model import Shelf
from tests.conftest import ROOT


@dataclass
class Phone:
    """A browser without a screen: its cookies, its line, and everything that came over it."""

    base: str
    path: str
    cookies: dict[str, str] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    line: WebSocketClientConnection | None = None
    html: str = ""
    version: str = ""
    on_counted: Callable[[], Any] = lambda: None
    """Called the moment a vote is acknowledged."""

    async def get(self, path: str = "", **more: Any) -> HTTPResponse:
        """Ask for a page, with this browser's cookies."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= more.pop("headers", {})
        request = HTTPRequest(f"{self.base}{path or self.path}", headers=headers, follow_redirects=False, **more)
        answer = await AsyncHTTPClient(force_instance=True).fetch(request, raise_error=False)
        for cookie in answer.headers.get_list("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.received.append(str(sorted(answer.headers.get_all())).encode() + (answer.body or b""))
        return answer

    async def post(self, path: str, body: str, **more: Any) -> HTTPResponse:
        """Send a form."""
        return await self.get(path, method="POST", body=body, **more)

    async def open(self, **headers: str) -> None:
        """Open the line, after the page."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        request = HTTPRequest(
            f"{self.base}{self.path}/socket".replace("http", "ws", 1),
            headers={"Cookie": cookies, "Origin": self.base, **headers},
        )
        self.line = await websocket_connect(request, on_message_callback=self._hear)

    async def say(self, **message: Any) -> None:
        """Say something over the line."""
        assert self.line is not None
        await self.line.write_message(json.dumps(message))

    async def vote(self, values: Sequence[str], *, step: int, round_: int = 1) -> None:
        """Vote, as the page's script does."""
        await self.say(step=step, round=round_, values=list(values))

    async def hears(self, name: str, *, within: float = 10.0) -> dict[str, Any]:
        """The next message that has this field; the ones before it are let go."""
        async with asyncio.timeout(within):
            while True:
                while self.messages:
                    message = self.messages.pop(0)
                    if name in message:
                        return message
                await asyncio.sleep(0.005)

    async def is_let_go(self, *, within: float = 10.0) -> int | None:
        """Wait until the line is closed; return why, as a code."""
        assert self.line is not None
        async with asyncio.timeout(within):
            while self.line.close_code is None and not self.line.protocol.is_closing():
                await asyncio.sleep(0.01)
        return self.line.close_code

    def hang_up(self) -> None:
        """Close the line."""
        if self.line is not None:
            self.line.close()

    def _hear(self, message: str | bytes | None) -> None:
        if message is None:
            return
        self.received.append(message if isinstance(message, bytes) else message.encode())
        said = json.loads(message)
        if "html" in said:
            self.html, self.version = said["html"], str(said["version"])
        if "counted" in said:
            self.on_counted()
        self.messages.append(said)


@dataclass
class Class:
    """A class that is served."""

    begun: Begun
    base: str
    desk: Phone

    async def phone(self) -> Phone:
        """A phone that has opened the page and its line."""
        phone = Phone(self.base, f"/{self.begun.code}")
        assert (await phone.get()).code == 200
        await phone.open()
        await phone.hears("html")
        return phone

    async def does(self, act: str, **more: str) -> None:
        """Let the teacher do something, and wait until it is seen."""
        before = self.desk.version
        await self.desk.say(act=act, version=before, **more)
        async with asyncio.timeout(10):
            while self.desk.version == before:
                await asyncio.sleep(0.005)


@asynccontextmanager
async def held_class(
    database: str, names: Sequence[str] = (), root: Path = ROOT, port: int = 0, **options: Any
) -> AsyncIterator[Class]:
    """Serve a class with the teacher's page open."""
    stop, begun = asyncio.Event(), asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve(
            Shelf(root),
            names,
            title="A class",
            database=database,
            port=port,
            when_begun=begun.set_result,
            stop=stop,
            **options,
        )  # fmt: skip
    )
    await asyncio.wait([serving, begun], return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        serving.result()
    told: Begun = begun.result()
    base = re.match(r"http://[^/]+", told.teach)
    assert base
    desk = Phone(base[0], f"/teach/{told.code}")
    try:
        await desk.get(told.teach.removeprefix(base[0]))
        assert (await desk.get()).code == 200
        await desk.open()
        await desk.hears("html")
        yield Class(told, base[0], desk)
    finally:
        stop.set()
        await serving
