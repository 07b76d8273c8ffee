"""Rules about the form of options: built alike, ending alike, and no lone pair of opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, takewhile

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.grammar import SUBJECTS, finite, first_class
from onesided.lint.opposites import OPPOSITES
from onesided.lint.options_combined import points_at_others
from onesided.lint.rules import Flag, rule
from onesided.lint.text import STOP, cut, listed, stem, words

_BEFORE_NOUNS = listed("of in on at for with from by to about between")
_PAIRS = {frozenset(map(stem, pair)) for pair in OPPOSITES}
_UNDOING = listed("un in im il ir non dis non- anti anti-")
_ABOUT_WORDS = re.compile(r"\b(?:nouns?|names?|capital|letters?|spel\w+|keywords?|case|written)\b|`", re.IGNORECASE)
_VERBS = listed("gets makes does has lets")
_OPENS = listed("a an the some several many most one two three no more less to")
HALADYNA = "Haladyna, Downing & Rodriguez 2002"


@rule("O14", "parallel form", "W", f"{HALADYNA} (keep options homogeneous in grammatical structure)")
def parallel(item: Draft, course: Course) -> Iterator[Flag]:
    """An option built otherwise than the rest catches the eye. If it is the key, that is a cue; if whole sentences
    stand beside fragments, the reader is busy with the form."""
    if len(item.options) < 3 or any(map(points_at_others, item.options)):
        return
    whole = [_is_sentence(o.plain) for o in item.options]
    place = (*item.path, "options")
    if any(whole) and any(_is_fragment(option.plain) for option in item.options):
        yield Flag(place, "whole sentences stand beside fragments", "Write all as sentences, or none")
        return
    classes = [_opening(o.plain) for o in item.options]
    if item.key:
        own, others = _opening(item.key.plain), {_opening(o.plain) for o in item.distractors}
        if (
            own not in others
            and len(others) == 1
            and "other" not in others | {own}
            or (own in {"ing", "to"} and own not in others)
        ):
            what = f"only the key begins as it does (“{cut(item.key.text, 25)}”)"
            yield Flag((*item.key.path, "text"), what, "Begin all options in the same way")
        elif own not in others and others <= {"ing", "to"} and len(set(classes)) == 2:
            what = f"only the key begins otherwise (“{cut(item.key.text, 25)}”)"
            yield Flag((*item.key.path, "text"), what, "Begin all options in the same way")


def _opening(text: str) -> str:
    """What it begins with. A single word that ends in -ing is as often a noun, or a term of programming."""
    return first_class(text) if " " in text else "other"


def _is_sentence(text: str) -> bool:
    found = words(text)
    if not found:
        return False
    ends = len(found) >= 4 and text.rstrip("”\"')").endswith((".", "!"))
    return ends or (len(found) > 2 and found[0] in SUBJECTS and finite(text))


def _is_fragment(text: str) -> bool:
    """Whether it surely has no verb of its own. "Type 1 results from" may: a word that ends as verbs do, early on."""
    found = words(text)
    head = list(takewhile(lambda word: word not in _BEFORE_NOUNS, found[1:-1]))
    # "Layers of stone" are layers; "it results from" is what happens.
    head = head[:-1] if len(head) < len(found) - 2 and found[1 + len(head)] == "of" else head
    verbs = (
        word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is")) and word not in STOP - _VERBS
        for word in head
    )
    if not found or finite(text) or _is_sentence(text) or text.rstrip("”\"')").endswith((".", "!", "?")):
        return False
    return (len(found) <= 3 or found[0] in _BEFORE_NOUNS | _OPENS or first_class(text) == "ing") and not any(verbs)


@rule("O15", "endings and capitals", "W", HALADYNA, types=("choice",))
def endings(item: Draft, course: Course) -> Iterator[Flag]:
    """A full stop or a capital that only the key has shows that it was written first, and with more care."""
    if not item.key or not item.key.plain or not all(o.plain for o in item.distractors):
        return
    place = (*item.key.path, "text")
    ends = {o.plain[-1] in ".!;?" for o in item.distractors}
    # A name is written with a capital wherever it stands: of one word each, it cannot be told from a beginning.
    named = all(o.plain[0].isupper() and len(o.plain.split()) < 3 for o in item.distractors) and (
        item.key.plain[0].isupper() or len(item.key.plain.split()) > 1 or bool(_ABOUT_WORDS.search(item.stem))
    )
    starts = set() if named else {o.plain[0].isupper() for o in item.distractors if o.plain[0].isalpha()}
    if len(ends) == 1 and (item.key.plain[-1] in ".!;?") not in ends:
        yield Flag(place, "only the key ends as it does", "Give all options the same end, with a full stop or without")
    elif len(starts) == 1 and item.key.plain[0].isalpha() and item.key.plain[0].isupper() not in starts:
        yield Flag(place, "only the key begins with such a letter", "Begin all options with a capital, or none")


@rule("O16", "no lone pair of opposites", "W", "NBME item-writing guide; Haladyna & Rodriguez 2013", types=("choice",))
def opposites(item: Draft, course: Course) -> Iterator[Flag]:
    """Where two options say the opposite of each other, one of the two looks right, and readers forget the others.
    Two such pairs cancel out."""
    if not item.key or len(item.options) < 4:
        return
    pairs = [pair for pair in combinations(item.options, 2) if _opposed(words(pair[0].text), words(pair[1].text))]
    if len(pairs) == 1 and item.key in pairs[0]:
        what = f"“{cut(pairs[0][0].text)}” and “{cut(pairs[0][1].text)}” are opposites, and the only ones"
        yield Flag((*item.key.path, "text"), what, "Change one of them, or add a second pair")


def _opposed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    apart = set(one) ^ set(other)
    if len(apart) == 2 and len(one) == len(other):
        if frozenset(map(stem, apart)) in _PAIRS:
            return True
        short, long = sorted(apart, key=len)
        if len(short) > 3 and long.removesuffix(short) in _UNDOING:
            return True
    helpers = {"does", "do", "did", "is", "are", "was", "not", "never", "no", "cannot", "can", "will"}
    if not apart & {"not", "never", "no", "cannot"} and not any(word.endswith("n't") for word in apart):
        return False
    rest = [word.removesuffix("s") for word in apart if word not in helpers and not word.endswith("n't")]
    return len(set(rest)) <= 1
