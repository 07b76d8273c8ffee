"""A class as a service of a JupyterHub: whoever is logged in there can vote, and the Hub says who is a teacher.

Every page, form and line is for users of the Hub alone; each votes once, in however many browsers. A class is the
teacher's who began it. What a page sends back carries a word that only that page knows, as everybody's own server lies
under the same address. Where a Hub gives each of those a name of its own (`subdomain_host`), no page of a student can
even touch one of these.
"""

from __future__ import annotations

import asyncio
import hmac
import os
from dataclasses import dataclass
from typing import Any

from jupyterhub.services.auth import HubOAuthCallbackHandler, HubOAuthenticated, UserNotAllowed
from tornado.web import Application, HTTPError, RequestHandler

from onesided.classroom.desk_pages import Desk
from onesided.classroom.handler import Handler
from onesided.classroom.held import Held
from onesided.classroom.pages import Nothing, Static
from onesided.classroom.server import routes, settings
from onesided.classroom.service import Service
from onesided.classroom.serving import begin
from onesided.classroom.voters import teacher_of
from onesided.classroom.words import say
from onesided.model import CourseError, Shelf

TEACHES = "custom:onesided:teach"
"""The scope that makes a teacher."""


@dataclass(frozen=True)
class Teachers:
    """Whom the Hub calls a teacher: members of a group, and whoever has the scope."""

    group: str

    def hold(self, user: dict[str, Any]) -> bool:
        """Whether this user of the Hub is one."""
        return self.group in user.get("groups", ()) or TEACHES in user.get("scopes", ())


class OfHub(HubOAuthenticated):
    """What makes a handler one of a Hub's service."""

    async def prepare(self) -> None:
        """Know the user, or lead to where they log in."""
        Handler.prepare(self)  # type: ignore[arg-type]
        user = await self.hub_auth.get_user(self, sync=False)
        is_page = self.request.method == "GET" and "Upgrade" not in self.request.headers
        try:
            self._hub_auth_user_cache = user and self.check_hub_user(user)
        except UserNotAllowed:
            raise HTTPError(403) from None
        if self._hub_auth_user_cache is None:
            if not is_page:
                raise HTTPError(403)
            self.redirect(self.get_login_url())
        elif not is_page:
            self._check_guard()

    def _check_guard(self) -> None:
        """The Hub lets a line be opened by the cookie alone, which any page under this address would bring along."""
        said = self.get_argument("_xsrf", "")
        if not hmac.compare_digest(said.encode(), self.guard().encode()):
            raise HTTPError(403)

    def guard(self) -> str:
        """The word that a page of this user sends back."""
        return self.xsrf_token.decode()

    @property
    def me(self) -> str:
        """What this user is known by in a class. No cookie can say it: those hold no colon."""
        return f"hub:{self.current_user['name']}"

    def word(self, code: str, role: str = "voter") -> str | None:
        """The user stands for themselves, in every browser."""
        return self.me

    def is_teacher(self, held: Held) -> bool:
        """Whether the teacher asks who began the class."""
        return self.teaches() and any(hmac.compare_digest(one, teacher_of(self.me)) for one in held.teacher.split())

    def teaches(self) -> bool:
        """Whether the Hub calls this user a teacher."""
        return self.settings["teachers"].hold(self.current_user)

    def privacy(self) -> str:
        """What is known of whoever votes here."""
        return say("anonymous-hub", user=self.current_user["name"]) if self.current_user else ""

    def for_teachers(self) -> dict[str, Any]:
        """The classes of this teacher that have not ended, and what another can be begun with."""
        if not self.teaches():
            return {"begun": [], "can_begin": []}
        store = self.settings["service"].store
        return {"begun": store.unended_of(teacher_of(self.me)), "can_begin": self.settings["beginnings"]}


class Begin(OfHub, Desk):
    """Where a teacher begins a class."""

    def get(self) -> None:  # type: ignore[override]
        """There is nothing to see here."""
        self.redirect(self.service.root)

    async def post(self) -> None:
        """Begin it, and lead to its page."""
        if not self.teaches():
            raise HTTPError(403)
        names = [name] if (name := self.get_body_argument("name", "")) else []
        try:
            # Beside the votes of all classes, which need not wait until a course was read.
            held, _ = await asyncio.to_thread(begin, self.service.store, self.service.shelf, names, self.me, anew=True)
        except CourseError as error:
            self.show_join(problem=str(error))
            return
        self.redirect(f"{self.service.root}teach/{held.code}", status=303)


def hub_application(service: Service, teachers: Teachers) -> Application:
    """The web application of this service, for users of the Hub that started it."""
    bound = [(path, _of_hub(handler)) for path, handler in routes(service.root)]
    return Application(
        [
            (rf"{service.root}oauth_callback", HubOAuthCallbackHandler),
            (rf"{service.root}begin", Begin),
            *bound,
        ],
        default_handler_class=Nothing,
        **settings(service),
        teachers=teachers,
        beginnings=_beginnings(service.shelf),
        cookie_secret=_secret(),
    )


def _of_hub(handler: type[RequestHandler]) -> type[RequestHandler]:
    """What is the same for everybody needs no user."""
    return handler if handler is Static else type(handler.__name__, (OfHub, handler), {})


def _secret() -> bytes:
    """What cookies are signed by: where several servers stand behind one address, they have to share it."""
    return bytes.fromhex(os.environ.get("ONESIDED_COOKIE_SECRET", "")) or os.urandom(32)


def _beginnings(shelf: Shelf) -> list[dict[str, str]]:
    """The quizzes of each chapter, and the stories."""
    folders = dict.fromkeys(name.rpartition("/")[0] for name in shelf.quizzes())
    chapters = [{"name": name, "title": name.replace("-", " ").capitalize()} for name in folders if name]
    stories = [{"name": name, "title": shelf.vignette(name).title} for name in shelf.vignettes()]
    return [*chapters, *stories]
