"""Rules about the words of an option: absolutes, hedges, echoes of the stem, and words nobody would believe."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft, Option
from onesided.lint.opposites import OPPOSITES
from onesided.lint.options_combined import points_at_others
from onesided.lint.rules import Flag, rule
from onesided.lint.text import content, cut, lead_in, stem
from onesided.lint.vocabulary import ABSOLUTE, FILLER, FOOD, FOOD_JOKE, HEDGE

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
TARRANT = "Tarrant et al. 2006"
NBME = "NBME item-writing guide"
OPPOSITE = {stem(one): frozenset(map(stem, pair - {one})) for pair in OPPOSITES for one in pair}
COMMON = content(
    "client patient pupil student teacher nurse doctor physician therapist counsellor counselor child children parent "
    "mother father person people man woman men women adult infant baby group researcher participant customer worker "
    "employee manager driver reader learner user colleague supervisor friend "
    "say said mean show find found use happen become number part time year day"
)
"""Whoever the stem is about, and the commonest words of asking, turn up in an option without giving it away."""
GROWN = 5
"""Letters of a word from which another one grew: with fewer, "car" would join "carbon"."""
CENTRAL, LEAD = 4, 1.25
"""Words the key shares with other options, and its lead over the next. A lead of 1.5 found no textbook case."""


@rule("O8", "no absolute terms on one side", "W", f"{HALADYNA} (avoid specific determiners); {NBME}; {TARRANT}")
def absolutes(item: Draft, course: Course) -> Iterator[Flag]:
    """Few things are always so. Readers strike out every option with an "always" in it and are mostly right, so an
    absolute on one side only, distractors or key, says which side it is."""
    wrong = [(o, found) for o in item.distractors if (found := _absolute(o))]
    right = [(o, found) for o in item.keys if (found := _absolute(o))]
    if bool(wrong) == bool(right) or not item.keys or not item.distractors or ABSOLUTE.search(item.stem):
        return
    option, found = (wrong or right)[0]
    side = "the key" if right else "wrong options" if len(wrong) > 1 else "a wrong option"
    what = f"“{found[0].lower()}” stands only in {side}"
    yield Flag((*option.path, "text"), what, "Say how far it goes in other words, or on both sides")


def _absolute(option: Option) -> re.Match[str] | None:
    return None if points_at_others(option) else ABSOLUTE.search(option.plain)


@rule("O9", "not only the key is hedged", "W", NBME, types=("choice",))
def hedges(item: Draft, course: Course) -> Iterator[Flag]:
    """A "may" or a "tends to" makes a sentence hard to refute, so readers trust it. If only the key has one, that is a
    reason to pick it that has nothing to do with the matter."""
    found = HEDGE.search(item.key.plain) if item.key else None
    if found and not any(HEDGE.search(option.plain) for option in item.distractors):
        yield Flag(
            (*item.key.path, "text"), f"only the key is hedged (“{found[0]}”)", "Hedge a distractor too, or none"
        )


@rule("O10", "no echo of the stem", "W", f"{HALADYNA} (avoid clang associations); {TARRANT} (word repeats)")
def echo(item: Draft, course: Course) -> Iterator[Flag]:
    """A word that the stem and the key share, and no other option, leads to the key by its sound. Words that the
    objective is about are let through, and so are the people of the case ("the patient"), and an echo that some
    distractor answers with one of its own or with the opposite ("rises" to "falls")."""
    if not item.keys or not item.distractors or any(map(points_at_others, item.keys)):
        return
    # What a story before the question mentions is what the answer is about; the question itself is heard last.
    asked = content(lead_in(item.stem)) - course.topic(item.text("objective")) - COMMON
    held = frozenset.intersection(*(option.content for option in item.keys))
    right = held & asked | {word for word in held - asked if _grown(word, asked)}
    wrong = frozenset().union(*(option.content for option in item.distractors))
    only = {word for word in right - wrong if not OPPOSITE.get(word, frozenset()) & wrong and not _grown(word, wrong)}
    rival = max(len(option.content & asked) for option in item.distractors)
    # A stem that names a distractor too ("contour lines, isobars or meridians?") does not lead to the key.
    named = any(option.content and option.content <= asked for option in item.distractors)
    if only and len(right) > rival and not named:
        what = f"stem and key share “{_word(min(only), item.keys[0])}”, and no other option does"
        yield Flag((*item.keys[0].path, "text"), what, "Use another word in one of the two, or echo it in a distractor")


def _grown(word: str, others: frozenset[str]) -> bool:
    """Whether one of the words grew from the other, as adrenaline did from adrenal."""
    return any(min(len(word), len(other)) >= GROWN and _starts(word, other) for other in others)


def _starts(word: str, other: str) -> bool:
    return word.startswith(other) or other.startswith(word)


def _word(found: str, option: Option) -> str:
    """The word of the option that has this stem."""
    return next((word.strip(".,;:") for word in option.plain.split() if found in content(word)), found)


@rule("O11", "the key is not the middle", "W", f"{NBME} (convergence strategy)", types=("choice",))
def convergence(item: Draft, course: Course) -> Iterator[Flag]:
    """Distractors are often made from the key by changing one part at a time. The option that has most in common with
    all the others is then the key, and can be found by counting."""
    if not item.key or len(item.options) < 4:
        return
    holders = Counter(word for option in item.options for word in option.content)
    # A word that all options hold leads to none of them.
    shared = {word: count - 1 for word, count in holders.items() if 1 < count < len(item.options)}
    scores = {option.path: sum(shared.get(word, 0) for word in option.content) for option in item.options}
    key = scores.pop(item.key.path)
    if key >= CENTRAL and key >= LEAD * max(scores.values()):
        what = f"the key shares its words with the others {key} times, no other option more than {max(scores.values())}"
        yield Flag((*item.key.path, "text"), what, "Let the distractors share parts with one another too")


@rule("O17", "no filler", "W", f"{HALADYNA} (make all distractors plausible; avoid humour)")
def filler(item: Draft, course: Course) -> Iterator[Flag]:
    """An option nobody could believe is no option: the item has one fewer than it seems."""
    middle = statistics.median(len(option.plain) for option in item.options) if item.options else 0
    for option in item.distractors:
        joke = FILLER.search(option.plain) or (FOOD_JOKE.search(option.plain) and not FOOD.search(item.stem))
        if joke or (option.plain and len(option.plain) < 3 and middle > 15):
            what = f"“{cut(option.text)}” is no answer anybody would give"
            yield Flag((*option.path, "text"), what, "Write what somebody who errs would say, or delete it")
