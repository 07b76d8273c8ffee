"""A quiz as complete HTML: all that a reader without script needs, and all that the front end needs to wake it.

The class names and `data-` attributes written here are a contract with `frontend/`; README.md beside this file lists
them. Nothing has an id unless the host gives an anchor, so that one quiz may stand on a page twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from onesided.judge.key import key_of, rights_of
from onesided.judge.shuffle import shown_order
from onesided.markup.environment import environment_of
from onesided.markup.markdown import Href, block, inline, plain
from onesided.markup.messages import sentence
from onesided.model.aims import Misconception
from onesided.model.colophon import Colophon
from onesided.model.digest import digest
from onesided.model.items import Choice, Choices, Item, Match, Order, Quiz, Sort

Heading = Callable[[str], str]
"""From a passage (`page#heading`) to the words of its heading."""
Cite = Callable[[str], str | None]
"""From a key of the references to what is shown for it: Markup is kept, a plain text is escaped, None is left out."""


def quiz_html(
    quiz: Quiz,
    name: str,
    *,
    href: Href | None = None,
    heading: Heading | None = None,
    cite: Cite | None = None,
    occasion: str | None = None,
    number_from: int = 1,
    beliefs: Mapping[str, Misconception] | None = None,
    colophon: Colophon | None = None,
    anchor: str | None = None,
) -> str:
    """The quiz of this full name as one `<section class="onesided os-quiz">`, the same text on every machine.

    `href` turns a passage into a link's address (by default, the heading on this page), and `heading` into words (by
    default, those of its slug); `cite` gives the text of a source; `occasion` is the place where the quiz is shown;
    questions are counted from `number_from`; `beliefs` are the misconceptions by name, told to whoever was certain of
    one; `colophon` is what the course says of itself, for whoever reports a problem, and for the name under which
    answers are remembered (None: nobody is offered to report, and nothing is remembered of a course with a name).
    `anchor` is an id that the page has for this quiz alone, and from which those of its questions are made, so that a
    link can lead to one.
    """
    return template("quiz").render(
        quiz=quiz,
        name=colophon.kept(name) if colophon else name,
        occasion=occasion,
        number_from=number_from,
        order_of=partial(order_of, name, quiz),
        asked_from=None,
        beliefs=beliefs or {},
        colophon=colophon,
        anchor=anchor,
        **speech(href, cite, heading),
    )


def speech(href: Href | None = None, cite: Cite | None = None, heading: Heading | None = None) -> dict[str, Any]:
    """What templates turn text with: the Markdown of this place's links, the names of passages, and its citations."""
    return {
        "block": partial(block, href=href),
        "inline": partial(inline, href=href),
        "href": href or (lambda see: f"#{see.partition('#')[2]}"),
        "heading": heading or passage_words,
        "citations": lambda keys: [shown for key in keys if (shown := cite(key) if cite else key)],
    }


def order_of(name: str, quiz: Quiz, item: Item) -> list[int]:
    """The order in which an item's parts are first shown, as indices of the author's order.

    Steps are never shown in the right order, nor right sides in the order of the left ones, even where the author
    turned shuffling off: either would give the answer away.
    """
    seed = f":{name}#{item.id}"
    match item:
        case Order():
            order = shown_order(seed, len(item.steps))
            return order if order != sorted(order) else order[1:] + order[:1]
        case Match():
            return shown_order(seed, len(rights_of(item)))
        case Choice() | Choices():
            count = len(item.options)
        case Sort():
            count = len(item.cards)
        case _:
            return []
    return shown_order(seed, count) if quiz.shuffle else list(range(count))


@cache
def _environment() -> Environment:
    made = environment_of("onesided.markup")
    made.globals.update(
        say=sentence,
        plain=plain,
        short=short,
        figure_text=figure_text,
        attribute=attribute,
        script_json=script_json,
        digest=digest,
        key_of=key_of,
        rights_of=rights_of,
        asked_only=False,
    )
    return made


def template(name: str) -> Any:
    """The template of that name, ready to render."""
    return _environment().get_template(f"{name}.html.j2")


def attribute(value: Any) -> Markup:
    """JSON for an attribute in single quotes: short, and nothing in it can end the attribute."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;"))


def script_json(value: Any) -> Markup:
    """JSON for the inside of a `<script>` that holds data: nothing in it can end the element."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def short(text: str, length: int = 60) -> str:
    """The first words of a text, for names that are heard rather than read."""
    words = plain(text)
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]}…"


def figure_text(number: float) -> str:
    """A number as people write it: no needless decimals, and a true minus sign."""
    return f"{number:.12g}".replace("-", "\u2212")


def passage_words(see: str) -> str:
    """The heading of a passage in words, as far as its slug tells."""
    words = see.partition("#")[2].replace("-", " ")
    return words[:1].upper() + words[1:]
