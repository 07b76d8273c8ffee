"""The browsers that are in one class now, and what all of them are shown.

What is shown follows from the database alone. It is worked out once for each change and sent to all; how many votes are
in goes to the teacher's page a few times a second, however many come.
"""

from __future__ import annotations

import asyncio
import json
from functools import cached_property
from typing import Any

from onesided.classroom.asked import Decision, Question, asked_of
from onesided.classroom.counting import Counting
from onesided.classroom.held import Held, Vote
from onesided.classroom.line import Line
from onesided.classroom.screens import desk_now, phone_now
from onesided.classroom.words import say
from onesided.model import CourseError, Shelf

EVERY = 0.25
"""Seconds between two counts that are sent."""
HEARD = 0.03
"""Seconds for which what is heard from other servers is gathered."""
MOST = 2000
"""Phones in one class."""


class Room:
    """One class: its phones, its teacher's pages."""

    def __init__(self, held: Held, shelf: Shelf, counting: Counting, invite: dict[str, Any], root: str) -> None:
        self.held, self.shelf, self.counting, self.invite = held, shelf, counting, invite
        self.root = root
        self.phones: set[Line] = set()
        self.desks: set[Line] = set()
        self._phone = ""
        self._asked: tuple[int, Question | Decision | None] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._is_more = False

    @property
    def asked(self) -> Question | Decision | None:
        """What is in front of the class, as the course had it when it was asked: an edit does not change a vote."""
        if self._asked is None or self._asked[0] != self.held.step:
            self._asked = self.held.step, asked_of(self.shelf, self.held.asked) if self.held.asked else None
        return self._asked[1]

    async def refresh(self) -> None:
        """Look into the database, and show everybody what is new."""
        held = await self.counting.call(lambda: self.counting.store.held(code=self.held.code))
        if held is None or held.version < self.held.version:
            return  # what was looked up last may come first
        if (held.version, held.teacher) == (self.held.version, self.held.teacher):
            return
        is_new = held.version != self.held.version
        self.held = held
        if is_new:
            self._phone = ""
            await self.phone_state()
            for phone in self.phones:
                phone.show(self._phone)
            await self.tell_desks()

    async def phone_html(self, *, has_voted: bool = False) -> str:
        """What a phone shows now."""
        votes = await self._votes() if self.held.phase == "told" else {}
        return phone_now(self.held, self.asked, votes, self.root, has_voted=has_voted)

    async def phone_state(self) -> str:
        """The message that shows a phone what there is to see: the same for all."""
        if not self._phone:
            self._phone = json.dumps(
                {"version": self.held.version, "html": await self.phone_html()}, ensure_ascii=False
            )
        return self._phone

    async def desk_html(self) -> str:
        """What the teacher's page shows now."""
        votes, joined = await self._votes(), await self._joined()
        return desk_now(self.held, self.asked, votes, joined, root=self.root, **self.invite, plan=self._plan)

    async def tell_desks(self) -> None:
        """Show the teacher what there is to see."""
        if self.desks:
            state = json.dumps({"version": self.held.version, "html": await self.desk_html()}, ensure_ascii=False)
            for desk in self.desks:
                desk.show(state)

    def hear(self) -> None:
        """Look soon what another server has done; once for all that is heard within a moment."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())

    def count(self) -> None:
        """Let the teacher know soon how many votes are in; also of those that come while they are being counted."""
        self._is_more = True
        if self.desks and (self._telling is None or self._telling.done()):
            self._telling = asyncio.create_task(self._count())

    def close(self) -> None:
        """Tell nobody any more how many votes are in."""
        for task in (self._telling, self._looking):
            if task is not None:
                task.cancel()

    async def vote(self, voter: str, step: int, round_: int, values: list[str]) -> dict[str, Any]:
        """Count a vote, and return what its phone is to be told."""
        if (step, round_) != (self.held.step, self.held.round):
            await self.refresh()  # another server may have gone on, and this phone comes from there
        held = self.held
        try:
            asked = self.asked
        except CourseError:
            asked = None
        response = asked.response(values) if asked is not None and step == held.step else None
        if response is None and step >= held.step:
            is_number = isinstance(asked, Question) and asked.item.type == "number"
            is_open = (step, round_) == (held.step, held.round)
            words = "closed-meanwhile" if not is_open else "no-number" if is_number else "not-yet"
            return {"refused": say(words), "step": step, "round": round_}
        counted = await self.counting.cast(Vote(held.id, step, round_, voter, response))
        if counted.response is None or asked is None:
            return {"refused": say("closed-meanwhile"), "step": step, "round": round_}
        self.count()
        said = {} if counted.is_this_one else {"said": say("already")}
        return {"counted": asked.values(counted.response), "step": step, "round": round_, **said}

    async def mine(self, voter: str) -> dict[str, Any] | None:
        """What counts of this voter now, as its phone is told; None where nothing does."""
        held, asked = self.held, self.asked
        if asked is None or held.last_round is None:
            return None
        response = await self.counting.call(self.counting.store.mine, held, voter)
        if response is None:
            return None
        return {"counted": asked.values(response), "step": held.step, "round": held.last_round}

    async def _look(self) -> None:
        await asyncio.sleep(HEARD)
        self._looking = None  # what is heard from now on is looked for anew
        await self.refresh()
        self.count()

    async def _count(self) -> None:
        while self._is_more and self.desks:
            await asyncio.sleep(EVERY)
            self._is_more = False
            held = self.held
            joined = await self._joined()
            if held.round is None:
                words = say("joined", count=joined) if held.phase == "lobby" else ""
            else:
                votes = await self.counting.call(self.counting.store.count, held, held.round)
                words = say("votes-in", votes=votes, joined=joined)
            if words and held is self.held:
                for desk in self.desks:
                    desk.count(json.dumps({"count": words}, ensure_ascii=False))

    async def _joined(self) -> int:
        return await self.counting.call(self.counting.store.joined, self.held)

    async def _votes(self) -> dict[int, dict[str, Any]]:
        return await self.counting.call(self.counting.store.votes, self.held)

    @cached_property
    def _plan(self) -> list[dict[str, Any]]:
        """What can be asked, with titles, read once: whoever waits for the next question waits for nothing else.

        What the course no longer has is left out.
        """
        plan = []
        for entry in self.held.plan:
            try:
                plan.append({**entry, "title": asked_of(self.shelf, entry).title})
            except CourseError:
                continue
        return plan
