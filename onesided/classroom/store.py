"""The classes in their database: what is in front of each, and every vote, once.

Every call is a transaction of its own, and safe beside other servers with the same database. Nothing is remembered
here, so a server that was killed loses nothing by it. SQLite is meant for one machine, PostgreSQL for any number.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from onesided.classroom.bell import ring
from onesided.classroom.database import engine_of
from onesided.classroom.held import Counted, Held, Vote
from onesided.classroom.phases import ROUND, after
from onesided.classroom.tables import CLASSES, STEPS, VOTERS, VOTES
from onesided.classroom.voters import new_code, new_key, teacher_of
from onesided.model import CourseError

_TRIES = 20
_HELD = [CLASSES.c[name] for name in Held.__dataclass_fields__]
FORGOTTEN = timedelta(days=7)
"""After this long, a class that nobody ended is over."""
WORDS = 8
"""How many of the teacher's words are known at once."""


class Store:
    """The classes in the database of this address, as SQLAlchemy writes it. CourseError where it cannot be used."""

    def __init__(self, url: str) -> None:
        self.engine = engine_of(url)

    def begin(self, title: str, plan: list[dict[str, Any]], teacher: str) -> Held:
        """Begin a class. `plan` lists what may be asked, `teacher` is the teacher's word, of which a hash is kept."""
        for _ in range(_TRIES):
            row = {
                "id": str(uuid.uuid4()),
                "code": new_code(),
                "title": title,
                "begun": _now(),
                "key": new_key(),
                "teacher": teacher_of(teacher),
                "plan": plan,
                "version": 1,
                "step": 0,
                "phase": "lobby",
            }
            try:
                with self.engine.begin() as connection:
                    connection.execute(CLASSES.insert().values(row))
            except IntegrityError:
                continue  # another class has this code
            return self.held(code=row["code"])  # type: ignore[return-value]
        raise CourseError("No code was free. Delete old classes from the database.")

    def held(self, *, code: str) -> Held | None:
        """The class of this code; None where there is none."""
        with self.engine.connect() as connection:
            return _held(connection, CLASSES.c.code == code)

    def unended(self, title: str, names: Sequence[str]) -> Held | None:
        """The class of this title that was begun last to ask just this, and has not ended; None where there is none."""
        open_ = and_(CLASSES.c.ended.is_(None), CLASSES.c.title == title)
        with self.engine.connect() as connection:
            rows = connection.execute(select(*_HELD).where(open_).order_by(CLASSES.c.begun.desc()))
            classes = (Held(*row) for row in rows)
            return next((held for held in classes if [one["name"] for one in held.plan] == list(names)), None)

    def unended_of(self, kept: str) -> list[Held]:
        """The classes of the teacher of whom this is kept that have not ended, the newest first."""
        mine = and_(CLASSES.c.ended.is_(None), CLASSES.c.teacher.contains(kept, autoescape=True))
        with self.engine.connect() as connection:
            rows = connection.execute(select(*_HELD).where(mine).order_by(CLASSES.c.begun.desc()))
            return [Held(*row) for row in rows]

    def end_forgotten(self) -> None:
        """End the classes that nobody ended for a week, so that nothing joins their phones to votes any longer."""
        then = _written(datetime.now(UTC) - FORGOTTEN)
        forgotten = and_(CLASSES.c.ended.is_(None), CLASSES.c.begun < then)
        changes = {"phase": "ended", "version": CLASSES.c.version + 1, "ended": _now(), "key": None}
        with self.engine.begin() as connection:
            connection.execute(update(CLASSES).where(forgotten).values(changes))

    def add_teacher(self, held: Held, teacher: str) -> None:
        """Let this word be the teacher's as well: a page that was open before the server stopped keeps its rights."""
        known = [teacher_of(teacher), *held.teacher.split()][:WORDS]
        with self.engine.begin() as connection:
            connection.execute(update(CLASSES).where(CLASSES.c.id == held.id).values(teacher=" ".join(known)))
            ring(connection, held.id)

    def join(self, held: Held, voter: str) -> None:
        """Count this voter as one of the class."""
        with self.engine.begin() as connection:
            connection.execute(self._new(VOTERS).values(class_id=held.id, voter=voter).on_conflict_do_nothing())
            ring(connection, held.id)

    def cast(self, votes: Sequence[Vote]) -> list[Counted]:
        """Count the votes in one transaction, each voter's first one, and only while the vote is open."""
        with self.engine.begin() as connection:
            open_ = _open_votes(connection, {vote.class_id for vote in votes})
            wanted = [vote for vote in votes if open_.get(vote.class_id) == (vote.step, vote.round)]
            if wanted:
                rows = [
                    {"class_id": one.class_id, "step": one.step, "round": one.round, "voter": one.voter}
                    | {"response": one.response}
                    for one in wanted
                ]
                connection.execute(self._new(VOTES).on_conflict_do_nothing(), rows)
                for class_id in {one.class_id for one in wanted}:
                    ring(connection, class_id)
            there = _responses(connection, votes)
        found = []
        for vote in votes:
            name = vote.class_id, vote.step, vote.round, vote.voter
            if name in there:
                found.append(Counted(there[name], there[name] == vote.response))
            else:
                found.append(Counted(None, is_this_one=False))
        return found

    def mine(self, held: Held, voter: str) -> Any:
        """What counts of this voter in the vote that is open, or was last; None where nothing does."""
        if held.last_round is None:
            return None
        with self.engine.connect() as connection:
            vote = Vote(held.id, held.step, held.last_round, voter, None)
            return next(iter(_responses(connection, [vote]).values()), None)

    def count(self, held: Held, round_: int) -> int:
        """How many votes are in."""
        with self.engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(VOTES).where(_in_round(held, round_))) or 0

    def joined(self, held: Held) -> int:
        """How many voters have ever joined."""
        with self.engine.connect() as connection:
            found = select(func.count()).select_from(VOTERS).where(VOTERS.c.class_id == held.id)
            return connection.scalar(found) or 0

    def votes(self, held: Held) -> dict[int, dict[str, Any]]:
        """The votes on what is in front of the class: by round, each voter's response."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(VOTES.c.round, VOTES.c.voter, VOTES.c.response).where(
                    VOTES.c.class_id == held.id, VOTES.c.step == held.step
                )
            )
            found: dict[int, dict[str, Any]] = {1: {}, 2: {}}
            for round_, voter, response in rows:
                found[round_][voter] = response
            return found

    def act(self, held: Held, act: str, asked: dict[str, Any] | None = None) -> bool:
        """Do what the teacher asks for. False where it cannot be done, or something else was done meanwhile.

        `asked` is what is to be asked, with "ask" and with "go".
        """
        phase = after(held.phase, act, is_decision=held.is_decision)
        if phase is None or (act in ("ask", "go")) != (asked is not None):
            return False
        changes: dict[str, Any] = {"phase": phase, "version": held.version + 1}
        if asked is not None:
            changes |= {"asked": asked, "step": held.step + 1}
        if act == "end":
            changes |= {"ended": _now(), "key": None}
        with self.engine.begin() as connection:
            still = and_(CLASSES.c.id == held.id, CLASSES.c.version == held.version)
            if not connection.execute(update(CLASSES).where(still).values(changes)).rowcount:
                return False
            if asked is not None:
                row = {"class_id": held.id, "step": held.step + 1, "asked": asked, "at": _now()}
                connection.execute(STEPS.insert().values(row))
            ring(connection, held.id)
            return True

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _new(self, table: Any) -> Any:
        return (sqlite if self.engine.dialect.name == "sqlite" else postgresql).insert(table)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store for a while."""
    store = Store(url)
    try:
        yield store
    finally:
        store.close()


def _held(connection: Connection, which: Any) -> Held | None:
    row = connection.execute(select(*_HELD).where(which)).first()
    return Held(*row) if row else None


def _open_votes(connection: Connection, classes: set[str]) -> dict[str, tuple[int, int]]:
    """Which vote is open in each class. It stays so until the votes are counted: a close waits for them."""
    columns = CLASSES.c.id, CLASSES.c.step, CLASSES.c.phase
    rows = connection.execute(select(*columns).where(CLASSES.c.id.in_(classes)).with_for_update(read=True))
    return {id_: (step, ROUND[phase]) for id_, step, phase in rows if phase in ROUND}


def _responses(connection: Connection, votes: Sequence[Vote]) -> dict[tuple[str, int, int, str], Any]:
    name = tuple_(VOTES.c.class_id, VOTES.c.step, VOTES.c.round, VOTES.c.voter)
    wanted = [(vote.class_id, vote.step, vote.round, vote.voter) for vote in votes]
    columns = VOTES.c.class_id, VOTES.c.step, VOTES.c.round, VOTES.c.voter, VOTES.c.response
    return {tuple(row[:4]): row[4] for row in connection.execute(select(*columns).where(name.in_(wanted)))}


def _in_round(held: Held, round_: int) -> Any:
    return and_(VOTES.c.class_id == held.id, VOTES.c.step == held.step, VOTES.c.round == round_)


def _now() -> str:
    return _written(datetime.now(UTC))


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
