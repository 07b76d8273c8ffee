"""A class of five hundred phones that all vote within a second: how long each waits, and what the server takes."""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bench.measures import Measure, table
from onesided.classroom.asked import plan_of
from onesided.classroom.store import opened
from onesided.model import Shelf, find_shelf
from tests.classroom.phones import Phone

PHONES = 500
WITHIN = 1.0
"""Seconds in which all of them vote: a teacher has said "now"."""
MOST = 250
"""Milliseconds that all but one in twenty may wait at most."""
AT_ONCE = 25
"""Phones that join at the same time."""


def measures(phones: int = PHONES) -> Iterator[Measure]:
    """Let them join and vote, twice; every vote must be counted once."""
    shelf = find_shelf()
    names = [entry["name"] for entry in plan_of(shelf, []) if entry["kind"] == "question"]
    name = next(one for one in names if _type_of(shelf, one) == "choice")
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        database = f"sqlite:///{Path(folder) / 'classes.sqlite3'}"
        command = [sys.executable, "-m", "onesided", "class", name, "--port", "0", "--database", database]
        server = subprocess.Popen(command, cwd=shelf.root, stdout=subprocess.PIPE, text=True)
        try:
            said = [server.stdout.readline() for _ in range(4)]  # type: ignore[union-attr]
            found = re.search(r"(http://\S+)(/teach/\S+)", "".join(said))
            assert found, said
            waits, joining = asyncio.run(_held(found[1], found[2], name, phones))
            memory = psutil.Process(server.pid).memory_info().rss / 1e6
        finally:
            server.terminate()
            server.wait()
        with opened(database) as store:
            held = store.held(code=found[2].partition("?")[0].rpartition("/")[2])
            assert held is not None
            votes = store.votes(held)
        assert [len(votes[round_]) for round_ in (1, 2)] == [phones, phones], "a vote was lost or counted twice"
    ordered = sorted(waits)
    what = f"a class, {phones} phones"
    yield Measure(f"{what}, all votes counted once", "", len(votes[1]) + len(votes[2]), 2 * phones, "votes sent")
    yield Measure(f"{what}, vote to acknowledgement, p50", "ms", statistics.median(ordered), None, "")
    yield Measure(f"{what}, vote to acknowledgement, p95", "ms", ordered[int(0.95 * len(ordered))], MOST, "asked for")
    yield Measure(f"{what}, a page and a line each", "s", joining, None, "")
    yield Measure(f"{what}, memory of the server", "MB", memory, None, "")


async def _held(base: str, teach: str, name: str, count: int) -> tuple[list[float], float]:
    desk = Phone(base, teach.partition("?")[0])
    await desk.get(teach)
    await desk.open()
    await desk.hears("html")
    begun = time.perf_counter()
    phones = [Phone(base, teach.partition("?")[0].replace("/teach", "")) for _ in range(count)]
    for at in range(0, count, AT_ONCE):
        await asyncio.gather(*(_join(phone) for phone in phones[at : at + AT_ONCE]))
    joining = time.perf_counter() - begun
    waits: list[float] = []
    for round_, act in ((1, "ask"), (2, "again")):
        await _does(desk, act, name)
        for phone in phones:
            await phone.hears("html")
        waits += await asyncio.gather(*(_vote(phone, round_) for phone in phones))
        await _does(desk, "close")
        for phone in phones:
            await phone.hears("html")
    return waits, joining


async def _join(phone: Phone) -> None:
    await phone.get()
    await phone.open()
    await phone.hears("html")


async def _vote(phone: Phone, round_: int) -> float:
    """Vote some time within a second; return the milliseconds until the vote was acknowledged."""
    await asyncio.sleep(random.random() * WITHIN)
    heard = asyncio.get_running_loop().create_future()
    phone.on_counted = lambda: heard.done() or heard.set_result(time.perf_counter())
    begun = time.perf_counter()
    await phone.vote([str(random.randrange(3))], step=1, round_=round_)
    return 1000 * (await asyncio.wait_for(heard, 30) - begun)


async def _does(desk: Phone, act: str, name: str = "") -> None:
    before = desk.version
    await desk.say(act=act, version=before, **({"name": name} if act == "ask" else {}))
    while desk.version == before:
        await asyncio.sleep(0.005)


def _type_of(shelf: Shelf, name: str) -> str:
    quiz, _, id_ = name.partition("#")
    return next(item.type for item in shelf.quiz(quiz).items if item.id == id_)


if __name__ == "__main__":
    print(table(measures()))
