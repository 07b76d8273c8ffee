"""Rules about options that are made of other options: all of them, none, or two by name, letter or number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft, Option
from onesided.lint.order import about_letters, names_a_position
from onesided.lint.rules import Flag, rule
from onesided.lint.text import cut

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
TARRANT = "Tarrant et al. 2006"

_ALL = re.compile(
    r"\W*all(?: of)? (?:the above|these|them|those|the options|the answers|above|answers|options)\b.{0,25}",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*none(?: of)? (?:the above|these|them|the options|the answers|above)\b.{0,25}", re.IGNORECASE)
_BOTH = re.compile(r"(?:both )?(.+) and (.+?)\.?", re.IGNORECASE)
_COMBINED = re.compile(r"\W*both (?:of )?(?:the above|these|answers|options)\b.{0,20}", re.IGNORECASE)


@rule("O5", "no all of the above", "E", f"{HALADYNA}; {TARRANT}")
def all_above(item: Draft, course: Course) -> Iterator[Flag]:
    """Whoever sees that two options hold has the answer, and whoever sees that one does not has ruled it out. Where
    options are shuffled, there is no "above" either."""
    for option in item.options:
        if _ALL.fullmatch(option.plain):
            yield Flag(
                (*option.path, "text"), f"“{cut(option.text)}” is an option", "Delete it, or make the type choices"
            )


@rule("O6", "no none of the above", "W", f"{HALADYNA} (use carefully); {TARRANT}")
def none_above(item: Draft, course: Course) -> Iterator[Flag]:
    """A reader who picks it has shown that they know what is wrong, never what is right; and one who doubts is drawn
    to it."""
    for option in item.options:
        if _NONE.fullmatch(option.plain):
            yield Flag(
                (*option.path, "text"), f"“{cut(option.text)}” is an option", "Write an answer somebody believes"
            )


@rule("O7", "no combinations", "E", f"{HALADYNA} (avoid complex multiple choice); {TARRANT} (K-type)")
def combination(item: Draft, course: Course) -> Iterator[Flag]:
    """Options made of other options ("A and C") are answered by logic: knowing that one is wrong rules out all that
    contain it."""
    for option in item.options:
        alone = (names_a_position(option.plain) and not about_letters(item)) or _COMBINED.fullmatch(option.plain)
        if alone or joins_two(option, item.options):
            what = f"“{cut(option.text)}” combines other options"
            yield Flag((*option.path, "text"), what, "Make the type choices and let readers tick what holds")


def points_at_others(option: Option) -> bool:
    """Whether an option is made of others: all of them, none, both, or some by letter or number."""
    text = option.plain
    return names_a_position(text) or any(shape.fullmatch(text) for shape in (_ALL, _NONE, _COMBINED))


def joins_two(option: Option, options: tuple[Option, ...]) -> bool:
    """Whether it is "both X and Y", where X and Y are options too."""
    found = _BOTH.fullmatch(option.plain)
    if not found:
        return False
    texts = {other.plain.casefold().rstrip(".") for other in options if other is not option}
    return {found[1].casefold(), found[2].casefold()} <= texts
