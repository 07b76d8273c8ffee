"""Rules about feedback: it explains, speaks to the answer that was given, and is kind. Feedback that explains teaches;
a bare verdict does next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.feedback_sense import bare, facts, leaks_key
from onesided.lint.feedback_words import REASON, REASON_WORDS, VERDICT
from onesided.lint.rules import GRADED, Flag, rule
from onesided.lint.stems import asks_for_the_opposite
from onesided.lint.text import alike, content, cut, plain, words
from onesided.model.complaints import nearest

EVIDENCE = "Van der Kleij, Feskens & Eggen 2015 (explaining feedback 0.49, bare verdict 0.05)"
SHUTE = "Shute 2008"
# Two sentences joined by one of these are a claim and what it rests on.
_JOINT = re.compile(r"[:;–—(]|, (?:which|who|whose|and so)\b|\b\w+er than\b|\bmore\b.*\bthan\b|\bas \w+ as\b")


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


@rule("F3", "feedback of its own", "W", EVIDENCE, types=GRADED)
def distinct(item: Draft, course: Course) -> Iterator[Flag]:
    """The same sentence under two options cannot speak to both errors, and usually speaks to neither."""
    found = [(said, facts(said.text)) for said in item.feedbacks if said.text and not bare(said)]
    for (one, first), (other, second) in combinations(found, 2):
        if alike(first, second) >= 0.7:
            what = f"this feedback is nearly that of “{cut(one.about, 40)}”"
            yield Flag(other.path, what, "Answer what this one gets wrong")
            return


@rule("F4", "a reason", "W", f"{EVIDENCE}; {SHUTE}", types=GRADED)
def gives_reason(item: Draft, course: Course) -> Iterator[Flag]:
    """Feedback that puts question and answer together into a sentence is still only a verdict. A "because", a
    "whereas" or a word of the objective shows that it goes on to why; so does any word that is new."""
    key = item.key.text if item.key else ""
    known = facts(f"{item.text('case')} {item.stem} {key}")
    right, asked = content(key), content(item.stem)
    lacking = [said for said in item.feedbacks if said.text and not bare(said)]
    lacking = [said for said in lacking if said.right or not leaks_key(said.about, said.text, right, asked)]
    lacking = [said for said in lacking if not _reasons(said.text, course.topic(item.text("objective")))]
    if asks_for_the_opposite(item.stem):  # then a wrong answer is explained by saying that it is so
        lacking = [said for said in lacking if said.right]
    mend = "Say why: because, so that, whereas, but …"
    for said in lacking:
        if facts(VERDICT.sub(" ", plain(said.text))) <= known | facts(said.about):
            yield Flag(said.path, f"“{cut(said.text)}” only puts question and answer together", mend)
            return
    # Whether a plain fact explains ("beavers are rodents") is a matter of taste: of the first 26 flags on items that
    # no rule had seen, not one was a flaw to who wrote them. So a missing "because" is advice.
    for said in lacking[:1]:
        yield Flag(said.path, f"“{cut(said.text)}” has no word of reason or contrast", mend, "I")


def _reasons(text: str, topic: frozenset[str]) -> bool:
    if not REASON_WORDS.isdisjoint(words(text)):
        return True
    said = plain(text)
    return bool(REASON.search(said) or _JOINT.search(said) or content(said) & topic)


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
