"""A question as it is put to a room that votes: its words and its controls, and nothing that tells the answer.

It comes from the templates that a reader's questions come from. Feedback, hints, keys and what is needed for a verdict
are left out; so is the order in which the author wrote the options, since many write the right one first.
"""

from __future__ import annotations

import re

from onesided.markup.quiz import speech, template
from onesided.model.items import Choice, Choices, Item

_LINK = re.compile(r"</?a\b[^>]*>")


def asked_html(item: Item, order: list[int], *, answerable: bool) -> str:
    """The question; the value of an option's control is its place on the screen, counted from 0.

    `order` has the author's indices in the order in which they are shown. Without `answerable` it can only be read.
    Links are left out: a room has no book beside it.
    """
    if isinstance(item, Choice | Choices):
        item = item.model_copy(update={"options": tuple(item.options[index] for index in order)})
    html = template("asked").render(
        item=item,
        order=list(range(len(order))),
        answerable=answerable,
        asked_only=True,
        beliefs={},
        **speech(),
    )
    return _LINK.sub("", html)
