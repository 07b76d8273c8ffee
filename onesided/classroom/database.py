"""Opening the database of the classes, SQLite or PostgreSQL, with its tables in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from onesided.classroom.tables import METADATA
from onesided.model import CourseError


def engine_of(url: str) -> Engine:
    """Return the engine of the database at this address, as SQLAlchemy writes it; CourseError where it is of no use."""
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    except (ArgumentError, ImportError) as error:
        raise CourseError(
            f"The database {url} cannot be used: {error}. Write an address such as "
            "postgresql+psycopg://name:password@host/classes, and install what it asks for."
        ) from None
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin_at_once)
    try:
        METADATA.create_all(engine)
    except SQLAlchemyError as error:
        where = parsed.render_as_string(hide_password=True)
        raise CourseError(f"The database {where} does not answer: {getattr(error, 'orig', error)}.") from None
    return engine


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
