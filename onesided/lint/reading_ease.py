"""Rules about how hard a stem is to read, apart from what it asks: long sentences, unexplained capitals, and a stem
that answers another item."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import GRADED, PICKED, Flag, rule
from onesided.lint.text import STOP, content, cut, listed, plain, sentences, words

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
LEAST_WORDS = 18
"""Readability formulas count averages; on fewer words one name decides them."""
HARDEST = {"en": 14.0, "other": 60.0}
"""Flesch-Kincaid grade for English; LIX for languages whose syllables we cannot count."""
KNOWN = listed(
    """
    UK US USA EU UN NHS WHO DNA RNA TV GP AM PM OK CEO PC IT AI ID UV HIV BC AD BCE CE IQ AND BUT
    """
)
SHOUTED = (
    listed(
        """
    best most least first last only must all any false true next main one two
    """
    )
    | STOP
)

_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,6}(?:s\b|\b)(?![.\w])")
_VOWELS = re.compile(r"[aeiouy]+")


@rule("T7", "plain words", "I", "Kincaid et al. 1975; Björnsson 1968 (LIX)", types=GRADED)
def readability(item: Draft, course: Course) -> Iterator[Flag]:
    """A question should be hard because of what it asks. Long sentences of long words shut out whoever reads in a
    second language, and tell nothing about what they know."""
    text = f"{item.text('case')} {item.stem}"
    if len(words(text)) < LEAST_WORDS:
        return
    score = grade(text) if course.language == "en" else lix(text)
    if score > HARDEST[course.language]:
        scale = "a reading grade" if course.language == "en" else "a LIX"
        yield Flag((*item.path, "stem"), f"it has {scale} of {score:.0f}", "Shorten the sentences, use commoner words")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text: about the years of school it takes to read it."""
    found = words(text)
    syllables = sum(map(_syllables, found))
    return 0.39 * len(found) / max(1, len(sentences(text))) + 11.8 * syllables / len(found) - 15.59


@lru_cache(maxsize=16384)
def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(word.removesuffix("e"))))


def lix(text: str) -> float:
    """The LIX of a text in any language: words to a sentence plus the percentage of words over six letters."""
    found = words(text)
    return len(found) / max(1, len(sentences(text))) + 100 * sum(len(word) > 6 for word in found) / len(found)


@rule("T11", "abbreviations spelt out", "I", f"{HALADYNA}; NBME item-writing guide")
def abbreviation(item: Draft, course: Course) -> Iterator[Flag]:
    """An abbreviation that was never spelt out asks a second question, which nobody meant to ask."""
    text = " ".join(plain(part) for part in (item.text("case"), item.stem, *(o.text for o in item.options)))
    seen: set[str] = set()
    for found in _CAPITALS.finditer(text):
        short = found[0].removesuffix("s")
        if short in seen or short in KNOWN or short.lower() in SHOUTED or short in course.glossary:
            continue
        seen.add(short)
        if not _spelt_out(short, text[: found.start()]):
            yield Flag(
                (*item.path, "stem"), f"“{short}” is nowhere spelt out", "Spell it out once, or put it in the glossary"
            )


def _spelt_out(short: str, before: str) -> bool:
    if before.endswith("(") and len(words(before)) > 1:
        return True
    initials = "".join(part[0] for word in words(before) for part in word.split("-"))
    return short.lower() in initials


@rule(
    "T12",
    "no give-away by a neighbour",
    "W",
    "NBME item-writing guide (cueing across items)",
    scope="quiz",
    types=PICKED,
)
def neighbour(items: Sequence[Draft], course: Course) -> Iterator[Flag]:
    """A stem that states, in passing, what another item of the same quiz asks for hands out the answer."""
    # Few keys are long enough to be recognised elsewhere, and in most quizzes none is.
    keys = {index: item.key.content for index, item in enumerate(items) if item.key and len(item.key.content) >= 4}
    if not keys:
        return
    wanted = frozenset().union(*keys.values())
    stems = [content(f"{item.text('case')} {item.stem}") & wanted for item in items]
    postings: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(stems):
        for word in found:
            postings[word].append(index)
    for index, key in keys.items():
        # Of the words, at least one of the rarest fifth and one more must be shared: no need to look at all stems.
        rarest = sorted(key, key=lambda word: len(postings.get(word, ())))[: len(key) // 5 + 1]
        for other in sorted(Counter(o for word in rarest for o in postings.get(word, ()) if o != index)):
            if len(key & stems[other]) >= 0.8 * len(key):
                what = f"the item {items[other].id or other + 1} gives away the answer “{cut(items[index].key.text)}”"
                yield Flag(
                    (*items[index].path, "options"), what, "Reword the other stem, or put the items into two quizzes"
                )
                break
