"""Rules about the sound of the words: terms of art, kindness that gives the key away, and words that hurt people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import EVERY, Flag, rule
from onesided.lint.text import words
from onesided.lint.vocabulary import HARSH, PITY, STIGMA, WARM

NBME = "NBME item-writing guide"


@rule("O21", "no term of art in the key alone", "W", f"{NBME} (vocabulary as a cue)", types=("choice",))
def vocabulary_cue(item: Draft, course: Course) -> Iterator[Flag]:
    """The term that the chapter has just taught looks like the answer. If no distractor has one, it can be picked for
    its looks. A term that the stem has already named gives nothing away."""
    if not item.key or not course.glossary:
        return
    found = _terms(item.key.plain, course) - _terms(item.stem, course)
    if found and not any(_terms(option.plain, course) for option in item.distractors):
        what = f"only the key has a word of the glossary (“{min(found)}”)"
        yield Flag((*item.key.path, "text"), what, "Put a term into a distractor, or say it in plain words")


def _terms(text: str, course: Course) -> set[str]:
    lower = f" {' '.join(words(text))} "
    return {term for term in course.glossary if f" {term.lower()} " in lower}


_TO_PEOPLE = re.compile(
    r"\b(?:should|could|would|ought|says?|respon\w+|repl(?:y|ies)|reacts?|reaction|answers?|does|do|advice|advise|tell|helps?"
    r"|helpful|approach|handle|intervention|step|move|therap\w+|listen\w*|skill)\b",
    re.IGNORECASE,
)


@rule(
    "O22",
    "no tone of voice",
    "W",
    "this course: in questions about caring, the kind answer is guessed",
    types=("choice",),
)
def tone(item: Draft, course: Course) -> Iterator[Flag]:
    """Where the key alone is gentle, or the distractors alone are harsh, a reader with manners needs no knowledge.
    Good distractors are kind and wrong. Where the question is not what to do or say (a war, a voyage), there is no
    tone to hear."""
    if not item.key:
        return
    warm, harsh = WARM.search(item.key.plain), [found for o in item.distractors if (found := HARSH.search(o.plain))]
    if not (warm or harsh) or not _TO_PEOPLE.search(f"{item.text('case')} {item.stem}"):
        return
    if warm and not any(WARM.search(o.plain) for o in item.distractors):
        what = f"only the key sounds warm (“{warm[0]}”)"
        yield Flag((*item.key.path, "text"), what, "Write a distractor that is as kind, and wrong")
    elif harsh and not HARSH.search(item.key.plain):
        yield Flag(
            (*item.path, "options"),
            f"only wrong options sound harsh (“{harsh[0][0]}”)",
            "Write them as kind people would",
        )


@rule("O23", "people first", "E", "APA Publication Manual, 7th ed., ch. 5; NBME (no stereotypes)", types=EVERY)
def people_first(item: Draft, course: Course) -> Iterator[Flag]:
    """Words that make a person into a diagnosis, or judge one, teach contempt along with the matter, and hurt the
    reader who has the diagnosis. Where a text has to quote one, waive the rule and say why."""
    texts = [((*item.path, name), item.text(name)) for name in ("case", "stem", "hint", "model", "after")]
    texts += [((*option.path, "text"), option.text) for option in item.options]
    texts += [(said.path, said.text) for said in item.feedbacks]
    # One look at all of them together settles nearly every item.
    everything = "\n".join(text for _, text in texts)
    if STIGMA.search(everything):
        for path, text in texts:
            if found := STIGMA.search(text):
                what = f"“{found[0]}” judges people or names them by a diagnosis"
                yield Flag(path, what, "Name the person first: somebody with …")
    if PITY.search(everything):
        for path, text in texts:
            if found := PITY.search(text):
                yield Flag(path, f"“{found[0]}” says how somebody feels about it", "Write: has …, or lives with …", "I")
