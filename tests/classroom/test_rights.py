"""A phone can join, look and vote, and nothing else, whatever it sends; the teacher is whoever has the word and is here."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from onesided.classroom.line import BURST
from onesided.classroom.server import LARGEST
from onesided.classroom.voters import new_word
from onesided.model import Shelf
from tests.classroom.phones import Class, Phone, held_class
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
QUIZ = next(name for name in SHELF.quizzes() if sum(item.type == "choice" for item in SHELF.quiz(name).items) > 1)
NAMES = [f"{QUIZ}#{item.id}" for item in SHELF.quiz(QUIZ).items if item.type == "choice"]


@pytest.fixture
def run(tmp_path: Path) -> Callable[[Callable[[Class], Awaitable[None]]], None]:
    def with_class(check: Callable[[Class], Awaitable[None]]) -> None:
        async def held() -> None:
            async with held_class(f"sqlite:///{tmp_path / 'c.sqlite3'}", [QUIZ]) as one:
                await check(one)

        asyncio.run(held())

    return with_class


def test_the_teachers_page_is_the_teachers(run):
    async def check(held: Class) -> None:
        code = held.begun.code
        phone = await held.phone()
        for path in (f"/teach/{code}", f"/teach/{code}?word={new_word()}", f"/teach/{code}?word=x"):
            assert (await phone.get(path)).code == 403, path
        act = urlencode({"act": "ask", "name": NAMES[0], "version": 1})
        assert (await phone.post(f"/teach/{code}/act", act)).code == 403
        # A phone's own word is none of the teacher's, under whichever name it is sent.
        phone.cookies[f"onesided-teacher-{code}"] = phone.cookies[f"onesided-voter-{code}"]
        assert (await phone.get(f"/teach/{code}")).code == 403
        intruder = Phone(held.base, f"/teach/{code}", dict(phone.cookies))
        await intruder.open()
        assert await intruder.is_let_go() == 1008
        assert intruder.html == "" and held.desk.version == "1"

    run(check)


def test_the_word_does_not_stay_in_the_address(run):
    async def check(held: Class) -> None:
        again = Phone(held.base, f"/teach/{held.begun.code}")
        answer = await again.get(held.begun.teach.removeprefix(held.base))
        assert (answer.code, answer.headers["Location"]) == (302, f"/teach/{held.begun.code}")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
        assert held.begun.teach.partition("word=")[2].encode() not in (await again.get()).body

    run(check)


def test_the_teacher_can_act_by_forms_alone(run):
    async def check(held: Class) -> None:
        path = f"/teach/{held.begun.code}/act"
        phone = await held.phone()
        asked = await held.desk.post(path, urlencode({"act": "ask", "name": NAMES[0], "version": "1"}))
        assert asked.code == 303
        assert "form" in (await phone.hears("html"))["html"]
        stale = await held.desk.post(path, urlencode({"act": "close", "version": "1"}))
        assert stale.code == 200 and b"Nothing was done" in stale.body
        for act in ("tell", "again", "go", "nonsense", ""):
            await held.desk.post(path, urlencode({"act": act, "version": "2", "choice": "0"}))
        await held.desk.post(path, urlencode({"act": "ask", "name": "a/quiz#elsewhere", "version": "2"}))
        assert (await phone.get()).body.count(b"data-ballot") == 1, "nothing of this can be done now"

    run(check)


FORGED = [
    {"act": "tell", "version": "2"},
    {"act": "end", "version": "2"},
    {"step": 1, "round": 1, "values": [1]},
    {"step": 1, "round": 3, "values": ["1"]},
    {"step": "1", "round": 1, "values": ["1"]},
    {"step": 1, "round": 1, "values": ["1"] * 50},
    {"step": 1, "round": 1, "values": {"0": "1"}},
    {"step": -1, "round": 1, "values": ["1"]},
    {"html": "<h1>"},
    [],
    "vote",
    None,
]


@pytest.mark.parametrize("message", FORGED, ids=[json.dumps(message)[:30] for message in FORGED])
def test_what_no_phone_says_ends_its_line_and_changes_nothing(run, message):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        phone = await held.phone()
        assert phone.line
        await phone.line.write_message(json.dumps(message))
        assert await phone.is_let_go() == 1008
        other = await held.phone()
        await other.vote(["1"], step=1)
        assert (await other.hears("counted"))["counted"] == ["1"]
        assert held.desk.version == "2"

    run(check)


def test_bytes_that_are_no_json_end_the_line(run):
    async def check(held: Class) -> None:
        for message in (b"\x00\xff", b"{" * 100, "�".encode()):
            phone = await held.phone()
            assert phone.line
            await phone.line.write_message(message, binary=True)
            await phone.is_let_go()

    run(check)


@pytest.mark.parametrize("values", [["99"], ["-1"], ["1", "2"], ["x"], [""], ["１"], ["1.5"], ["true"]])
def test_an_answer_that_there_is_none_of_is_refused_and_does_not_count(run, values):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        phone = await held.phone()
        await phone.vote(values, step=1)
        assert "refused" in await phone.hears("step")
        await phone.vote(["1"], step=1)
        assert (await phone.hears("counted"))["counted"] == ["1"], "and the phone can still vote"

    run(check)


def test_a_vote_that_is_sent_again_is_acknowledged_again_and_counts_once(run):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        phone = await held.phone()
        for _ in range(5):
            await phone.vote(["2"], step=1)
            assert (await phone.hears("counted"))["counted"] == ["2"]
        await phone.vote(["0"], step=1)
        answer = await phone.hears("counted")
        assert answer["counted"] == ["2"] and "said" in answer
        assert "1 of 1" in (await held.desk.hears("count"))["count"]

    run(check)


def test_a_vote_of_an_earlier_question_or_round_is_refused(run):
    async def check(held: Class) -> None:
        phone = await held.phone()
        await held.does("ask", name=NAMES[0])
        await phone.vote(["2"], step=1)
        await phone.hears("counted")
        await held.does("close")
        await held.does("again")
        await phone.vote(["1"], step=1, round_=1)
        assert (await phone.hears("counted"))["counted"] == ["2"], "the first vote stands as it was"
        await held.does("ask", name=NAMES[1])
        other = await held.phone()
        await other.vote(["1"], step=1, round_=2)
        assert "refused" in await other.hears("step")

    run(check)


def test_a_phone_without_a_word_or_with_one_made_up_is_nobody(run):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        stranger = Phone(held.base, f"/{held.begun.code}")
        await stranger.open()
        assert await stranger.is_let_go() == 1008
        stranger.cookies[f"onesided-voter-{held.begun.code}"] = "' OR 1=1 --"
        await stranger.open()
        assert await stranger.is_let_go() == 1008
        body = urlencode({"step": 1, "round": 1, "response": "1"})
        assert (await Phone(held.base, "").post(f"/{held.begun.code}/vote", body)).code == 303
        assert b"0 of 0" in (await held.desk.get()).body

    run(check)


def test_a_message_that_is_too_large_ends_the_line(run):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        phone = await held.phone()
        assert phone.line
        await phone.line.write_message(json.dumps({"step": 1, "round": 1, "values": ["x" * LARGEST]}))
        await phone.is_let_go()
        huge = await phone.post(f"/{held.begun.code}/vote", "response=" + "x" * (5 * LARGEST))
        assert huge.code in (400, 413, 599)
        assert (await held.phone()).html

    run(check)


def test_a_flood_ends_the_line_and_nobody_else_waits(run):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        flooding, other = await held.phone(), await held.phone()
        assert flooding.line
        try:
            for _ in range(20 * BURST):
                await flooding.vote(["1"], step=1)
        except Exception:  # noqa: S110 (the line may be gone before the flood is)
            pass
        await flooding.is_let_go()
        await other.vote(["1"], step=1)
        assert (await other.hears("counted", within=2))["counted"] == ["1"]

    run(check)


def test_whoever_reads_nothing_makes_nobody_wait(run):
    async def check(held: Class) -> None:
        phone = await held.phone()
        host, port = held.base.removeprefix("http://").split(":")
        cookie = f"onesided-voter-{held.begun.code}={phone.cookies[f'onesided-voter-{held.begun.code}']}"
        asking = (
            f"GET /{held.begun.code}/socket HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"Origin: {held.base}\r\nCookie: {cookie}\r\n\r\n"
        )
        stuck = []
        for _ in range(20):
            one = socket.create_connection((host, int(port)))
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            one.sendall(asking.encode())
            stuck.append(one)
        await asyncio.sleep(0.3)
        asked = (NAMES * 12)[: BURST // 2]  # a teacher who says more at once is let go as well
        for name in asked:
            await held.does("ask", name=name)
        step = len(asked)
        await phone.vote(["1"], step=step)
        assert (await phone.hears("counted", within=3))["step"] == step
        for one in stuck:
            one.close()

    run(check)


def test_a_page_of_somebody_else_can_ask_for_nothing(run):
    async def check(held: Class) -> None:
        await held.does("ask", name=NAMES[0])
        phone = await held.phone()
        evil = {"Origin": "https://evil.example"}
        body = urlencode({"step": 1, "round": 1, "response": "1"})
        assert (await phone.post(f"/{held.begun.code}/vote", body, headers=evil)).code == 403
        act = urlencode({"act": "close", "version": "2"})
        assert (await held.desk.post(f"/teach/{held.begun.code}/act", act, headers=evil)).code == 403
        with pytest.raises((HTTPClientError, WebSocketError)):
            await phone.open(**evil)
        # A name of somebody else's that leads to this machine.
        rebound = await phone.get(headers={"Host": "evil.example"})
        assert rebound.code == 421
        assert held.desk.version == "2"

    run(check)


def test_only_this_machine_can_open_a_class_unless_told(run):
    async def check(held: Class) -> None:
        port = int(held.base.rpartition(":")[2])
        from onesided.classroom.invitation import own_address

        address = own_address()
        assert held.base.startswith("http://127.0.0.1")
        if address is not None:
            with pytest.raises(OSError):
                socket.create_connection((address, port), timeout=1)

    run(check)


def test_no_word_for_a_jupyter_server_is_anywhere(run):
    async def check(held: Class) -> None:
        phone = await held.phone()
        for path in ("/", f"/{held.begun.code}", f"/{held.begun.code}/help", "/static/class.js", "/static/class.css"):
            answer = await phone.get(path)
            assert answer.code == 200
            assert b"token=" not in answer.body.lower() and not re.search(rb"/(lab|tree)\b(?!el)", answer.body), path
        policy = (await phone.get()).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy

    run(check)


@pytest.mark.parametrize(
    "path", ["/nowhere/at/all", "/static/../serving.py", "/static/serving.py", "/ABCDE/vote/x", "/%00"]
)
def test_nothing_else_is_there(run, path):
    async def check(held: Class) -> None:
        answer = await (Phone(held.base, "")).get(path)
        assert answer.code in (400, 404)
        assert b"Traceback" not in (answer.body or b"")

    run(check)


def test_an_unknown_code_is_told_where_it_is_typed(run):
    async def check(held: Class) -> None:
        phone = Phone(held.base, "")
        for answer in (
            await phone.get("/QQQQQ"),
            await phone.post("/join", "code=qq+qqq"),
            await phone.post("/join", ""),
        ):
            assert answer.code == 200 and b"There is no class with the code" in answer.body
        typed = await phone.post("/join", urlencode({"code": f" {held.begun.code.lower()} "}))
        assert (typed.code, typed.headers["Location"]) == (303, f"/{held.begun.code}")

    run(check)
