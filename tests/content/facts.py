"""Which sentences state a fact that needs its source beside it, and which of them have none.

A sentence states such a fact where it names research (a study, a survey, what was found …) or gives a number. What a
page may say without a source follows from where it stands, as the functions below say; whatever is left stands word for
word in `sourced.yml`, with a reason, so that a sentence that is changed has to be looked at again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from onesided.lint.text import plain
from tests.conftest import ROOT
from tests.content.sentences import CITED, Sentence, sentences, unsourced
from tests.content.texts import Text, cells, data_texts, page_texts

RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers?)?|surveys?|surveyed|(?:meta-analys[ei]s|pooled|reviews?)|samples?|trials?"
    r"|participants?|experiments?|per ?cent|statistic(?:s|ally)?|(?:was|were|been|is|are) (?:\w+ )?found"
    r"|(?:team|authors?|they|it|one|who) found (?:that|no|little|an average|a link)"
    r"|findings)\b|%",
    re.IGNORECASE,
)
NO_RESEARCH = re.compile(
    r"\b(?:no|not (?:itself |yet )?an?) (?:findings?|study|survey|sample|trial)\b|\bon trial\b|\bto study\b"
    r"|\b(?:under|in|for|the|subject to) review\b|\bthe review (?:says|can)\b|\bresearch question\b"
    r"|\bReview (?:asks|holds)\b",
    re.IGNORECASE,
)
"""What a sentence says where it denies being research, and other meanings of the words, the page called Review among them."""
SHARE = re.compile(
    r"\b(?:half|third|thirds|quarter|quarters|fifth|tenth) of (?:all |the )?(?:\w+ )?"
    r"(?:therapists?|clients?|people|psychologists?|counsellors?|students?|answers?|women|men)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:three|four|five|six|eight|ten|a hundred|twenty)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\w.])[−-]?\.?\d+(?:[.,]\d+)*")
OF_THE_COURSE = re.compile(
    r"\b[Cc]hapters? \d+(?:(?:,| and| to| or) \d+)*|\b[Ss]cene \d+|\bquestions? \d+|\bCC BY \d\.\d|\bchecked (?:on )?\d+ \w+ \d{4}"
    r"|\(On paper[^)]*\)|\b[A-Z]\w+, \d\d(?=,)"
)
"""Numbers that name parts of the course, its licence, the day it was checked, what paper shows of it, somebody's age."""
TIME = re.compile(r"\b\d+(?:(?: to |[–-])\d+)?[ -](?:minutes?|min)\b|\b\d+[–-]\d+(?= ?\|)")
IN_CLASS = re.compile(
    r"\b\d+[–-]\d+\b|\b\d+ (?:words|hours?|students?|each|times|metres?)\b|\b(?:[Ff]or|[Mm]inutes?) \d+(?:[–-]\d+)?\b"
)
"""The clock of a class, and what it writes: minutes from and to, words, people."""
PLANS = "for-teachers/plans/"
"""Pages that say again, for a class, what their chapter has said with its source."""
PROMISES, ASKING = "what-you-will-be-able-to-do", {"for-discussion", "reflect"}
"""Where a chapter says what will be learnt, and where it sets tasks."""
LED_TO = "for-teachers/claims.md"
"""A page in which each row leads to the passage where it has its source."""
OF_ITSELF = (
    "notebooks/review.ipynb",
    "notebooks/your-map.ipynb",
    "book/the-record.md",
    "book/for-teachers/growing.md",
    "book/for-teachers/your-own-questions.md",
)
"""Pages that say how the course itself works: their numbers are its own settings, and other tests hold them to the code."""
TEACHING = {"rationale", "also_defensible", "debrief", "discuss"}
"""The fields of a story that speak about its people rather than through them."""
INVENTED = re.compile(
    r"\b(?:invented|imagined|simulat\w+|made up|[Ss]uppose that|[Ii]magine)\b|\b(?:answers|scores|judgements) (?:are|were) ours\b|\bour answers?\b"
)


@dataclass(frozen=True)
class Unsourced:
    """A sentence that states a fact and has no source near it: its file, the cell or item, the section, the words."""

    file: str
    place: str
    section: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}, {self.section or 'top'}: {self.text}"


def in_pages(root: Path = ROOT) -> Iterator[Unsourced]:
    """The sentences of pages that state a fact and have no citation within two sentences of their section."""
    found = [text for text in page_texts(root) if text.kind == "prose" and not text.file.endswith((LED_TO, *OF_ITSELF))]
    pages = {file: list(group) for file, group in groupby(found, key=lambda text: text.file)}
    given = {file: taken_up(page) for file, page in pages.items()}
    for file, page in pages.items():
        # What stands around the chapters speaks of them, and may take up what any of them has given.
        known = given[file] if file.startswith("notebooks/") else set().union(*given.values())
        for (section, under), inside in groupby(page, key=lambda text: (text.section, text.under)):
            part = list(inside)
            place, prose = part[0].place, "\n\n".join(text.text for text in part)
            for sentence in unsourced(sentences(_without_tables_of_help_lines(prose))):
                if states_a_fact(sentence, file, section, under, known, root):
                    yield Unsourced(file, place, section, sentence.text)


def in_questions_and_stories(root: Path = ROOT) -> Iterator[Unsourced]:
    """Items that speak of research and name no `source`, and what a story teaches about research without a link.

    Cases are about invented people, so their numbers are ages, times and money. What the people of a story say and
    think is theirs; its rationales and debriefs are ours.
    """
    found = [text for text in data_texts(root) if text.kind in ("question", "story") and text.section]
    for (file, item), group in groupby(found, key=lambda text: (text.file, text.section)):
        texts = list(group)
        if not _cites(root / file, item, texts):
            for text in texts:
                told = text.kind == "story" and not TEACHING & set(text.place.split(" > "))
                for sentence in [] if told else sentences(text.text):
                    if names_research(sentence.text):
                        yield Unsourced(file, text.place, item, sentence.text)


def states_a_fact(sentence: Sentence, file: str, section: str, under: str, known: set[str], root: Path = ROOT) -> bool:
    """Whether the sentence needs a source where it stands."""
    text = OF_THE_COURSE.sub("", sentence.text)
    if not file.startswith("notebooks/") or "/00-" in file:
        text = TIME.sub("", text)
    if PLANS in file:
        text = IN_CLASS.sub("", text)
    numbers = [number for number in _numbers(text) if number not in {"0", "1", "-1"}]
    repeated = bool(numbers) and all(number in known for number in numbers)
    if INVENTED.search(text) or section == PROMISES or (file.endswith("glossary.md") and not numbers):
        return False  # it says itself that it is invented; or what will be learnt; or what a word means
    if names_research(text):
        # Key ideas say again what the chapter has said with its source.
        given = {number for number in numbers if len(re.sub(r"\D", "", number)) > 1} | shares(text)
        return not (under == "key-ideas" or PLANS in file) or not given <= known
    if not numbers or repeated or set(numbers) <= _to_ring(root):
        return False
    return not (under in ASKING or in_a_story(file, under, root) or is_invented(file, under, root))


def names_research(text: str) -> bool:
    """Whether a sentence speaks of research, or of a share of people."""
    return bool(RESEARCH.search(NO_RESEARCH.sub("", text)) or shares(text))


def shares(text: str) -> set[str]:
    """The shares of people that a sentence gives in words."""
    return {match[0].lower() for match in SHARE.finditer(text)}


def taken_up(page: list[Text]) -> set[str]:
    """The numbers of two digits or more, and the shares, that a sourced sentence gives: the page may take them up again."""
    known: set[str] = set()
    for _, group in groupby(page, key=lambda text: text.section):
        found = sentences("\n\n".join(text.text for text in group))
        for sentence in set(found) - set(unsourced(found)):
            known.update(number for number in _numbers(sentence.text) if len(re.sub(r"\D", "", number)) > 1)
            known.update(shares(sentence.text))
    # A number may be rounded when it is taken up: .278 becomes .28.
    return known | {f"{float(number):.2f}".lstrip("0") for number in known if re.fullmatch(r"\.\d{3}", number)}


@cache
def in_a_story(file: str, under: str, root: Path = ROOT) -> bool:
    """Whether a part of a chapter tells of its people: the scene that opens it, or the part that holds a story."""
    page = [text for text in page_texts(root) if text.file == file]
    scene = next((text.under for text in page if text.section == PROMISES), None)
    return under in {scene, *_parts_with(file, r"\bvignette\(", root)}


@cache
def is_invented(file: str, under: str, root: Path = ROOT) -> bool:
    """Whether a part of a chapter is an exploration, computed here, that tells its reader that it is invented."""
    said = [text.text for text in page_texts(root) if text.file == file and text.under == under]
    return under in _parts_with(file, r"\bexplore\(", root) and any(INVENTED.search(plain(text)) for text in said)


@cache
def _parts_with(file: str, call: str, root: Path) -> set[str]:
    """The parts of a notebook that have a code cell with the call."""
    if not file.endswith(".ipynb"):
        return set()
    calling = {
        cell["id"] for cell in cells(root / file) if cell["cell_type"] == "code" and re.search(call, cell["source"])
    }
    under, found = "", set()
    by_cell = {text.place: text.under for text in page_texts(root) if text.file == file and text.kind == "prose"}
    for cell in cells(root / file):
        under = by_cell.get(cell["id"], under) if cell["cell_type"] == "markdown" else under
        if cell["id"] in calling:
            found.add(under)
    return found


def _numbers(text: str) -> list[str]:
    return [number.lstrip("0").replace("−", "-") or "0" for number in NUMBER.findall(text)]


@cache
def _to_ring(root: Path) -> set[str]:
    with (root / "book/data/help_lines.csv").open(encoding="utf-8") as lines:
        return {number for row in csv.DictReader(lines) for number in _numbers(row["contact"])}


def _without_tables_of_help_lines(prose: str) -> str:
    return re.sub(r"<!-- from data/help_lines\.csv.*?<!-- end -->", "", prose, flags=re.DOTALL)


def _cites(path: Path, item: str, texts: list[Text]) -> bool:
    if any(CITED.search(text.text) for text in texts):
        return True
    block = re.search(rf"- id: {re.escape(item)}\n.*?(?=\n  - id: |\Z)", path.read_text(encoding="utf-8"), re.DOTALL)
    return bool(block and re.search(r"^\s+source: *(\[\w|\n\s+- \w)", block[0], re.MULTILINE))
