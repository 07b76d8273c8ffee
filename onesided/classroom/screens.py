"""What phones and the projector show, as HTML: whole pages once, and then the part that changes.

Before the answer is told, nothing here is given more of a question than `asked_html` gives; all phones are sent the
same text, and what is a phone's own, its vote, is put in by the phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from onesided.classroom.asked import Decision, Question
from onesided.classroom.held import Held
from onesided.classroom.phases import acts
from onesided.classroom.tally import Tally, tally_of, worth_discussing
from onesided.classroom.words import LIVE, MESSAGES, say
from onesided.markup.environment import environment_of
from onesided.markup.markdown import block, inline, plain

GUARDED = "<!--guard-->"
"""Stands in every form; a page puts there what it has to send back to be known as one of ours."""
Votes = Mapping[int, Mapping[str, Any]]
LETTERS = "ABCDEFGHIJKL"


def page(name: str, **values: Any) -> str:
    """A whole page of this name: `join`, `phone`, `desk`, `help`, `refused`."""
    return _template(name).render(live={one: MESSAGES[one] for one in LIVE}, **values)


def guarded(guard: str) -> str:
    """What stands in a form of a page that has to send this back."""
    return Markup('<input type="hidden" name="_xsrf" value="{}">').format(guard) if guard else ""


def phone_now(
    held: Held, asked: Question | Decision | None, votes: Votes, root: str, *, has_voted: bool = False
) -> str:
    """What every phone shows now, or one that has voted already.

    `votes` are needed only where the answer is told; the service lies at `root`.
    """
    answerable = held.round is not None and not has_voted
    shown = _now(held, asked, votes, answerable=answerable)
    return _template("phone-now").render(root=root, has_voted=has_voted, **shown)


def desk_now(
    held: Held, asked: Question | Decision | None, votes: Votes, joined: int, *, root: str, **values: Any
) -> str:
    """What the projector shows now; `votes` are counted, and shown only where the answer is told.

    `root` is where the service lies; `values` are what the page needs besides: `join`, the address that phones open,
    `qr`, its picture, and `plan`, what can be asked, with titles.
    """
    count = len(votes.get(held.round or 1, {}))
    return _template("desk-now").render(
        **_now(held, asked, votes, answerable=False),
        joined=joined,
        count=count,
        acts=acts(held.phase, is_decision=held.is_decision),
        advice=_advice(held, asked, votes),
        root=root,
        **values,
    )


def scene_html(decision: Decision, *, answerable: bool) -> str:
    """A scene of a story, and the choices with their controls, without what is thought of them."""
    return _template("scene").render(decision=decision, scene=decision.scene, answerable=answerable)


def _now(held: Held, asked: Question | Decision | None, votes: Votes, *, answerable: bool) -> dict[str, Any]:
    told: Tally | None = tally_of(asked, votes) if held.phase == "told" and asked is not None else None
    return {
        "held": held,
        "asked": asked,
        "told": told,
        "round": held.round,
        "is_decision": held.is_decision,
        "is_ending": isinstance(asked, Decision) and not asked.open,
        "goes_on": isinstance(asked, Decision) and len(asked.open) == 1,
        "question": Markup(asked.html(answerable=answerable)) if asked is not None else "",
    }


def _advice(held: Held, asked: Question | Decision | None, votes: Votes) -> str:
    """What a teacher may want to do next, in words that tell nobody what is right."""
    if held.phase != "between" or not isinstance(asked, Question):
        return ""
    if not votes.get(1):
        return say("advice-nobody")
    worth = worth_discussing(asked, votes[1])
    return say("advice-own" if worth is None else "advice-discuss" if worth else "advice-skip")


@cache
def _environment() -> Environment:
    made = environment_of("onesided.classroom")
    made.globals.update(say=say, block=block, inline=inline, plain=plain, LETTERS=LETTERS, GUARDED=Markup(GUARDED))
    return made


def _template(name: str) -> Any:
    return _environment().get_template(f"{name}.html.j2")
