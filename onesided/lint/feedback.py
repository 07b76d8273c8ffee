"""Rules about feedback: it explains, speaks to the answer that was given, and is kind. Feedback that explains teaches;
a bare verdict does next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onesided.lint.course import Course
from onesided.lint.draft import Draft, Feedback
from onesided.lint.feedback_words import REASON, REASON_WORDS, VERDICT
from onesided.lint.rules import GRADED, Flag, rule
from onesided.lint.text import alike, content, cut, echoes, listed, plain, words
from onesided.model.complaints import nearest

EVIDENCE = "Van der Kleij, Feskens & Eggen 2015 (explaining feedback 0.49, bare verdict 0.05)"
SHUTE = "Shute 2008"
LEAST, FEWEST, SENTENCE = 5, 3, 10
"""Words of content that a reason takes; those it takes beyond its answer, or in a whole sentence of so many words."""
# Two sentences joined by one of these are a claim and what it rests on.
_JOINT = re.compile(r"[:;–—(]|, (?:which|who|whose|and so)\b|\b\w+er than\b|\bmore\b.*\bthan\b|\bas \w+ as\b")
_FORMULA = content("MATHS")
_POINTS = listed("this that these those such")
FORM = "this course, after Shute 2008"


@rule("F1", "feedback everywhere", "E", EVIDENCE, types=GRADED)
def present(item: Draft, course: Course) -> Iterator[Flag]:
    """Every answer is answered. A wrong number that was not foreseen needs a word as well, and so does a right one:
    somebody may have guessed it."""
    for said in item.feedbacks:
        if not said.text:
            about = f"“{cut(said.about, 40)}” has" if said.about else "an answer has"
            yield Flag(said.path, f"{about} no feedback", "Say why it is right or wrong")


@rule("F2", "more than a verdict", "E", EVIDENCE, types=GRADED)
def explains(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Correct, well done" adds nothing to the tick beside it. What teaches is the reason, and a reason takes a few
    words of content."""
    for said in item.feedbacks:
        if said.text and bare(said):
            yield Flag(said.path, f"“{cut(said.text)}” says little more than right or wrong", "Say why")


def bare(said: Feedback) -> bool:
    """Whether it is a verdict and no more. Then that is said once, not again by rules that want a reason.

    Short is not bare: "some buyers switch to the cheaper one" is a reason. Bare is a verdict with next to nothing
    beside it, or the answer said again.
    """
    own = content(said.text) - VERDICT
    if len(own) >= LEAST:
        return False
    new = own - content(said.about)
    if not VERDICT.isdisjoint(words(said.text)) or not own:
        return len(own) < FEWEST or (len(words(said.text)) < SENTENCE and len(new) < FEWEST)
    return not new


@rule("F3", "feedback of its own", "W", EVIDENCE, types=GRADED)
def distinct(item: Draft, course: Course) -> Iterator[Flag]:
    """The same sentence under two options cannot speak to both errors, and usually speaks to neither."""
    found = [(said, content(said.text)) for said in item.feedbacks if said.text and not bare(said)]
    for (one, first), (other, second) in combinations(found, 2):
        if alike(first, second) >= 0.7:
            what = f"this feedback is nearly that of “{cut(one.about, 40)}”"
            yield Flag(other.path, what, "Answer what this one gets wrong")
            return


@rule("F4", "a reason", "W", f"{EVIDENCE}; {SHUTE}", types=GRADED)
def gives_reason(item: Draft, course: Course) -> Iterator[Flag]:
    """Feedback that repeats the right answer in a full sentence is still only a verdict. A "because", a "whereas" or a
    word of the objective shows that it goes on to why."""
    given = [said for said in item.feedbacks if said.text and not bare(said)]
    known = content(f"{item.text('case')} {item.stem}") | VERDICT
    lacking = [said for said in given if not _reasons(said.text, course.topic(item.text("objective")))]
    # Without such a word, one may well explain that brings in something new. Where none has one, none explains.
    for said in (lacking if len(lacking) == len(given) else [said for said in lacking if _restates(said, known)])[:1]:
        yield Flag(said.path, f"“{cut(said.text)}” gives no reason", "Say why: because, so that, whereas, but …")


def _restates(said: Feedback, known: frozenset[str]) -> bool:
    own = content(said.text)
    new = own - known - content(said.about)
    return len(new) < FEWEST and 2 * len(new) <= len(own)


def _reasons(text: str, topic: frozenset[str]) -> bool:
    if not REASON_WORDS.isdisjoint(words(text)):
        return True
    said = plain(text)
    return bool(REASON.search(said) or _JOINT.search(said) or content(said) & topic)


@rule("F5", "to the answer", "W", SHUTE, types=("choice", "choices"))
def speaks_to_option(item: Draft, course: Course) -> Iterator[Flag]:
    """A reader who erred has to recognise their own thought in the feedback before it can be put right. It takes up a
    word of the option or of the question, or begins with "this", or the option names its misconception; and it does
    not speak of the right answer instead. One of an item's may do so in words of its own, and whoever was right has no
    error to recognise."""
    asked = content(f"{item.text('case')} {item.stem}")
    right = frozenset().union(*(option.content for option in item.keys)) - asked
    off: list[Feedback] = []
    for said in item.feedbacks:
        own, found = content(said.about) - _FORMULA, content(said.text)
        if said.right or not own or said.misconception or bare(said) or words(said.text)[0] in _POINTS:
            continue
        if not echoes(own, found) and found & (right - own):
            off = [said]  # it speaks of the right answer instead
            break
        # Whoever takes up the question still speaks to the answer, and a single one may do so in words of its own.
        if not echoes(own | asked, found):
            off.append(said)
    for said in off if len(off) > 1 or (off and content(off[0].text) & right) else ():
        what = f"the feedback takes up no word of “{cut(said.about, 40)}”"
        yield Flag(said.path, what, "Begin with what this option says, or name its misconception")


@rule("F6", "no leak", "W", f"{FORM}; the item can be tried again", types=("choice",))
def leaks(item: Draft, course: Course) -> Iterator[Flag]:
    """An item can be tried again. Feedback to a wrong option that spells out the right one turns the second try into
    copying; say what is wrong with this one, and leave the other to be found."""
    key = item.key.content if item.key else frozenset()
    for option in item.distractors if len(key) >= 2 else ():
        own = key - option.content
        if len(own) >= 2 and len(own & content(option.feedback)) >= 0.6 * len(key):
            what = f"the feedback to “{cut(option.text, 40)}” spells out the right answer"
            yield Flag((*option.path, "feedback"), what, "Say what is wrong with this one only")


@rule("F7", "a passage to read again", "E", "this course: every error leads back to the text", types=GRADED)
def passage(item: Draft, course: Course) -> Iterator[Flag]:
    """Whoever erred should find, with one click, where it is explained. The passage has to exist in the pages as they
    are now."""
    see, place = item.text("see"), (*item.path, "see")
    if not see:
        yield Flag(place, "there is no passage to read again", "Name one as see: page#heading")
    elif course.passages is not None and see not in course.passages:
        likely = nearest(see, course.passages)
        mend = f"The nearest is {likely}" if likely else "Name a heading or a target of a page, as page#heading"
        yield Flag(place, f"the passage {cut(see)} does not exist", mend)
