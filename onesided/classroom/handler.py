"""What all requests to a class share: whom they may come from, what goes with every answer, and who asks."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, ClassVar

from tornado.web import HTTPError, RequestHandler

from onesided.classroom import screens
from onesided.classroom.held import Held
from onesided.classroom.room import Room
from onesided.classroom.service import Service
from onesided.classroom.static import version
from onesided.classroom.voters import is_teacher, is_word
from onesided.classroom.words import say


class Handler(RequestHandler):
    """What all requests share: whom they may come from, and what goes with every answer."""

    reasons: ClassVar[dict[int, str]] = {404: "no-such-page"}
    """Sentences for what is refused, by the status that says so."""

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
        guard = self.guard()
        shown = screens.page(
            name, root=self.service.root, version=version(), guard=guard, privacy=self.privacy(), **values
        )
        self.finish(shown.replace(screens.GUARDED, screens.guarded(guard)))

    def guard(self) -> str:
        """What a page has to send back to show that it is one of ours; nothing where its address says so already."""
        return ""

    def privacy(self) -> str:
        """What is known of whoever votes here."""
        return say("anonymous")

    def show_join(self, code: str = "", problem: str = "") -> None:
        """Answer with the page where a code is typed."""
        self.show("join", code=code, problem=problem, **self.for_teachers())

    def for_teachers(self) -> dict[str, Any]:
        """What that page shows a teacher besides: `begun`, classes to go on with, and `can_begin`, what to begin with.

        On a machine of one's own a class is begun by a command.
        """
        return {"begun": [], "can_begin": []}

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what is wrong in a sentence; a traceback is nobody's business either."""
        what = self.reasons.get(status_code, "refused")
        self.show("refused", problem=say(what, status=status_code))

    async def room_of(self, code: str) -> Room:
        """The class of this code, however it was typed."""
        if (room := await self.service.room(code.upper())) is None:
            self.show_join(code.upper(), say("no-such-class", code=code.upper()))
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
        return self.sits_here() and is_teacher(held.teacher, self.word(held.code, "teacher"))

    def sits_here(self) -> bool:
        """Whether the browser is on this machine."""
        return ip_address(self.request.remote_ip or "0.0.0.0").is_loopback  # noqa: S104

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
