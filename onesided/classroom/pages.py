"""The pages that belong to no class: where a code is typed, what pages load, and whatever is not there."""

from __future__ import annotations

from tornado.web import HTTPError

from onesided.classroom.handler import Handler
from onesided.classroom.static import STATIC
from onesided.classroom.words import say


class Join(Handler):
    """The page where a code is typed."""

    def get(self) -> None:
        """Ask for the code."""
        self.show_join()

    async def post(self) -> None:
        """Lead to the class."""
        code = "".join(sign for sign in self.get_body_argument("code", "") if sign.isalpha())[:12].upper()
        if not code or await self.service.room(code) is None:
            self.show_join(code, say("no-such-class", code=code))
        else:
            self.redirect(f"{self.service.root}{code}", status=303)


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


class Nothing(Handler):
    """Whatever else is asked for."""

    def prepare(self) -> None:
        """There is nothing."""
        raise HTTPError(404)
