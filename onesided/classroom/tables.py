"""The tables of the classes that were held: a row for each class, each thing asked in it, each voter, each vote."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

CLASSES = Table(
    "classes",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("begun", String(32), nullable=False),
    Column("ended", String(32)),
    # Thrown away at the end, and with it whatever joins a phone to its votes.
    Column("key", LargeBinary),
    # Hashes of the words by which the teacher's browser is known, one for each start of a server.
    Column("teacher", Text, nullable=False),
    Column("plan", JSON, nullable=False),
    # What is in front of everybody. `version` counts its changes, so that nobody acts on what they no longer see.
    Column("version", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("phase", String(12), nullable=False),
    Column("asked", JSON),
)
STEPS = Table(
    "steps",
    METADATA,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("asked", JSON, nullable=False),
    Column("at", String(32), nullable=False),
)
VOTERS = Table(
    "voters",
    METADATA,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("voter", String(64), primary_key=True),
)
# Nobody votes twice: the primary key says so, whichever server a vote comes to.
VOTES = Table(
    "votes",
    METADATA,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("response", JSON, nullable=False),
)
