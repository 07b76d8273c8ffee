"""Rules about the form of feedback: its tone, its length, and what its claims rest on."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.feedback import SHUTE
from onesided.lint.feedback_sense import bare
from onesided.lint.feedback_words import CLAIM, TALKING_DOWN
from onesided.lint.rules import GRADED, Flag, rule
from onesided.lint.text import words


@rule("F8", "no talking down", "W", SHUTE, types=GRADED)
def talking_down(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Obviously" and "simply" tell whoever erred that they are slow. More than one exclamation mark shouts."""
    for said in item.feedbacks:
        if found := TALKING_DOWN.search(said.text):
            yield Flag(said.path, f"“{found[0]}” talks down to whoever erred", "Leave the word out")
        elif said.text.count("!") > 1 and not bare(said):
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
    answers = " ".join(option.text for option in item.options)
    given = (
        CLAIM.search(f"{item.text('case')} {item.stem} {item.text('unit')} {answers}")
        or "%" in item.text("case") + item.stem
    )
    for said in item.feedbacks:
        if (found := CLAIM.search(said.text)) and not (given and "per" in found[0].lower()):
            yield Flag(said.path, f"“{found[0]}” is claimed without a source", "Name the work under source")
            return
