"""Rules about what an item is made of: keys, options that differ, an id, an objective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from onesided.lint.course import Course
from onesided.lint.draft import Draft, Option
from onesided.lint.opposites import OPPOSITES
from onesided.lint.rules import EVERY, Flag, rule
from onesided.lint.soundness import unknown_objective
from onesided.lint.text import STOP, alike, cut, words
from onesided.lint.vocabulary import NEGATOR, Phrases

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
MOST = {"choice": 5, "choices": 7}
"""Options. In a select-all item each is a small question of its own, so two more cost the reader little."""
ALIKE = 0.8

_PLACEHOLDER = re.compile(
    r"\W*(?:to ?do|tbd|tba|fixme|xxx+|lorem\b.*|\?{2,}|\.{2,}|…"
    r"|(?:option|answer|choice|distractor|stem|question) ?(?:[a-h]|\d))\W*",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:which|what) (?:of (?:these|the following) )?(?:\w+ )?(?:sentences?|lines?|spellings?|expressions?|commands?"
    r"|code|quer(?:y|ies)|phrases?|punctuation|translations?|versions?|citations?|formulas?|equations?)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLCDM]+|[XYO]{2,3}")
_LEFTOVER = Phrases("todo", "tbd", "fixme", "xxx+", "lorem ipsum", roots=("todo", "tbd", "fixme", "xxx", "lorem"))


@rule("S1", "number of keys", "E", HALADYNA, types=("choice", "choices", "number"))
def key_count(item: Draft, course: Course) -> Iterator[Flag]:
    """A single choice has exactly one right option; a select-all item has at least one right and one wrong; a number
    has an answer. With any other count a reader who knows the matter is judged wrong, and stops trusting the quiz."""
    if item.type == "number":
        if not item.text("answer"):
            yield Flag((*item.path, "answer"), "no right number is given", "Write it as answer")
        return
    keys, count = len(item.keys), len(item.options)
    place = (*item.path, "options")
    if not keys:
        yield Flag(place, "no option is right", 'Write "correct: true" into the right one')
    elif item.type == "choice" and keys > 1:
        yield Flag(place, f"{keys} options are right", "Keep one, or make the type choices")
    elif item.type == "choices" and keys == count:
        yield Flag(place, "every option is right", "Add one that is wrong")


@rule("S2", "number of options", "E", f"{HALADYNA}; Rodriguez 2005 (three options are enough)")
def option_count(item: Draft, course: Course) -> Iterator[Flag]:
    """Two options make a coin toss, which belongs into a true-false item; three good ones are enough, and a sixth is
    read by everybody and chosen by nobody."""
    count, place = len(item.options), (*item.path, "options")
    if count < 3:
        yield Flag(
            place, f"there are only {count} options", "Write a third that somebody might believe, or use true-false"
        )
    elif count > MOST[item.type]:
        yield Flag(
            place, f"there are {count} options", f"Keep at most {MOST[item.type]}: drop those nobody would pick", "W"
        )


@rule("S3", "duplicate options", "E", HALADYNA)
def duplicates(item: Draft, course: Course) -> Iterator[Flag]:
    """Two options that say the same cannot both be wrong for different reasons, so a reader rules out both without
    knowing anything. Options that differ by a number, a negation or a pair of opposites are not taken for the same,
    nor are the same words in another order, as in "stress causes illness"; and where sentences or lines of code are
    what is compared, they have to be alike."""
    for one, other in combinations(item.options, 2):
        if not one.plain or not other.plain:
            continue
        # Formulas are all one word in the plain text, and what differs in them is all that differs.
        if "$" in one.text and "$" in other.text and one.text.strip() != other.text.strip():
            continue
        first, second = (" ".join(o.plain.casefold().rstrip(".!;, ").split()) for o in (one, other))
        if first == second:
            yield Flag((*other.path, "text"), f"“{cut(other.text)}” is there twice", "Change one of the two")
        elif _nearly_the_same(one, other) and not _SHOWN.search(item.stem):
            what = f"“{cut(one.text)}” and “{cut(other.text)}” say nearly the same"
            yield Flag((*other.path, "text"), what, "Let each option stand for a different idea", "W")


def _nearly_the_same(one: Option, other: Option) -> bool:
    first, second = words(one.text), words(other.text)
    if {"and", "or"} & set(first) and sorted(first) == sorted(second):
        return True
    # Two words are too few to tell "I came, I saw" from "I came and saw".
    enough = len(one.content | other.content) >= 3
    return enough and alike(one.content, other.content) >= ALIKE and not _differ(one.plain, other.plain)


def _differ(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    apart = set(first) ^ set(second)
    # Numbers and names of one or two letters (vitamin C, C major) carry no stem, and yet all of the meaning.
    if any(any(c.isdigit() for c in word) or (len(word) < 3 and word not in STOP) for word in apart):
        return True
    if bool(NEGATOR.search(one)) != bool(NEGATOR.search(other)) or any(pair <= apart for pair in OPPOSITES):
        return True
    return not apart and first != second


@rule("S4", "an id of its own", "E", "this course: a learner's history hangs on the id", scope="quiz", types=EVERY)
def unique_id(items: Sequence[Draft], course: Course) -> Iterator[Flag]:
    """What a learner did is remembered under the item's id. Without one, or with one that two items share, answers are
    lost or shown in the wrong place."""
    seen: set[str] = set()
    for item in items:
        if not item.id:
            yield Flag((*item.path, "id"), "the item has no id", "Name it in lower-case words joined by hyphens")
        elif item.id in seen:
            yield Flag((*item.path, "id"), f'the id "{item.id}" is there twice', "Give each item its own id")
        seen.add(item.id)


@rule("S5", "an objective", "E", f"{HALADYNA} (guideline 1: every item reflects specific content)", types=EVERY)
def objective(item: Draft, course: Course) -> Iterator[Flag]:
    """An item that serves no declared objective tests trivia, and no report can say what a wrong answer to it means."""
    named, place = item.text("objective"), (*item.path, "objective")
    if not named:
        yield Flag(place, "the item serves no objective", "Name one of objectives.yml")
    elif said := unknown_objective(named, course):
        yield Flag(place, *said)


@rule("S6", "nothing left blank", "E", "Tarrant et al. 2006", types=EVERY)
def placeholder(item: Draft, course: Course) -> Iterator[Flag]:
    """A stem or an option that is blank, or says "todo", was meant to be written later. Readers meet it first."""
    if not item.stem:
        yield Flag((*item.path, "stem"), "the stem is blank", "Write the question")
    # XXX is thirty where its neighbours are XX and XL, or a set of chromosomes beside XY.
    numerals = [o for o in item.options if _ROMAN.fullmatch(o.text)]
    looked_at = [o for o in item.options if len(numerals) < 2 or o not in numerals]
    for path, text in (((*item.path, "stem"), item.stem), *(((*o.path, "text"), o.text) for o in looked_at)):
        if not text and path[-1] == "text":
            yield Flag(path, "an option is blank", "Write the answer, or delete the option")
        elif text and (_PLACEHOLDER.fullmatch(text) or leftover(text)):
            yield Flag(path, f"“{cut(text)}” is a placeholder", "Write the text")


def leftover(text: str) -> bool:
    """Whether a text holds a mark of something to be written later."""
    return bool(_LEFTOVER.search(text))
