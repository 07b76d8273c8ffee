"""The server of a class: pages, forms and sockets for phones, and the teacher's page.

A phone can join, look and vote, and nothing else. The teacher is whoever has the word that was printed when the class
began, and sits at this machine. Requests are answered only under a name by which this machine was to be reached, small
ones only, and whatever comes from a page of somebody else is refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from onesided.classroom import screens
from onesided.classroom.counting import Counting
from onesided.classroom.invitation import invitation
from onesided.classroom.line import Line
from onesided.classroom.room import MOST, Room
from onesided.classroom.static import STATIC, version
from onesided.classroom.store import Held, Store
from onesided.classroom.voters import is_teacher, is_word, new_word, voter_of
from onesided.classroom.words import say
from onesided.model import CourseError, Shelf
from onesided.sources.help_lines import rows

LARGEST = 4096
"""Bytes of a message from a browser."""
ROUNDS = (1, 2)


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
    teacher_anywhere: bool = False
    rooms: dict[str, Room] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counting = Counting(self.store)

    async def room(self, code: str) -> Room | None:
        """The class of this code, in capitals; None where there is none."""
        if (room := self.rooms.get(code)) is None:
            held = await self.counting.call(lambda: self.store.held(code=code))
            if held is None:
                return None
            room = self.rooms.setdefault(code, self._opened(held))
        return room

    def _opened(self, held: Held) -> Room:
        return Room(held, self.shelf, self.counting, invitation(f"{self.address}{held.code}"), self.root)


def application(service: Service) -> Application:
    """The web application of this service."""
    code = r"(?P<code>[A-Za-z]{3,12})"
    root = service.root
    return Application(
        [
            (rf"{root}", Join),
            (rf"{root}join", Join),
            (rf"{root}static/(?P<name>[a-z.]+)", Static),
            (rf"{root}teach/{code}", Desk),
            (rf"{root}teach/{code}/act", Act),
            (rf"{root}teach/{code}/socket", DeskSocket),
            (rf"{root}{code}", Phone),
            (rf"{root}{code}/vote", Vote),
            (rf"{root}{code}/help", Help),
            (rf"{root}{code}/socket", PhoneSocket),
        ],
        default_handler_class=Nothing,
        service=service,
        compress_response=True,
        websocket_max_message_size=LARGEST,
        websocket_ping_interval=20,
        websocket_ping_timeout=15,
        log_function=lambda handler: None,  # who asked for what is nobody's business
    )


class Handler(RequestHandler):
    """What all requests share: whom they may come from, and what goes with every answer."""

    @property
    def service(self) -> Service:
        """The service."""
        return self.settings["service"]

    def prepare(self) -> None:
        """Refuse what came by another name, or from a page of somebody else."""
        hosts = self.service.hosts
        if hosts is not None and self.request.host.rpartition(":")[0].strip("[]") not in hosts:
            raise HTTPError(421)
        origin = self.request.headers.get("Origin")
        if self.request.method == "POST" and origin is not None and origin.partition("//")[2] != self.request.host:
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        """Keep everything on this page to itself."""
        socket = f"ws://{self.request.host} wss://{self.request.host}"
        policy = {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self'",
            "img-src": "'self' data:",
            "connect-src": f"'self' {socket}",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        self.set_header("Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in policy.items()))
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "same-origin")  # without any, a form says that it comes from nowhere
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def show(self, name: str, **values: Any) -> None:
        """Answer with a page."""
        self.finish(screens.page(name, root=self.service.root, version=version(), **values))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what is wrong in a sentence; a traceback is nobody's business either."""
        is_desk = isinstance(self, Desk) and status_code == 403
        what = say("not-teacher") if is_desk else say("no-such-page") if status_code == 404 else ""
        self.show("refused", problem=what or say("refused", status=status_code))

    async def room_of(self, code: str) -> Room:
        """The class of this code, however it was typed."""
        if (room := await self.service.room(code.upper())) is None:
            self.show("join", code=code.upper(), problem=say("no-such-class", code=code.upper()))
            raise Answered
        return room

    def word(self, code: str, role: str = "voter") -> str | None:
        """The word by which this browser is known in the class; None where it has none."""
        word = self.get_cookie(f"onesided-{role}-{code.upper()}")
        return word if is_word(word) else None

    def give(self, code: str, role: str, word: str) -> None:
        """Let this browser be known by a word."""
        self.set_cookie(
            f"onesided-{role}-{code.upper()}",
            word,
            expires_days=1,
            httponly=True,
            samesite="Lax",
            path=self.service.root,
            secure=self.request.protocol == "https",
        )

    def is_teacher(self, held: Held) -> bool:
        """Whether the teacher asks."""
        return self._sits_here() and is_teacher(held.teacher, self.word(held.code, "teacher"))

    def _sits_here(self) -> bool:
        return self.service.teacher_anywhere or ip_address(self.request.remote_ip or "0.0.0.0").is_loopback  # noqa: S104

    def log_exception(self, kind: Any, value: Any, traceback: Any) -> None:
        """Be silent about what was refused; what went wrong here is for the teacher's terminal."""
        if not isinstance(value, HTTPError | Answered):
            super().log_exception(kind, value, traceback)

    def _handle_request_exception(self, error: BaseException) -> None:
        if isinstance(error, Answered):
            return
        super()._handle_request_exception(error)


class Answered(Exception):
    """The request has been answered already."""


class Nothing(Handler):
    """Whatever else is asked for."""

    def prepare(self) -> None:
        """There is nothing."""
        raise HTTPError(404)


class Join(Handler):
    """The page where a code is typed."""

    def get(self) -> None:
        """Ask for the code."""
        self.show("join", code="", problem="")

    async def post(self) -> None:
        """Lead to the class."""
        code = "".join(sign for sign in self.get_body_argument("code", "") if sign.isalpha())[:12].upper()
        if not code or await self.service.room(code) is None:
            self.show("join", code=code, problem=say("no-such-class", code=code))
        else:
            self.redirect(f"{self.service.root}{code}", status=303)


class Phone(Handler):
    """The page of a phone."""

    async def get(self, code: str) -> None:
        """Show what there is to see, and let the phone be known."""
        await self.answer(code)

    async def answer(self, code: str, problem: str = "") -> None:
        """Show the page, with what is wrong."""
        room = await self.room_of(code)
        word = self.word(code)
        if word is None and room.held.key is not None:
            word = new_word()
            self.give(code, "voter", word)
        mine = None
        if word is not None and room.held.key is not None:
            voter = voter_of(room.held.key, word)
            await self.service.counting.call(self.service.store.join, room.held, voter)
            room.count()
            mine = await room.mine(voter)
        voted = mine is not None and mine["round"] == room.held.round
        now = screens.Markup(await room.phone_html(has_voted=voted))
        self.show("phone", held=room.held, now=now, mine=mine, voted=voted, problem=problem)


class Vote(Phone):
    """A vote by a form alone, from a phone without scripts or with a line on which no socket holds."""

    async def post(self, code: str) -> None:
        """Count it, and lead back to the page."""
        room, word = await self.room_of(code), self.word(code)
        if word is None or room.held.key is None:
            self.redirect(f"{self.service.root}{code.upper()}", status=303)
            return
        step, round_ = (self.get_body_argument(name, "") for name in ("step", "round"))
        vote = _vote({"step": _int(step), "round": _int(round_), "values": self.get_body_arguments("response")})
        if vote is None:
            raise HTTPError(400)
        told = await room.vote(voter_of(room.held.key, word), *vote)
        if "refused" in told:
            await self.answer(code, told["refused"])
        else:
            self.redirect(f"{self.service.root}{code.upper()}", status=303)


class Help(Handler):
    """Help lines, on a page that leads back."""

    async def get(self, code: str) -> None:
        """Show those that the course names."""
        table = self.service.shelf.root / "book" / "data" / "help_lines.csv"
        self.show("help", code=code.upper(), lines=rows(table) if table.is_file() else [])


class Desk(Handler):
    """The teacher's page, which is projected."""

    async def get(self, code: str) -> None:
        """Know the teacher by the word in the address, and take it out of there; then show the page."""
        room = await self.room_of(code)
        word = self.get_query_argument("word", "")
        if word:
            if self._sits_here() and is_teacher(room.held.teacher, word):
                self.give(code, "teacher", word)
                self.redirect(f"{self.service.root}teach/{code.upper()}")
                return
            raise HTTPError(403)
        await self.answer(room)

    async def answer(self, room: Room, problem: str = "") -> None:
        """Show the page to the teacher alone."""
        if not self.is_teacher(room.held):
            raise HTTPError(403)
        now = screens.Markup(await room.desk_html())
        self.show("desk", held=room.held, now=now, problem=problem)


class Act(Desk):
    """What the teacher does, by a form alone."""

    async def post(self, code: str) -> None:
        """Do it, and lead back to the page."""
        room = await self.room_of(code)
        if not self.is_teacher(room.held):
            raise HTTPError(403)
        said = {name: self.get_body_argument(name, "") for name in ("act", "name", "choice", "version")}
        if await act(room, said):
            self.redirect(f"{self.service.root}teach/{code.upper()}", status=303)
        else:
            await self.answer(room, say("stale"))


class Static(Handler):
    """The style sheet and the script. Their addresses change with their content."""

    def get(self, name: str) -> None:
        """Send it, to be kept."""
        if name not in STATIC:
            raise HTTPError(404)
        kind, text = STATIC[name]()
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.finish(text)


class Socket(WebSocketHandler, Handler):
    """The line of a browser that has a class open."""

    line: Line
    room: Room | None = None

    def prepare(self) -> None:
        """As for every request."""
        Handler.prepare(self)

    def on_close(self) -> None:
        """Forget the line; nothing else hangs on it."""
        if self.room is not None:
            self.room.phones.discard(self.line)
            self.room.desks.discard(self.line)

    async def on_message(self, message: str | bytes) -> None:
        """Hear what is understood, at a bearable pace; whoever says anything else is let go."""
        if self.room is None or not self.line.may_speak():
            self.line.drop("busy")
            return
        try:
            said = json.loads(message)
        except ValueError:
            said = None
        if not isinstance(said, dict) or not await self.hear(self.room, said):
            self.line.drop("not understood")

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Do what is asked for; False where this is nothing that this browser can ask for."""
        raise NotImplementedError


class PhoneSocket(Socket):
    """A phone's line: it is shown what there is to see, and can vote."""

    voter: str = ""

    async def open(self, code: str) -> None:
        """Show the phone where the class is, and what counts of its own."""
        self.line = Line(self)
        room, word = await self.service.room(code.upper()), self.word(code)
        if room is None or word is None or len(room.phones) >= MOST:
            self.close(1008, "unknown" if room is None or word is None else "full")
            return
        self.room = room
        room.phones.add(self.line)
        state = await room.phone_state()
        if room.held.key is not None:
            self.voter = voter_of(room.held.key, word)
            mine = await room.mine(self.voter)
            self.line.show(state)
            if mine is not None:
                self.line.answer(**mine)
        else:
            self.line.show(state)

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Count a vote."""
        vote = _vote(said)
        if vote is None or not self.voter:
            return False
        self.line.answer(**await room.vote(self.voter, *vote))
        return True


class DeskSocket(Socket):
    """The line of the teacher's page."""

    async def open(self, code: str) -> None:
        """Show the teacher where the class is."""
        self.line = Line(self)
        room = await self.service.room(code.upper())
        if room is None or not self.is_teacher(room.held):
            self.close(1008, "not the teacher")
            return
        self.room = room
        room.desks.add(self.line)
        await room.tell_desks()
        room.count()  # a page that was away has the right question, and an old count

    async def hear(self, room: Room, said: dict[str, Any]) -> bool:
        """Do what the teacher asks for."""
        if not self.is_teacher(room.held) or not all(isinstance(value, str) for value in said.values()):
            return False
        if not await act(room, said):
            self.line.answer(said=say("stale"))
            await room.tell_desks()
        return True


async def act(room: Room, said: dict[str, Any]) -> bool:
    """Do what the teacher asks for: False where it cannot be done, or was asked for on an old page."""
    held = room.held
    what, asked = said.get("act", ""), None
    if said.get("version") != str(held.version):
        await room.refresh()
        return False
    match what:
        case "ask":
            asked = next((entry for entry in held.plan if entry["name"] == said.get("name")), None)
        case "go":
            asked = _gone_on(room, said.get("choice", ""))
    if (what in ("ask", "go")) != (asked is not None):
        return False
    done = await room.counting.call(room.counting.store.act, held, what, asked)
    await room.refresh()
    return done


def _gone_on(room: Room, choice: str) -> dict[str, Any] | None:
    """The scene to which a choice leads; only a scene with one way on is left without a vote."""
    from onesided.classroom.asked import Decision

    try:
        decision = room.asked
    except CourseError:
        return None
    if not isinstance(decision, Decision) or (room.held.phase != "told" and len(decision.open) > 1):
        return None
    path = decision.after(_int(choice))
    return None if path is None else {"kind": "decision", "name": decision.story_name, "path": path}


def _vote(said: dict[str, Any]) -> tuple[int, int, list[str]] | None:
    """A vote as a browser says it; None for anything else."""
    match said:
        case {"step": int(step), "round": int(round_), "values": [*values]}:
            if round_ in ROUNDS and 0 < step < 10**6 and len(values) <= 20 and all(isinstance(v, str) for v in values):
                return step, round_, values
    return None


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else -1
