"""Half the room has a bad line: votes whose acknowledgement is lost are sent again, and every phone is counted once."""

from __future__ import annotations

import asyncio
import gc
import random

from onesided.classroom.room import EVERY
from onesided.classroom.store import opened
from tests.classroom.phones import Phone, held_class
from tests.classroom.test_rights import NAMES, QUIZ

ROOM = 24


async def vote_over_a_bad_line(phone: Phone, place: int, chance: random.Random) -> list[str]:
    """Vote as the page does, over a line that is lost at any moment, until the vote is acknowledged."""
    while True:
        await phone.open()
        lost = chance.random()
        if lost < 0.25:
            phone.hang_up()  # before anything is heard
            continue
        await phone.hears("html")
        await phone.vote([str(place)], step=1)
        if lost < 0.6:
            await asyncio.sleep(chance.random() * 0.05)
            phone.hang_up()  # the vote may have been counted or not
            phone.messages.clear()
            continue
        return (await phone.hears("counted"))["counted"]


def test_every_phone_is_counted_once_in_either_database(database):
    chance = random.Random(7)
    places = [chance.randrange(3) for _ in range(ROOM)]

    async def run() -> None:
        async with held_class(database, [QUIZ]) as held:
            phones = [Phone(held.base, f"/{held.begun.code}") for _ in range(ROOM)]
            for phone in phones:
                await phone.get()
            await held.does("ask", name=NAMES[0])
            counted = await asyncio.gather(
                *(
                    vote_over_a_bad_line(phone, place, random.Random(place + number))
                    for number, (phone, place) in enumerate(zip(phones, places, strict=True))
                )
            )
            assert counted == [[str(place)] for place in places]
            with opened(database) as store:
                one = store.held(code=held.begun.code)
                assert one is not None and len(store.votes(one)[1]) == ROOM
                assert store.joined(one) == ROOM
            await held.does("close")
            await held.does("tell")
            sums = [int(count) for count in held.desk.html.split('cl-count">')[1:] for count in [count.split("<")[0]]]
            assert sum(sums) == ROOM

    asyncio.run(run())


def test_a_phone_that_left_its_line_finds_what_counts_of_it(tmp_path):
    async def run() -> None:
        async with held_class(f"sqlite:///{tmp_path / 'c.sqlite3'}", [QUIZ]) as held:
            phone = await held.phone()
            await held.does("ask", name=NAMES[0])
            await phone.vote(["2"], step=1)
            await phone.hears("counted")
            phone.hang_up()
            for act, sees in ((None, "form"), ("close", "cl-read")):
                if act:
                    await held.does(act)
                phone.messages.clear()
                await phone.open()
                assert sees in (await phone.hears("html"))["html"]
                assert (await phone.hears("counted"))["counted"] == ["2"]
                phone.hang_up()

    asyncio.run(run())


def test_two_classes_on_one_server_know_nothing_of_each_other(tmp_path):
    database = f"sqlite:///{tmp_path / 'c.sqlite3'}"

    async def run() -> None:
        async with held_class(database, [QUIZ]) as held:
            with opened(database) as store:
                other = store.begin("Another", [{"kind": "question", "name": NAMES[0]}], "x" * 22)
            phone = await held.phone()
            await held.does("ask", name=NAMES[0])
            visitor = Phone(held.base, f"/{other.code}", dict(phone.cookies))
            assert b"You are in" in (await visitor.get()).body
            await visitor.open()
            assert "form" not in (await visitor.hears("html"))["html"]
            assert (await visitor.get(f"/teach/{other.code}")).code == 403
            teacher = Phone(held.base, f"/teach/{other.code}", dict(held.desk.cookies))
            assert (await teacher.get()).code == 403, "a word opens one class"

    asyncio.run(run())


def test_a_teachers_page_that_was_away_is_told_the_count(tmp_path):
    async def run() -> None:
        async with held_class(f"sqlite:///{tmp_path / 'c.sqlite3'}", [QUIZ]) as held:
            phone = await held.phone()
            await held.does("ask", name=NAMES[0])
            held.desk.hang_up()
            await asyncio.sleep(0.1)
            await phone.vote(["2"], step=1)
            await phone.hears("counted")
            await asyncio.sleep(0.6)
            held.desk.messages.clear()
            await held.desk.open()
            assert "1 of 1" in (await held.desk.hears("count"))["count"]

    asyncio.run(run())


def test_a_server_that_stops_says_nothing_of_it(tmp_path, caplog):
    async def run() -> None:
        async with held_class(f"sqlite:///{tmp_path / 'c.sqlite3'}", [QUIZ]) as held:
            await held.does("ask", name=NAMES[0])
            phone = await held.phone()
            await phone.vote(["2"], step=1)
            await phone.hears("counted")
        await asyncio.sleep(2 * EVERY)  # until when the teacher would have been told the count
        gc.collect()

    asyncio.run(run())
    assert not [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")]
