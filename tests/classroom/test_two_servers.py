"""Two servers and one PostgreSQL hold one class: whoever acts on one is seen on the other, and every vote counts once."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import func, select, text

from onesided.classroom.asked import asked_of
from onesided.classroom.bell import Bell
from onesided.classroom.store import Store, opened
from onesided.classroom.tables import METADATA, VOTES
from onesided.classroom.voters import new_word
from onesided.model import Shelf
from tests.classroom.phones import Class, Phone
from tests.conftest import ROOT

QUIZ = "boundaries-that-hold/before-you-read"
PHONES = 40


@pytest.fixture
def url(postgres_url: str) -> Iterator[str]:
    yield postgres_url
    with opened(postgres_url) as store:
        METADATA.drop_all(store.engine)


@contextmanager
def server(url: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process of its own, and the teacher's address on it."""
    command = [sys.executable, "-m", "onesided", "class", QUIZ, "--port", "0", "--database", url]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        assert running.stdout
        said = [running.stdout.readline(), running.stdout.readline()]
        yield running, said[1].strip()
    finally:
        running.kill()
        running.wait()


@pytest.fixture
def servers(url: str) -> Iterator[list[tuple[subprocess.Popen[str], str]]]:
    with ExitStack() as stack:
        yield [stack.enter_context(server(url)) for _ in range(2)]


async def desk_at(teach: str) -> Phone:
    """The teacher's page on one of the servers."""
    base, path = re.fullmatch(r"(http://[^/]+)(/.*)", teach).groups()  # type: ignore[union-attr]
    desk = Phone(base, path.partition("?")[0])
    await desk.get(path)
    assert (await desk.get()).code == 200
    await desk.open()
    await desk.hears("html")
    return desk


async def phone_at(base: str, code: str, cookies: dict[str, str] | None = None) -> Phone:
    """A phone on one of the servers, perhaps one that has been on the other."""
    phone = Phone(base, f"/{code}", cookies=dict(cookies or {}))
    assert (await phone.get()).code == 200
    await phone.open()
    await phone.hears("html")
    return phone


async def becomes_true(what, within: float = 10.0) -> None:
    async with asyncio.timeout(within):
        while not what():
            await asyncio.sleep(0.01)


def test_one_class_on_two_servers_one_of_which_is_killed_in_mid_vote(servers, url):
    async def lived() -> None:
        (first, teach), (second, teach_too) = servers
        code = re.search(r"/teach/([A-Z]+)", teach)[1]
        assert f"/teach/{code}" in teach_too, "the second goes on with the class of the first"
        desk, desk_too = await desk_at(teach), await desk_at(teach_too)
        held = Class(None, desk.base, desk)  # type: ignore[arg-type]
        bases = desk.base, desk_too.base
        phones = [await phone_at(bases[number % 2], code) for number in range(PHONES)]

        item = Shelf(ROOT).quiz(QUIZ).items[0]
        await held.does("ask", name=f"{QUIZ}#{item.id}")
        await becomes_true(lambda: all(phone.version == desk.version for phone in [*phones, desk_too]))
        values = asked_of(Shelf(ROOT), {"kind": "question", "name": f"{QUIZ}#{item.id}"}).values(0)

        # One browser votes on both servers at once, with another answer on each.
        there = await phone_at(bases[1], code, phones[0].cookies)
        await asyncio.gather(phones[0].vote(["1"], step=1), there.vote(["2"], step=1))
        mine = [(await one.hears("counted"))["counted"] for one in (phones[0], there)]
        assert mine[0] == mine[1]

        # Both servers take votes; the second is killed before its last ones were acknowledged.
        for phone in phones[1:-6]:
            await phone.vote(values, step=1)
        for phone in phones[1:-6]:
            assert (await phone.hears("counted"))["counted"] == values
        for phone in phones[-6:]:
            await phone.vote(values, step=1)
        second.kill()
        for phone in phones[-6:]:
            # What a phone does by itself: it comes to a server that is there, and sends its vote until it is counted.
            again = await phone_at(bases[0], code, phone.cookies)
            await again.vote(values, step=1)
            assert (await again.hears("counted"))["counted"] == values
        with opened(url) as store:
            assert votes_in(store) == PHONES

        # The teacher's page on the server that is left knows of all of them.
        async with asyncio.timeout(10):
            while not (await desk.hears("count"))["count"].startswith(f"{PHONES} "):
                pass
        await held.does("close")
        for phone in phones[::2]:
            await becomes_true(lambda phone=phone: phone.version == desk.version)

    asyncio.run(lived())


def votes_in(store: Store) -> int:
    with store.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(VOTES)) or 0


def test_the_count_of_one_server_follows_votes_that_came_to_the_other(servers):
    async def lived() -> None:
        desk, desk_too = [await desk_at(teach) for _, teach in servers]
        held = Class(None, desk.base, desk)  # type: ignore[arg-type]
        code = re.search(r"/teach/([A-Z]+)", servers[0][1])[1]
        item = Shelf(ROOT).quiz(QUIZ).items[0]
        phone = await phone_at(desk_too.base, code)
        await held.does("ask", name=f"{QUIZ}#{item.id}")
        await becomes_true(lambda: phone.version == desk.version)
        await phone.vote(["0"], step=1)
        await phone.hears("counted")
        async with asyncio.timeout(10):
            while not (await desk.hears("count"))["count"].startswith("1 "):
                pass
        # And the other teacher's page can close what the first one asked.
        await Class(None, desk_too.base, desk_too).does("close")  # type: ignore[arg-type]
        await becomes_true(lambda: desk.version == desk_too.version)

    asyncio.run(lived())


def test_a_bell_whose_line_breaks_listens_again_and_has_everybody_look(url):
    async def lived() -> None:
        heard: list[str | None] = []

        async def hear(class_id: str | None) -> None:
            heard.append(class_id)

        with opened(url) as store:
            bell = Bell(store.engine.url, hear)
            await bell.open()
            assert heard == [None]
            held = store.begin("A class", [{"kind": "question", "name": "a/b#c"}], new_word())
            store.join(held, "somebody")
            await becomes_true(lambda: heard == [None, held.id])
            with store.engine.connect() as connection:
                others = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'")
                assert connection.execute(others).all()
            await becomes_true(lambda: heard == [None, held.id, None])
            store.join(held, "somebody else")
            await becomes_true(lambda: heard[-1] == held.id)
            await bell.close()

    asyncio.run(lived())


def test_with_sqlite_there_is_no_bell(tmp_path):
    async def lived() -> None:
        async def hear(class_id: str | None) -> None:
            raise AssertionError("nothing rings")

        with opened(f"sqlite:///{tmp_path / 'c.sqlite3'}") as store:
            bell = Bell(store.engine.url, hear)
            await bell.open()
            store.join(store.begin("A class", [], new_word()), "somebody")
            await bell.close()

    asyncio.run(lived())
