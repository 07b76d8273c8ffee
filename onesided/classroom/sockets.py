"""The lines of the browsers that have a class open: they are shown what there is to see, and may say very little."""

from __future__ import annotations

import json
from typing import Any

from tornado.websocket import WebSocketHandler

from onesided.classroom.handler import Handler
from onesided.classroom.line import Line
from onesided.classroom.room import MOST, Room
from onesided.classroom.saying import act, vote_in
from onesided.classroom.voters import voter_of
from onesided.classroom.words import say


class Socket(WebSocketHandler, Handler):
    """The line of a browser that has a class open."""

    line: Line
    room: Room | None = None

    def prepare(self) -> None:
        """As for every request."""
        Handler.prepare(self)

    def on_close(self) -> None:
        """Forget the line; nothing else hangs on it."""
        if self.room is not None:
            self.room.phones.discard(self.line)
            self.room.desks.discard(self.line)

    async def on_message(self, message: str | bytes) -> None:
        """Hear what is understood, at a bearable pace; whoever says anything else is let go."""
        if self.room is None or not self.line.may_speak():
            self.line.drop("busy")
            return
        try:
            said = json.loads(message)
        except ValueError:
            said = None
        if not isinstance(said, dict) or not await self.hear(self.room, said):
            self.line.drop("not understood")

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Do what is asked for; False where this is nothing that this browser can ask for."""
        raise NotImplementedError


class PhoneSocket(Socket):
    """A phone's line: it is shown what there is to see, and can vote."""

    voter: str = ""

    async def open(self, code: str) -> None:
        """Show the phone where the class is, and what counts of its own."""
        self.line = Line(self)
        room, word = await self.service.room(code.upper()), self.word(code)
        if room is None or word is None or len(room.phones) >= MOST:
            self.close(1008, "unknown" if room is None or word is None else "full")
            return
        self.room = room
        room.phones.add(self.line)
        state = await room.phone_state()
        if room.held.key is not None:
            self.voter = voter_of(room.held.key, word)
            mine = await room.mine(self.voter)
            self.line.show(state)
            if mine is not None:
                self.line.answer(**mine)
        else:
            self.line.show(state)

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Count a vote."""
        vote = vote_in(said)
        if vote is None or not self.voter:
            return False
        self.line.answer(**await room.vote(self.voter, *vote))
        return True


class DeskSocket(Socket):
    """The line of the teacher's page."""

    async def open(self, code: str) -> None:
        """Show the teacher where the class is."""
        self.line = Line(self)
        room = await self.service.room(code.upper())
        if room is None or not self.is_teacher(room.held):
            self.close(1008, "not the teacher")
            return
        self.room = room
        room.desks.add(self.line)
        await room.tell_desks()
        room.count()  # a page that was away has the right question, and an old count

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Do what the teacher asks for."""
        if not self.is_teacher(room.held) or not all(isinstance(value, str) for value in said.values()):
            return False
        if not await act(room, said):
            self.line.answer(said=say("stale"))
            await room.tell_desks()
        return True
