"""Rules about feedback: it explains, speaks to the answer that was given, and is kind. Feedback that explains teaches;
a bare verdict does next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import GRADED, Flag, rule
from onesided.lint.text import alike, content, cut, echoes, plain, words
from onesided.lint.vocabulary import CLAIM, REASON, TALKING_DOWN, VERDICT
from onesided.model.complaints import nearest

EVIDENCE = "Van der Kleij, Feskens & Eggen 2015 (explaining feedback 0.49, bare verdict 0.05)"
SHUTE = "Shute 2008"
LEAST = 5
"""Words of content that a reason takes."""
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
        if said.text and _bare(said.text):
            yield Flag(said.path, f"“{cut(said.text)}” says little more than right or wrong", "Say why")


@lru_cache(maxsize=1024)
def _bare(text: str) -> bool:
    """Whether it is a verdict and no more. Then that is said once, not again by rules that want a reason."""
    return len(content(text) - VERDICT) < LEAST


@rule("F3", "feedback of its own", "W", EVIDENCE, types=GRADED)
def distinct(item: Draft, course: Course) -> Iterator[Flag]:
    """The same sentence under two options cannot speak to both errors, and usually speaks to neither."""
    found = [(said, content(said.text)) for said in item.feedbacks if said.text]
    for (one, first), (other, second) in combinations(found, 2):
        if alike(first, second) >= 0.7:
            what = f"this feedback is nearly that of “{cut(one.about, 40)}”"
            yield Flag(other.path, what, "Answer what this one gets wrong")
            return


@rule("F4", "a reason", "W", f"{EVIDENCE}; {SHUTE}", types=GRADED)
def gives_reason(item: Draft, course: Course) -> Iterator[Flag]:
    """Feedback that repeats the right answer in a full sentence is still only a verdict. A "because", a "whereas" or a
    word of the objective shows that it goes on to why."""
    topic = course.topic(item.text("objective"))
    for said in item.feedbacks:
        text = plain(said.text)
        if text and not _bare(text) and not REASON.search(text) and ":" not in text and not content(text) & topic:
            yield Flag(said.path, f"“{cut(text)}” gives no reason", "Say why: because, so that, whereas, but …")
            return


@rule("F5", "to the answer", "W", SHUTE, types=("choice", "choices"))
def speaks_to_option(item: Draft, course: Course) -> Iterator[Flag]:
    """A reader who erred has to recognise their own thought in the feedback before it can be put right. It takes up a
    word of the option, or the option names its misconception."""
    for said in item.feedbacks:
        own = content(said.about)
        if own and not _bare(said.text) and not said.misconception and not echoes(own, content(said.text)):
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


@rule("F8", "no talking down", "W", SHUTE, types=GRADED)
def talking_down(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Obviously" and "simply" tell whoever erred that they are slow. More than one exclamation mark shouts."""
    for said in item.feedbacks:
        if found := TALKING_DOWN.search(said.text):
            yield Flag(said.path, f"“{found[0]}” talks down to whoever erred", "Leave the word out")
        elif said.text.count("!") > 1:
            yield Flag(said.path, f"there are {said.text.count('!')} exclamation marks", "Keep one at most")


@rule("F9", "a fitting length", "I", SHUTE, types=GRADED)
def length(item: Draft, course: Course) -> Iterator[Flag]:
    """Under a dozen words there is rarely a reason in it; over sixty it is a lecture, over ninety it is not read."""
    for said in item.feedbacks:
        count = len(words(said.text))
        if count > 90:
            yield Flag(
                said.path, f"the feedback has {count} words", "Cut it to sixty, and leave the rest to the passage", "W"
            )
        elif said.text and not 12 <= count <= 60:
            mend = "Say more about why" if count < 12 else "Cut it, and leave the rest to the passage"
            yield Flag(said.path, f"the feedback has {count} words", mend)


@rule("F10", "claims with a source", "W", "this course: no figure without a source", types=GRADED)
def claims(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Research shows" is an appeal to somebody who is not in the room. A claim about findings names its work under
    `source`; a percentage that is the item's own arithmetic needs none."""
    if item.list("source"):
        return
    given = CLAIM.search(f"{item.text('case')} {item.stem} {item.text('unit')}") or "%" in item.text("case") + item.stem
    for said in item.feedbacks:
        if (found := CLAIM.search(said.text)) and not (given and "per" in found[0].lower()):
            yield Flag(said.path, f"“{found[0]}” is claimed without a source", "Name the work under source")
            return
