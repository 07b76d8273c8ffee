"""Rules about how much an option says: the right one should be neither the longest nor the most careful.

Each threshold is the first setting of the rules' source unless a reason for another stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.options_combined import joins_two, points_at_others
from onesided.lint.rules import Flag, rule
from onesided.lint.vocabulary import QUALIFIER

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
LONGER, BY = 1.25, 15
SHORTER, SHORT_BY = 0.6, 10
"""A mirror needs a least difference too: "8" is half as long as "28", and nobody sees it."""


@rule(
    "O1",
    "the key is not the longest",
    "W",
    f"{HALADYNA} (keep option lengths about equal); Tarrant et al. 2006",
    types=("choice",),
)
def length_cue(item: Draft, course: Course) -> Iterator[Flag]:
    """Authors qualify what is right and are brief about what is wrong. Test-wise readers know it, and pick the option
    that stands out by its length: they score without knowing, and the item measures cunning."""
    if not item.key or points_at_others(item.key) or joins_two(item.key, item.options):
        return  # "None of the above" is long for another reason, which a rule of its own names
    place, key = (*item.key.path, "text"), len(item.key.plain)
    others = [len(option.plain) for option in item.distractors]
    if key > LONGER * max(others) and key - max(others) > BY:
        what = f"the key has {key} characters, the longest distractor {max(others)}"
        yield Flag(place, what, "Shorten the key, or say as much in a distractor")
    elif key < SHORTER * min(others) and min(others) - key > SHORT_BY:
        what = f"the key has {key} characters, the shortest distractor {min(others)}"
        yield Flag(place, what, "Shorten the distractors, or say more in the key")


@rule("O3", "options of a length", "I", HALADYNA)
def length_spread(item: Draft, course: Course) -> Iterator[Flag]:
    """Options of very different lengths are hard to compare, even where the key is none of the extremes."""
    lengths = [len(option.plain) for option in item.options if option.plain]
    if lengths and max(lengths) > 40 and max(lengths) > 2.5 * min(lengths):
        what = f"options have from {min(lengths)} to {max(lengths)} characters"
        yield Flag((*item.path, "options"), what, "Bring them closer together")


@rule(
    "O4",
    "the key is not the most careful",
    "W",
    "NBME item-writing guide (long, specific or complete correct answer)",
    types=("choice",),
)
def detail_cue(item: Draft, course: Course) -> Iterator[Flag]:
    """Commas, brackets and an "unless" are signs of somebody taking care to be right, and readers see them without
    understanding a word."""
    if not item.key or points_at_others(item.key):
        return
    place = (*item.key.path, "text")
    marks = sum(item.key.plain.count(mark) for mark in ",(;")
    most = max(sum(option.plain.count(mark) for mark in ",(;") for option in item.distractors)
    qualified = QUALIFIER.search(item.key.plain)
    if marks >= most + 2:
        yield Flag(place, f"the key has {marks} commas or brackets, no distractor more than {most}", "Simplify the key")
    elif qualified and not any(QUALIFIER.search(option.plain) for option in item.distractors):
        what = f"only the key is qualified (“{qualified[0]}”)"
        yield Flag(place, what, "Move the condition to the stem, or qualify a distractor too")
