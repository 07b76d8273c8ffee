"""Texts as the rules see them: without markup, as words, and as the words that carry the content.

Stemming is deliberately light. It has to bring "repairs" and "repaired" together, and a wrong join only costs an
author one odd flag, whereas a heavy stemmer would join words that differ in meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as prose."""
    return frozenset(text.split())


STOP = listed(
    """
    a about above after again against all also am an and any are aren't as at be because been before being
    below between both but by can cannot could did do does doing done down during each either else ever
    every few for from further get gets got had has have having he her here hers herself him himself his how
    however i if in into is it its itself least less let lot made make makes many may me might mine more
    most much must my myself neither no nor not of off on once one only onto or other others ought our ours
    ourselves out over own per quite rather same see several shall she should since so some such than that
    the their theirs them themselves then there these they thing things this those though through thus to
    too two under until up upon us very via was way ways we were what when where whether which while who
    whom whose why will with within without would yet you your yours yourself following correct true false
    best answer option statement question apply select choose
    """
)
"""Words that say nothing about the matter: grammar, and what every question is made of."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\s](?:[^$]*[^$\s])?\$", re.DOTALL)
_MARKS = re.compile(r"\*+|`+|(?<!\w)_{1,2}(?=[^_\s])|(?<=[^_\s])_{1,2}(?!\w)")
_SHOWN = re.compile(
    r"```(?s:.*?)```|~~~(?s:.*?)~~~|^[ \t]*(?:\d{1,2}[.)]|[-*+>]|[A-H][.)]|[ivx]{1,4}[.)])[ \t].*$", re.MULTILINE
)
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.?!])[”\"')]*\s+(?=[“\"'(]?[^\Wa-z_])")


# The rules about one item ask for the same texts again and again; those about the next ask for others.
REMEMBER = 4096


@lru_cache(maxsize=REMEMBER)
def plain(text: str) -> str:
    """The text as it is read: no markup, each formula one word, single spaces, composed characters (NFC)."""
    if "$" in text:
        text = _MATHS.sub("MATHS", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "`" in text or "_" in text:
        text = _MARKS.sub("", text)
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=REMEMBER)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; a hyphen, an apostrophe or a decimal point does not divide one."""
    return tuple(_WORD.findall(plain(text).replace("’", "'").lower()))


@lru_cache(maxsize=REMEMBER)
def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content: no stop words, three characters or more."""
    once = set(words(text))
    for word in [word for word in once if "-" in word]:  # hardly any; and most words are met several times
        once.remove(word)
        once.update(word.split("-"))
    return frozenset([found for found in map(stem, once - STOP) if len(found) >= 3])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its commonest English endings: repairs, repaired and repairing become repair."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 5 or not word.isalpha():
        return (
            word.removesuffix("s").removesuffix("e") if len(word) == 4 and word[-2:] not in ("ss", "is", "us") else word
        )
    if word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


def prose(text: str) -> str:
    """The text without what it only shows: code, lists, quotations. Where there is nothing else, they stay."""
    left = _SHOWN.sub(" ", text) if "\n" in text else text
    return left if left.strip() else text


def sentences(text: str) -> list[str]:
    """The sentences of a text. A stop inside a word, or before a small letter, ends none."""
    return [part for part in _SENTENCE.split(plain(text)) if part.strip()]


@lru_cache(maxsize=REMEMBER)
def lead_in(text: str) -> str:
    """The sentence of a stem that asks: its last, unless that is a statement and one before it is a question. A closing
    "Select all that apply" is not it, nor is a sentence that the question is about."""
    found = sentences(prose(text))
    while len(found) > 1 and re.match(r"(select|choose|tick|mark|check|pick)\b", found[-1], re.IGNORECASE):
        found.pop()
    if len(found) > 1 and found[-1].rstrip("”\"')*").endswith((".", "!")) and "__" not in found[-1]:
        return next((said for said in reversed(found) if said.endswith("?")), found[-1])
    return found[-1] if found else ""


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of stems overlap: Jaccard's share, 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def echoes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of stems share a word, or words of one family such as laugh and laughter."""
    return bool(one & other) or not {word[:5] for word in one if len(word) > 4}.isdisjoint(word[:5] for word in other)


def cut(text: str, length: int = 50) -> str:
    """The text, short enough to be quoted in a finding."""
    line = plain(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
