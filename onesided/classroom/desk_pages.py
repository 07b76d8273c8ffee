"""What the teacher can ask for: the page that is projected, and acts by a form alone."""

from __future__ import annotations

from typing import ClassVar

from tornado.web import HTTPError

from onesided.classroom import screens
from onesided.classroom.handler import Handler
from onesided.classroom.room import Room
from onesided.classroom.saying import act
from onesided.classroom.voters import is_teacher
from onesided.classroom.words import say


class Desk(Handler):
    """The teacher's page, which is projected."""

    reasons: ClassVar = {**Handler.reasons, 403: "not-teacher"}

    async def get(self, code: str) -> None:
        """Know the teacher by the word in the address, and take it out of there; then show the page."""
        room = await self.room_of(code)
        word = self.get_query_argument("word", "")
        if word:
            if self.sits_here() and is_teacher(room.held.teacher, word):
                self.give(code, "teacher", word)
                self.redirect(f"{self.service.root}teach/{code.upper()}")
                return
            raise HTTPError(403)
        await self.answer(room)

    async def answer(self, room: Room, problem: str = "") -> None:
        """Show the page to the teacher alone."""
        if not self.is_teacher(room.held):
            raise HTTPError(403)
        now = screens.Markup(await room.desk_html())
        self.show("desk", held=room.held, now=now, problem=problem)


class Act(Desk):
    """What the teacher does, by a form alone."""

    async def post(self, code: str) -> None:
        """Do it, and lead back to the page."""
        room = await self.room_of(code)
        if not self.is_teacher(room.held):
            raise HTTPError(403)
        said = {name: self.get_body_argument(name, "") for name in ("act", "name", "choice", "version")}
        if await act(room, said):
            self.redirect(f"{self.service.root}teach/{code.upper()}", status=303)
        else:
            await self.answer(room, say("stale"))
