"""Rules about what feedback is to the answer it stands under: it speaks to that one, and keeps the right one back."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft, Feedback
from onesided.lint.feedback import SHUTE
from onesided.lint.feedback_sense import akin, bare, leaks_key
from onesided.lint.rules import Flag, rule
from onesided.lint.text import content, cut, echoes, listed, words

_FORMULA = content("MATHS")
_POINTS = listed("this that these those such it its they their he his she her you your both")
FORM = "this course, after Shute 2008"


@rule("F5", "to the answer", "I", SHUTE, types=("choice", "choices"))
def speaks_to_option(item: Draft, course: Course) -> Iterator[Flag]:
    """A reader who erred has to recognise their own thought in the feedback before it can be put right. It takes up a
    word of the option or of the question, or begins with "this", or the option names its misconception. Where none of
    an item's does, they could stand under any answer."""
    asked = content(f"{item.text('case')} {item.stem}")
    right = frozenset().union(*(option.content for option in item.keys)) - asked
    wrong = (said for said in item.feedbacks if not said.right and not bare(said))
    off = [said for said in wrong if _speaks_past(said, asked, right)]
    # Advice, not a flaw: most of those that take up no word answer it in words of their own ("contracts can be oral"
    # to "it was not written"). On items that no rule had seen, none of six flags was a flaw to who wrote them.
    for said in off if len(off) > 1 or (off and content(off[0].text) & right) else ():
        what = f"the feedback takes up no word of “{cut(said.about, 40)}”"
        yield Flag(said.path, what, "Begin with what this option says, or name its misconception")


def _speaks_past(said: Feedback, asked: frozenset[str], right: frozenset[str]) -> bool:
    own, found = content(said.about) - _FORMULA, content(said.text)
    if said.misconception or words(said.text)[:1] and words(said.text)[0] in _POINTS:
        return False
    if not any(map(str.isalpha, "".join(own))) or leaks_key(said.about, said.text, right, asked):
        return False  # a figure has no word to take up, and a leak is F6's to say
    return not akin(said, own, found) and (bool(found & (right - own)) or not echoes(asked, found))


@rule("F6", "no leak", "W", f"{FORM}; the item can be tried again", types=("choice",))
def leaks(item: Draft, course: Course) -> Iterator[Flag]:
    """An item can be tried again. Feedback to a wrong option that spells out the right one turns the second try into
    copying; say what is wrong with this one, and leave the other to be found."""
    key, asked = item.key.content if item.key else frozenset(), content(item.stem)
    for option in item.distractors if key else ():
        if leaks_key(option.text, option.feedback, key, asked):
            what = f"the feedback to “{cut(option.text, 40)}” spells out the right answer"
            yield Flag((*option.path, "feedback"), what, "Say what is wrong with this one only")
