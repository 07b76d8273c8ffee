"""What a phone can ask for: its page, its vote by a form alone, and help lines."""

from __future__ import annotations

from tornado.web import HTTPError

from onesided.classroom import screens
from onesided.classroom.handler import Handler
from onesided.classroom.saying import vote_in, whole_in
from onesided.classroom.voters import new_word, voter_of
from onesided.sources.help_lines import rows


class Phone(Handler):
    """The page of a phone."""

    async def get(self, code: str) -> None:
        """Show what there is to see, and let the phone be known."""
        await self.answer(code)

    async def answer(self, code: str, problem: str = "") -> None:
        """Show the page, with what is wrong."""
        room = await self.room_of(code)
        word = self.word(code)
        if word is None and room.held.key is not None:
            word = new_word()
            self.give(code, "voter", word)
        mine = None
        if word is not None and room.held.key is not None:
            voter = voter_of(room.held.key, word)
            await self.service.counting.call(self.service.store.join, room.held, voter)
            room.count()
            mine = await room.mine(voter)
        voted = mine is not None and mine["round"] == room.held.round
        now = screens.Markup(await room.phone_html(has_voted=voted))
        self.show("phone", held=room.held, now=now, mine=mine, voted=voted, problem=problem)


class VoteForm(Phone):
    """A vote by a form alone, from a phone without scripts or with a line on which no socket holds."""

    async def post(self, code: str) -> None:
        """Count it, and lead back to the page."""
        room, word = await self.room_of(code), self.word(code)
        if word is None or room.held.key is None:
            self.redirect(f"{self.service.root}{code.upper()}", status=303)
            return
        step, round_ = (whole_in(self.get_body_argument(name, "")) for name in ("step", "round"))
        vote = vote_in({"step": step, "round": round_, "values": self.get_body_arguments("response")})
        if vote is None:
            raise HTTPError(400)
        told = await room.vote(voter_of(room.held.key, word), *vote)
        if "refused" in told:
            await self.answer(code, told["refused"])
        else:
            self.redirect(f"{self.service.root}{code.upper()}", status=303)


class Help(Handler):
    """Help lines, on a page that leads back."""

    async def get(self, code: str) -> None:
        """Show those that the course names."""
        table = self.service.shelf.root / "book" / "data" / "help_lines.csv"
        self.show("help", code=code.upper(), lines=rows(table) if table.is_file() else [])
