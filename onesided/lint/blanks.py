"""The blank that a stem leaves for its answer: what one looks like, and where it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import Flag, rule
from onesided.lint.text import lead_in, prose

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}|\[blank\]", re.IGNORECASE)
# "Choose the right form: If I ____ you …": in a language item the gap is in what is shown, not in what is asked.
_EXHIBIT = re.compile(
    r"\b(?:forms?|words?|verbs?|tenses?|prepositions?|articles?|pronouns?|adjectives?|adverbs?|conjunctions?|spellings?"
    r"|phrases?)\b[^.?:]*[:?.]\s|[:?.]\s+[\"“'‘*_]",
    re.IGNORECASE,
)


@rule("T4", "a blank near the end", "W", f"{HALADYNA}; NBME item-writing guide")
def blank_place(item: Draft, course: Course) -> Iterator[Flag]:
    """A blank in the middle has to be kept in mind until the sentence ends, and two blanks make readers match pieces
    instead of thinking. A question is read once."""
    text = " ".join(prose(item.stem).split())
    found = list(BLANK.finditer(text))
    asked = lead_in(item.stem)
    if found and (_EXHIBIT.search(text, 0, found[0].start()) or (asked.endswith("?") and not BLANK.search(asked))):
        return  # the question is asked apart from the sentence that has the gap
    if len(found) > 1:
        yield Flag((*item.path, "stem"), f"there are {len(found)} blanks", "Keep one, at the end, or ask a question")
    elif found and found[0].start() < len(text) * 2 / 3:
        yield Flag((*item.path, "stem"), "the blank stands early in the stem", "Move it to the end, or ask a question")
