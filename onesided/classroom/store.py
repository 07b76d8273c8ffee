"""The classes in their database: what is in front of each, and every vote, once.

Every call is a transaction of its own, and safe beside other servers with the same database. Nothing is remembered
here, so a server that was killed loses nothing by it. SQLite is meant for one machine, PostgreSQL for any number.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, create_engine, event, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from onesided.classroom.phases import ROUND, after
from onesided.classroom.tables import CLASSES, METADATA, STEPS, VOTERS, VOTES
from onesided.classroom.voters import new_code, new_key, teacher_of
from onesided.model import CourseError

_TRIES = 20
WORDS = 8
"""How many of the teacher's words are known at once."""


@dataclass(frozen=True)
class Held:
    """A class as it stands: what is in front of everybody, and the key under which votes are kept (None once ended).

    `asked` is what `asked.py` makes a question or a decision from; `version` counts the changes.
    """

    id: str
    code: str
    title: str
    key: bytes | None
    teacher: str
    plan: list[dict[str, Any]]
    version: int
    step: int
    phase: str
    asked: dict[str, Any] | None

    @property
    def round(self) -> int | None:
        """Which vote is open, 1 or 2; None while none is."""
        return ROUND.get(self.phase)

    @property
    def is_decision(self) -> bool:
        """Whether a story is being played."""
        return self.asked is not None and self.asked["kind"] == "decision"


@dataclass(frozen=True)
class Vote:
    """What a phone says: on which step and in which round, and the response, in the author's terms."""

    class_id: str
    step: int
    round: int
    voter: str
    response: Any


@dataclass(frozen=True)
class Counted:
    """What became of a vote: the response that counts for this voter, and whether it is the one that was sent.

    None as response: the vote was not open, and nothing of this voter counts in it.
    """

    response: Any
    is_this_one: bool


class Store:
    """The classes in the database of this address, as SQLAlchemy writes it. CourseError where it cannot be used."""

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
            self.engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
        except (ArgumentError, ImportError) as error:
            raise CourseError(
                f"The database {url} cannot be used: {error}. Write an address such as "
                "postgresql+psycopg://name:password@host/classes, and install what it asks for."
            ) from None
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", _begin_at_once)
        try:
            METADATA.create_all(self.engine)
        except SQLAlchemyError as error:
            where = parsed.render_as_string(hide_password=True)
            raise CourseError(f"The database {where} does not answer: {getattr(error, 'orig', error)}.") from None

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

    def unended(self) -> Held | None:
        """The class that was begun last and has not ended; None where every class has."""
        with self.engine.connect() as connection:
            return _held(connection, CLASSES.c.ended.is_(None))

    def add_teacher(self, held: Held, teacher: str) -> None:
        """Let this word be the teacher's as well: a page that was open before the server stopped keeps its rights."""
        known = [teacher_of(teacher), *held.teacher.split()][:WORDS]
        with self.engine.begin() as connection:
            connection.execute(update(CLASSES).where(CLASSES.c.id == held.id).values(teacher=" ".join(known)))

    def join(self, held: Held, voter: str) -> None:
        """Count this voter as one of the class."""
        with self.engine.begin() as connection:
            connection.execute(self._new(VOTERS).values(class_id=held.id, voter=voter).on_conflict_do_nothing())

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
        round_ = held.round or {"between": 1, "after": 2}.get(held.phase)
        if round_ is None:
            return None
        with self.engine.connect() as connection:
            vote = Vote(held.id, held.step, round_, voter, None)
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
            return True

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _new(self, table: Any) -> Any:
        return (sqlite if self.is_sqlite else postgresql).insert(table)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store for a while."""
    store = Store(url)
    try:
        yield store
    finally:
        store.close()


def _held(connection: Connection, which: Any) -> Held | None:
    columns = [CLASSES.c[name] for name in Held.__dataclass_fields__]
    row = connection.execute(select(*columns).where(which).order_by(CLASSES.c.begun.desc()).limit(1)).first()
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
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _prepare(connection: Any, _record: Any) -> None:
    """Let readers read while somebody writes, wait rather than fail, and have what was acknowledged be on the disk."""
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_at_once(connection: Connection) -> None:
    """Two that read first and write later would get in each other's way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
