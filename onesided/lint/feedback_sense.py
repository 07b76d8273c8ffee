"""What a feedback says, as far as its words show it: a bare verdict, something new, or the right answer."""

from __future__ import annotations

import re
from functools import lru_cache

from onesided.lint.draft import Feedback
from onesided.lint.feedback_words import FOR, VERDICT
from onesided.lint.text import REMEMBER, STOP, content, echoes, plain, stem, words

LEAST, FEWEST, SENTENCE = 5, 3, 10
"""Words of content that a reason takes; those it takes beyond its answer, or in a whole sentence of so many words."""
_CLAUSE = re.compile(r"[.;:,!?–—]\s|\b(?:but|whereas|while|and|so)\b")
_NAMED = re.compile(r"\b(?:right|correct) (?:answer|choice|option|one)\b|\banswer (?:is|was|would be)\b", re.I)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def bare(said: Feedback) -> bool:
    """Whether it is a verdict and no more. Then that is said once, not again by rules that want a reason.

    Short is not bare: "some buyers switch to the cheaper one" is a reason. Bare is a verdict with next to nothing
    beside it, or the answer said again.
    """
    return len(content(said.text)) < LEAST + FEWEST and _bare(said.text, said.about)


@lru_cache(maxsize=REMEMBER)  # five rules ask
def _bare(text: str, about: str) -> bool:
    rest, verdicts = VERDICT.subn(" ", plain(text))
    own = facts(rest)
    if len(own) >= LEAST or not FOR.isdisjoint(words(rest)):
        return False
    new = own - facts(about)
    if verdicts or not (own or "such" in words(rest)):
        return len(own) < FEWEST or (len(words(text)) < SENTENCE and len(new) < FEWEST)
    return not new and "such" not in words(rest)  # "there is no such law" denies what the answer takes for given


@lru_cache(maxsize=REMEMBER)
def facts(text: str) -> frozenset[str]:
    """Its words of content, and signs, figures and names in capitals: "Ni" is news, and so are 7 and FROM."""
    signs = {word for word in words(text) if word not in STOP and len(stem(word)) < 3}
    return content(text) | signs | {word.lower() for word in _CAPITALS.findall(text)}


def akin(said: Feedback, own: frozenset[str], found: frozenset[str]) -> bool:
    """Whether it takes up a word of its answer, or one of the same family, as boredom is of bored."""
    if echoes(own, found):
        return True
    begun = {word[:4] for word in words(said.about) if len(word) > 3 and word not in STOP}
    return not begun.isdisjoint(word[:4] for word in words(said.text) if word not in STOP)


def leaks_key(about: str, text: str, key: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether a feedback to a wrong option holds the key.

    A word in passing is no leak ("fewer islands than Canada"): a key of one word has to be said to be the answer, as it
    is in a clause that is made of the question and the key ("Canberra is the capital").
    """
    option, found = content(about), content(text)
    own = key - option
    if not own & found or len(own & found) < 0.6 * len(key):
        return False
    if len(own) >= 2:
        return True
    clauses = [(clause, content(clause)) for clause in _CLAUSE.split(plain(text))]
    return any(
        own & said and (_NAMED.search(clause) or (said & asked - own and said <= asked | own | option))
        for clause, said in clauses
    )
