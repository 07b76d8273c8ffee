"""Rules about the stem: it should ask one thing, clearly, in few words, and not the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesided.lint.blanks import BLANK
from onesided.lint.course import Course
from onesided.lint.draft import Draft
from onesided.lint.rules import GRADED, Flag, rule
from onesided.lint.text import content, cut, lead_in, listed, plain, prose, sentences, words
from onesided.lint.vocabulary import NEGATIVE_STEM, NEGATOR, OPINION, VAGUE

HALADYNA = "Haladyna, Downing & Rodriguez 2002"
TARRANT = "Tarrant et al. 2006"
# A task asks as a question does: "Translate: …", "Calculate the mean of 3 and 5."
_TASK = re.compile(
    r"\W*(?:choose|select|pick|identify|name|find|calculate|compute|solve|translate|complete|give|determine|simplify"
    r"|evaluate|mark|tick|rewrite|convert|estimate)\b",
    re.IGNORECASE,
)
_OPEN = listed(
    """
    is are was were be been a an the to of by in on at for from with as that because when if than into
    called named except has have had between through about and or their its his her
    """
)
_UNFOCUSED = re.compile(
    r"\bwhich\b.*\b(?:is|are|statements?)\b.*\b(?:true|correct|false|incorrect|right|accurate)\b", re.I
)
_BARE = frozenset({"tru", "accurat", "right", "fals", "incorrect", "statement", "correct", "claim", "sentence"})
# A negation inside "a client who does not speak" describes the case; the search itself is not turned round.
_ASIDE = re.compile(
    r"(?<=\S)\s(?:who|whom|whose|that|if|when|because|although|while|since|even though|whether)\s[^,;:?]*",
    re.IGNORECASE,
)
_WHY = re.compile(r"\W*(?:why|how come|when|if|although|because|since|whenever)\b", re.IGNORECASE)


@rule("T1", "a stem that asks", "W", f"{HALADYNA}; {TARRANT} (unfocused stem)")
def focused(item: Draft, course: Course) -> Iterator[Flag]:
    """A reader who covers the options should know what is asked. The stem ends in a question mark, a colon or a blank,
    or breaks off where an option goes on; a topic with nothing asked makes a reader solve the options one by one."""
    said = lead_in(item.stem)
    if not said:
        return
    place, found = (*item.path, "stem"), words(said)
    asks = said.rstrip("”\"') *").endswith(("?", ":")) or bool(BLANK.search(said))
    # A list may follow the question: "Which of these are gases? (i) neon (ii) iron".
    asks = asks or "? " in plain(prose(item.stem)) or bool(_TASK.match(said))
    breaks_off = bool(found) and found[-1] in _OPEN and said[-1].isalnum()
    if len(found) < 5 and _UNFOCUSED.search(said):
        return  # T2 says it
    if not asks and not breaks_off:
        yield Flag(place, "the stem asks nothing", "End it as a question, with a colon, or with a blank")
    elif (
        len(found) < 5
        and not _TASK.match(said)
        and not ((said.endswith("?") or breaks_off) and len(content(item.stem)) >= 2)
    ):
        yield Flag(place, f"“{cut(said)}” leaves open what is asked", "Name the matter and what about it is asked")


@rule("T2", "which is true", "W", f"{HALADYNA}; NBME item-writing guide (unfocused lead-in)")
def unfocused(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Which of the following is true?" is several true-false items in one. The options tend to be about different
    things, none of which the stem names, so nobody can answer before reading them all."""
    said = lead_in(item.stem)
    if (found := _UNFOCUSED.search(said)) and len(content(said) - _BARE) < 3:
        yield Flag((*item.path, "stem"), f"“{cut(found[0])}” could be about anything", "Ask one thing about one matter")


@rule("T3", "no negative stem", "W", f"{HALADYNA} (word the stem positively); {TARRANT}")
def negative(item: Draft, course: Course) -> Iterator[Flag]:
    """Asked for what is *not* so, readers who know the matter overlook the word and mark what is so; and finding a
    false sentence shows little of what they know. Two negations at once nobody can read. A negation that only
    describes the case ("a client who does not speak"), or the thing to be explained ("why does oil not
    mix"), is fine."""
    place, found = (*item.path, "stem"), _negators(item.stem)
    if not found:
        return
    turned = next((o for o in item.options if NEGATOR.search(o.plain)), None)
    if len(found) > 1:
        yield Flag(place, f"the stem denies twice ({', '.join(found)})", "Ask for what is so", "E")
    elif turned:
        what = f"the stem denies ({found[0]}), and so does the option “{cut(turned.text)}”"
        yield Flag(place, what, "Ask for what is so, or word the option positively", "E")
    else:
        yield Flag(place, f"the stem asks for the opposite ({found[0]})", "Turn it round and ask for what is so")


def asks_for_the_opposite(stem: str) -> bool:
    """Whether a stem turns its question round."""
    return bool(_negators(stem))


def _negators(stem: str) -> list[str]:
    said = lead_in(stem)
    if _WHY.match(said):
        # Only what follows the opening clause can turn the search round: "When it rains, which is never ...?"
        said = said.partition(",")[2]
    return NEGATIVE_STEM.findall(_ASIDE.sub(" ", said))


@rule("T5", "a short stem", "W", f"{HALADYNA} (avoid window dressing)")
def window_dressing(item: Draft, course: Course) -> Iterator[Flag]:
    """A stem of more than sixty words or three sentences hides its question. A situation has a field of its own,
    `case`, which is shown apart."""
    stem = prose(item.stem)
    count, parts = len(words(stem)), len(sentences(stem))
    if count > 60 or parts > 3:
        size = f"{count} words" if count > 60 else f"{parts} sentences"
        yield Flag(
            (*item.path, "stem"), f"the stem has {size}", "Move the situation to case, and cut what is not needed"
        )


@rule("T6", "a short case", "W", "NBME item-writing guide", types=GRADED)
def case_length(item: Draft, course: Course) -> Iterator[Flag]:
    """A case of more than a hundred and fifty words tests patience and reading speed besides the matter."""
    if (count := len(words(item.text("case")))) > 150:
        yield Flag((*item.path, "case"), f"the case has {count} words", "Keep what the answer rests on")


@rule("T8", "no shared opening", "W", f"{HALADYNA} (put the central idea in the stem)")
def shared_opening(item: Draft, course: Course) -> Iterator[Flag]:
    """Words that every option begins with are read four times. In the stem they are read once."""
    openings = [words(o.text)[:3] for o in item.options]
    if len(openings) > 1 and len(openings[0]) == 3 and len(set(openings)) == 1:
        what = f"every option begins with “{' '.join(openings[0])}”"
        yield Flag((*item.path, "options"), what, "Move these words to the end of the stem")


@rule("T9", "no opinion", "W", f"{HALADYNA} (avoid opinion-based items)", types=GRADED)
def opinion(item: Draft, course: Course) -> Iterator[Flag]:
    """Asked what they think, readers cannot be wrong; a key tells them that they are."""
    if found := OPINION.search(item.stem):
        what = f"“{found[0]}” asks for an opinion, and one answer is keyed"
        yield Flag((*item.path, "stem"), what, "Ask what follows or what a source says, or make the type reflect")


@rule("T10", "no vague terms", "I", f"{HALADYNA}; NBME (imprecise terms mean different shares to different readers)")
def vague(item: Draft, course: Course) -> Iterator[Flag]:
    """ "Often" means a third to one reader and four fifths to another, so the same words ask different questions."""
    if found := VAGUE.search(lead_in(item.stem)):
        yield Flag(
            (*item.path, "stem"), f"“{found[0]}” means something else to each reader", "Give a figure, or drop it"
        )
