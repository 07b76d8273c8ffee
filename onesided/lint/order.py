"""Rules about the order of options: numbers that run one way, and no option that points at another by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import Flag, rule
from onesided.lint.text import cut, stem, words

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
_NUMBER = re.compile(r"[^\d\w+-]*([-+−]?\d[\d,]*(?:\.\d+)?|[-+−]?\.\d+)(?:\s?[^\W\d]+\.?|\s?[%°€$£]\w?)*(?:\s\w+)?\W*")
_RANGE = re.compile(
    r"\D{0,3}(\d[\d,]*(?:\.\d+)?)\s?\w{0,2}\s?(?:-|–|to)\s?\D?(\d[\d,]*(?:\.\d+)?)\b(?!\s?(?:-|–)\s?\d).{0,20}"
)
_POSITION = re.compile(
    r"\W*(?:(?:both|only|neither|either)\s)?(?:options?\s|answers?\s)?\(?(?:[a-h]|[1-8]|iv|i{1,3})\)?"
    r"(?:(?:,|\s(?:and|or|nor|&|but not))\s?(?:options?\s|answers?\s)?\(?(?:[a-h]|[1-8]|iv|i{1,3})\)?)+(?:\sonly)?\W*",
    re.IGNORECASE,
)
# "1, 2, 3" is a list of numbers; "1, 2 and 3" may be one of options.
_NUMBERS = re.compile(r"[\W\d]*")
_OWN_LETTER = re.compile(r"^\(?[A-Ha-h][.)]\s+(?=\S)")
_ONE_ONLY = re.compile(
    r"\W*(?:[a-h]|[1-8]|iv|i{1,3})\)?\sonly\W*|\W*only\s\(?(?:[a-h]|[1-8]|iv|i{1,3})\W*", re.IGNORECASE
)
_ORDINALS = re.compile(
    r"\W*(?:only |both )?(?:the )?(?:first|second|third|fourth) and (?:the )?(?:second|third|fourth|last)"
    r"(?: (?:options?|answers?|statements?|ones?))?\W*",
    re.IGNORECASE,
)
LONGEST = 60
"""Characters: no option that only points at others is longer."""
_LETTERS = re.compile(r"[A-Z]{1,2}\d{0,2}(?:(?:,| and| or| but not) [A-Z]{1,2}\d{0,2})*")
_LISTED = re.compile(r"(?:^|\s)(?:\(?[A-Ha-h1-8i]\)|[A-H1-8]\.\s)")
_BY_PLACE = re.compile(
    r"\b(?:both|two|either|neither) of the above\b|\b(?:first|last) (?:two|three)(?: options| answers)?\W*$"
    r"|\b(?:option|answer) (?:above|below)\b|\bthe (?:previous|next|first|second|third|last) (?:option|answer)\b",
    re.IGNORECASE,
)


def names_a_position(text: str) -> bool:
    """Whether an option points at others by letter or number: "A and C", "both 1 and 3", "i and ii only"."""
    if len(text) > LONGEST:
        return False
    said = _OWN_LETTER.sub("", text.strip())
    shapes = (_POSITION, _ONE_ONLY, _ORDINALS)
    return any(shape.fullmatch(said) for shape in shapes) and not _NUMBERS.fullmatch(said)


def about_letters(item: Draft) -> bool:
    """Whether letters are what an item is about, as vitamins or blood groups are: then "A and D" is no position."""
    return (
        bool(item.options) and all(_LETTERS.fullmatch(o.plain) for o in item.options) and not _LISTED.search(item.stem)
    )


def _value(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))


@rule("S7", "numbers in order", "W", f"{HALADYNA} (options in logical or numerical order)")
def numeric_order(item: Draft, course: Course) -> Iterator[Flag]:
    """Numbers in a jumbled order make a reader search instead of think. Ranges that overlap are worse: a value in both
    makes two options right."""
    ranges = [(_value(m[1]), _value(m[2])) for o in item.options if (m := _RANGE.fullmatch(o.plain))]
    if len(ranges) == len(item.options) >= 2:
        ordered = sorted((min(pair), max(pair)) for pair in ranges)
        if any(before[1] >= after[0] for before, after in zip(ordered, ordered[1:], strict=False)):
            yield Flag((*item.path, "options"), "two of the ranges overlap", "Let each begin after the one before ends")
        numbers = [low for low, _ in ranges]
    else:
        found = [_NUMBER.fullmatch(o.plain) for o in item.options]
        if len(found) < 3 or not all(found):
            return
        units = {tuple(map(stem, words(o.plain[m.end(1) :]))) for o, m in zip(item.options, found, strict=True) if m}
        if len(units) > 1:
            return  # 500 mg is less than 2 g, which is not for us to know
        numbers = [_value(m[1]) for m in found if m]
    if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
        yield Flag((*item.path, "options"), "the numbers are in no order", "Write them from low to high")


@rule("S8", "options that move", "E", f"{HALADYNA}; NBME item-writing guide")
def shuffle_conflict(item: Draft, course: Course) -> Iterator[Flag]:
    """Options are shown in an order of their own for every learner, so "A and B" or "the first two" points at other
    options than the author meant."""
    for option in item.options if item.shuffle else ():
        if (names_a_position(option.plain) and not about_letters(item)) or _BY_PLACE.search(option.plain):
            what = f"“{cut(option.text)}” names a position, and the options are shuffled"
            yield Flag((*option.path, "text"), what, "Say in words what is meant, or make the type choices")
