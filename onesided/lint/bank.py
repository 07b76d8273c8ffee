"""Rules about a whole bank: habits of an author that no single item shows.

A single quiz is never judged by them: in three items, chance alone makes patterns.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import Flag, over_bank, rule
from onesided.lint.stems import asks_for_the_opposite
from onesided.lint.text import plain

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
MARGIN, LEVEL = 0.10, 0.05
"""An agent that picks by length beats chance when it does so by this share, and by luck less often than this level."""
ENOUGH = {"O2": 10, "O18": 20, "O19": 10, "O20": 5, "T3": 20}
"""Items. Below them a share says nothing: among ten stems, one negative one is already ten per cent."""
RUN = 4
# The 5 % points of chi-square by degrees of freedom: two options have one.
_CRITICAL = (0.0, 3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919, 18.307, 19.675)
_ALL_THAT_APPLY = re.compile(
    r"\ball that (?:apply|fit|hold|are|belong)\b"
    r"|\b(?:select|choose|tick|mark|pick|check|name|which) (?:all|every one)\b"
    r"|\bone or more\b|\bevery(?: one)? that\b",
    re.IGNORECASE,
)


@rule("O2", "length gives nothing away", "W", f"{HALADYNA}; this bank's own statistics", scope="bank")
def length_agents(items: Sequence[Draft]) -> Iterator[Flag]:
    """Each key may be only a little longer than its distractors, and yet whoever always picks the longest passes. Over
    the whole bank, picking the longest option, or the shortest, should do no better than guessing."""
    keyed = [item for item in items if item.key and len(item.options) > 1]
    if len(keyed) < ENOUGH["O2"]:
        return
    chance = sum(1 / len(item.options) for item in keyed) / len(keyed)
    for name, sign in (("longest", 1), ("shortest", -1)):
        won = sum(
            all(sign * len(item.key.plain) > sign * len(option.plain) for option in item.distractors) for item in keyed
        )
        if won / len(keyed) > chance + MARGIN and at_least(won, len(keyed), chance) < LEVEL:
            what = f"the key is the {name} option in {won} of {len(keyed)} items, by chance it would be {chance:.0%}"
            yield Flag((), what, f"Make some distractors {'longer' if sign > 0 else 'shorter'}, or change keys")


def at_least(won: int, of: int, chance: float) -> float:
    """The probability of so many successes or more (one-sided binomial test)."""
    if not 0 < chance < 1:
        return 1.0
    whole, yes, no = math.lgamma(of + 1), math.log(chance), math.log1p(-chance)
    logs = (whole - math.lgamma(n + 1) - math.lgamma(of - n + 1) + n * yes + (of - n) * no for n in range(won, of + 1))
    return min(1.0, sum(map(math.exp, logs)))


@rule("O18", "the key is anywhere", "W", f"{HALADYNA} (vary the location of the right answer)", scope="bank")
def key_position(items: Sequence[Draft]) -> Iterator[Flag]:
    """Authors hide the key in the middle, and readers know it. Shuffled options settle this; only where shuffling is
    turned off does the order written count, and then no place may hold the key more than its share."""
    fixed: dict[int, list[int]] = defaultdict(list)
    for item in items:
        if item.key and not item.shuffle:
            fixed[len(item.options)].append(item.options.index(item.key))
    for count, places in fixed.items():
        if len(places) < ENOUGH["O18"] or count >= len(_CRITICAL):
            continue
        expected, found = len(places) / count, Counter(places)
        chi = sum((found[place] - expected) ** 2 / expected for place in range(count))
        run = longest_run(places)
        mend = "Turn shuffle on rather than balancing by hand"
        if chi > _CRITICAL[count - 1]:
            place, often = found.most_common(1)[0]
            yield Flag(
                (), f"of {len(places)} keys among {count} unshuffled options, {often} stand at place {place + 1}", mend
            )
        elif run > RUN:
            yield Flag((), f"{run} keys in a row stand at the same place, unshuffled", mend)


def longest_run(values: Sequence[int]) -> int:
    """The length of the longest run of one value."""
    best = run = 0
    for index, value in enumerate(values):
        run = run + 1 if index and value == values[index - 1] else 1
        best = max(best, run)
    return best


@rule("O19", "as much true as false", "W", "Frisbie & Becker 1991", scope="bank")
def true_share(items: Sequence[Draft]) -> Iterator[Flag]:
    """Authors find true sentences easier to write. Where most are true, whoever always says true passes."""
    answers = [item.text("answer") == "true" for item in items if item.type == "true-false"]
    if len(answers) >= ENOUGH["O19"] and not 0.4 <= sum(answers) / len(answers) <= 0.6:
        what = f"{sum(answers)} of {len(answers)} true-false items are true"
        yield Flag((), what, "Turn some of them round, without a not")


@rule("O20", "says that several may hold", "W", "Haladyna & Rodriguez 2013 (multiple true-false)", types=("choices",))
def says_all_that_apply(item: Draft, course: Course) -> Iterator[Flag]:
    """Nobody ticks a second box who was not told to. The stem of a select-all item says "Select all that apply"; and if
    every such item of the bank had two keys, readers would soon know when to stop."""
    if item.stem and not _ALL_THAT_APPLY.search(plain(item.stem)):
        yield Flag(
            (*item.path, "stem"), "the stem does not say that several may be right", 'Add "Select all that apply"'
        )


@over_bank("O20")
def number_of_keys(items: Sequence[Draft]) -> Iterator[Flag]:
    """The bank's half of O20."""
    counts = [len(item.keys) for item in items if item.type == "choices"]
    if len(counts) >= ENOUGH["O20"] and len(set(counts)) == 1:
        yield Flag((), f"all {len(counts)} select-all items have {counts[0]} keys", "Let the number of keys vary")


@over_bank("T3")
def negative_share(items: Sequence[Draft]) -> Iterator[Flag]:
    """The bank's half of T3."""
    asked = [item for item in items if item.type in ("choice", "choices")]
    turned = sum(asks_for_the_opposite(item.stem) for item in asked)
    if len(asked) >= ENOUGH["T3"] and turned > 0.05 * len(asked):
        yield Flag((), f"{turned} of {len(asked)} stems ask for the opposite", "Turn some round and ask for what is so")
