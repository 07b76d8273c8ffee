"""Rules about grammar: a stem that breaks off must go on in every option, not in the key alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import Flag, rule
from onesided.lint.text import cut, listed, words

TARRANT = "Tarrant et al. 2006 (grammatical clues)"
_END = re.compile(r"[\s_.…:]*$")
_VOWEL_SOUND = re.compile(
    r"(?!(?:uni[^nm]|use|usu|eu|one\b|once\b|ut(?:i|e|o)|ub(?:i|o)|ur(?:a|e|i)))[aeiou]|hour|honest|honou?r|heir", re.I
)
_SAID_BY_LETTER = re.compile(r"[AEFHILMNORSX](?=[A-Z]\b|[A-Z]{2,}|-)|8|11\b|18\b")
_SINGULAR, _PLURAL = (
    frozenset({"is", "was", "a", "an", "this"}),
    frozenset({"are", "were", "these", "those", "many", "several"}),
)
_NO_PLURALS = listed(
    """
    thus gas bus lens pus news mathematics physics economics genetics series species means bias always
    """
)
_NO_ING = listed(
    """
    thing nothing something anything everything during spring string king evening morning being bring ring
    sing wing
    """
)
SUBJECTS = listed("i you he she it we they there this that these those")
_VERBS = listed(
    """
    is are was were has have had does do did can could will would may might must should cannot
    """
)


@rule("O12", "a and an", "W", TARRANT)
def article(item: Draft, course: Course) -> Iterator[Flag]:
    """A stem that ends in "an" rules out every option that begins with a consonant, before anybody has thought."""
    found = re.search(r"(?:^|\s)(an?)$", _END.sub("", item.stem), re.IGNORECASE)
    if not found:
        return
    wanted = found[1].lower() == "an"
    for option in item.options:
        first = option.plain.lstrip("“\"'(")
        if first and first.split()[0].lower() not in {"a", "an", "the"} and _sounds_open(first) != wanted:
            what = f"“{cut(option.text)}” does not go with “{found[1]}”"
            yield Flag(
                (*option.path, "text"), what, "End the stem before the article, and begin each option with its own"
            )
            return


def _sounds_open(text: str) -> bool:
    word = text.split()[0]
    if len(word) > 1 and word.isupper():
        return bool(_SAID_BY_LETTER.match(word)) or word[0] in "AEIO"
    return bool(_VOWEL_SOUND.match(word) or _SAID_BY_LETTER.match(word))


@rule("O13", "grammar that fits all", "W", TARRANT)
def agreement(item: Draft, course: Course) -> Iterator[Flag]:
    """If the stem ends in "are" and one option alone is a plural, grammar gives the answer. Every option should go on
    from the stem as a sentence."""
    said = words(_END.sub("", item.stem))
    last = said[-1] if said and not item.stem.rstrip().endswith(("?", ":")) else ""
    # "… are the" asks for a plural as "… are" does.
    last = said[-2] if last == "the" and len(said) > 1 and said[-2] in _SINGULAR | _PLURAL else last
    if last in _SINGULAR | _PLURAL:
        fits = [o for o in item.options if _is_plural(o.plain) == (last in _PLURAL)]
    elif last in {"to", "can", "must", "should"}:
        fits = [o for o in item.options if first_class(o.plain) == "other"]
    elif last == "by" and any(first_class(o.plain) == "ing" for o in item.options):
        fits = [o for o in item.options if first_class(o.plain) != "to" and not finite(o.plain)]
    else:
        return
    if len(fits) == 1 and len(item.options) > 2:
        what = f"only “{cut(fits[0].text)}” goes on from “… {last}”"
        yield Flag((*fits[0].path, "text"), what, "Let every option finish the sentence, or ask a question")


def _is_plural(text: str) -> bool:
    head = re.split(
        r"\s(?:of|in|on|for|with|from|that|who|which|between|to|at|by|during|under|where|when|around|inside|outside|into|as)\s|[,(]",
        text,
        maxsplit=1,
    )[0]
    found = words(head)
    if not found or found[0] in {"a", "an", "one", "this"}:
        return " and " in f" {head} " and len(found) > 2
    last = found[-1]
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is", "ics")) and last not in _NO_PLURALS
    return ends or "and" in found or last in {"people", "children", "men", "women", "feet", "teeth", "mice", "bacteria"}


def finite(text: str) -> bool:
    """Whether a text seems to hold a verb with its subject: a common auxiliary, or a pronoun to begin with."""
    found = words(text)
    return any(word in _VERBS for word in found) or bool(
        found and found[0] in SUBJECTS - {"this", "that", "these", "those"}
    )


def first_class(text: str) -> str:
    """What a text begins with: "ing", "to", "article" or "other"."""
    found = words(text)
    first = found[0] if found else ""
    if first == "to":
        return "to"
    if len(first) > 4 and first.endswith("ing") and first not in _NO_ING:
        return "ing"
    return "article" if first in {"a", "an", "the"} else "other"
