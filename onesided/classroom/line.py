"""The line to one browser: what is sent waits its turn, what is outdated is not sent, who is too slow is let go.

A browser that reads nothing must not make the others wait, nor fill this machine's memory.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from tornado.websocket import WebSocketClosedError, WebSocketHandler

PATIENCE = 15.0
"""Seconds for which one message may be on its way."""
ANSWERS = 20
"""Answers that may wait for a browser."""
RATE, BURST = 4.0, 20
"""Messages a second that a browser may send in the long run, and at once."""


class Line:
    """The line of one socket."""

    def __init__(self, handler: WebSocketHandler) -> None:
        self.handler = handler
        self._state: str | None = None
        self._count: str | None = None
        self._answers: list[str] = []
        self._sending: asyncio.Task[None] | None = None
        self._tokens, self._at = float(BURST), time.monotonic()

    def may_speak(self) -> bool:
        """Whether another message may be heard: each costs a token, and tokens come back slowly."""
        now = time.monotonic()
        self._tokens = min(float(BURST), self._tokens + (now - self._at) * RATE)
        self._at = now
        self._tokens -= 1
        return self._tokens >= 0

    def show(self, state: str) -> None:
        """Send what is to be seen; what was to be seen before, and has not been sent, is not sent any more."""
        self._state, self._count = state, None
        self._go()

    def count(self, count: str) -> None:
        """Send how many votes are in; only the last of such messages is."""
        self._count = count
        self._go()

    def answer(self, **answer: Any) -> None:
        """Send an answer to what this browser said."""
        self._answers.append(json.dumps(answer, ensure_ascii=False))
        if len(self._answers) > ANSWERS:
            self.drop("slow")
        else:
            self._go()

    def drop(self, reason: str) -> None:
        """Let go of the browser; it may come back."""
        self._answers.clear()
        self._state = self._count = None
        if self._sending:
            self._sending.cancel()
        self.handler.close(1008, reason)

    def _go(self) -> None:
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send())

    async def _send(self) -> None:
        while (text := self._next()) is not None:
            try:
                await asyncio.wait_for(self.handler.write_message(text), PATIENCE)
            except WebSocketClosedError:
                return
            except TimeoutError:
                stream = getattr(self.handler.ws_connection, "stream", None)
                if stream is not None:
                    stream.close()  # a farewell would wait behind what is stuck
                return

    def _next(self) -> str | None:
        if self._state is not None:
            text, self._state = self._state, None
            return text
        if self._answers:
            return self._answers.pop(0)
        text, self._count = self._count, None
        return text
