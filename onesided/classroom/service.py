"""What every request to a server of classes needs: the course, the database, the classes that are open here."""

from __future__ import annotations

from dataclasses import dataclass, field

from onesided.classroom.bell import Bell
from onesided.classroom.counting import Counting
from onesided.classroom.held import Held
from onesided.classroom.invitation import invitation
from onesided.classroom.room import Room
from onesided.classroom.store import Store
from onesided.model import Shelf


@dataclass
class Service:
    """What every handler needs: the course, the database, the classes that are open here, and how it is reached.

    `address` is what phones open, with a slash at the end; `root` the path under which the service lies; `hosts` the
    names under which it answers (None: any, where somebody else has seen to that).
    """

    shelf: Shelf
    store: Store
    address: str
    root: str = "/"
    hosts: frozenset[str] | None = None
    rooms: dict[str, Room] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counting = Counting(self.store)
        self._bell = Bell(self.store.engine.url, self._heard)

    async def open(self) -> None:
        """Hear from now on what other servers do with the same database, where there can be others."""
        await self._bell.open()

    async def room(self, code: str) -> Room | None:
        """The class of this code, in capitals; None where there is none."""
        if (room := self.rooms.get(code)) is None:
            held = await self.counting.call(lambda: self.store.held(code=code))
            if held is None:
                return None
            room = self.rooms.setdefault(code, self._opened(held))
        return room

    async def close(self) -> None:
        """Count what has come, and stop; the database is whoever's who opened it."""
        await self._bell.close()
        for room in self.rooms.values():
            room.close()
        await self.counting.close()

    async def _heard(self, class_id: str | None) -> None:
        for room in self.rooms.values():
            if class_id in (None, room.held.id):
                room.hear()

    def _opened(self, held: Held) -> Room:
        return Room(held, self.shelf, self.counting, invitation(f"{self.address}{held.code}"), self.root)
