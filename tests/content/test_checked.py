"""What changes is dated: the rules that the course cites, and the numbers that it tells people to ring."""

from __future__ import annotations

import csv
import re

import pytest

from onesided.lint.text import plain
from onesided.sources.bibliography import bibliography
from tests.conftest import ROOT
from tests.content.texts import page_texts

CHECKED = re.compile(r"\b[Cc]hecked\b[^.|]{0,30}\b2026\b")
RULES = {key for key, entry in bibliography(ROOT / "book/references.bib").items() if entry.type == "misc"}
"""Codes, rules, laws, and what boards tell the public: whatever is no book and no article."""
LAWS = {"macintyre2020legal"}
"""Articles that count laws."""

EMERGENCY = re.compile(
    r"\b(?P<numbers>\d{3}(?: or \d{3})*) in (?:the )?(?P<places>[A-Z][A-Za-z]+(?: (?:and )?[A-Z][A-Za-z]+)*)"
)
BARE = re.compile(r"local emergency number \((?P<numbers>[^;)]*)")
HANDOUTS = sorted((ROOT / "book/for-teachers/handouts").glob("*.md"))
SAYS_WHERE = (
    "book/welcome.md",
    "book/for-teachers/index.md",
    "notebooks/00-welcome.ipynb",
    "notebooks/09-your-side-of-it.ipynb",
)


def parts() -> dict[tuple[str, str], str]:
    """The texts of each part of a chapter, and of each page, captions included."""
    found: dict[tuple[str, str], str] = {}
    for text in page_texts():
        place = text.file, text.under if text.file.startswith("notebooks/") else ""
        found[place] = f"{found.get(place, '')}\n\n{text.text}"
    return found


def rules_in(text: str) -> set[str]:
    """The codes, rules and laws that a text cites."""
    return set(re.findall(r"references(?:\.md)?#([\w:.-]+)\)", text)) & (RULES | LAWS)


def to_ring() -> dict[str, set[str]]:
    """The emergency numbers by place."""
    with (ROOT / "book/data/help_lines.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] == "emergency"]
    return {place: set(re.findall(r"\d+", row["contact"])) for row in rows for place in row["place"].split(" and ")}


def said_to_ring(text: str) -> dict[str, set[str]]:
    """The emergency numbers that a text gives, by place."""
    said = " ".join(plain(text).split())
    return {
        place: set(re.findall(r"\d+", found["numbers"]))
        for found in EMERGENCY.finditer(said)
        for place in found["places"].split(" and ")
    }


def read(file: str) -> str:
    return "\n\n".join(text.text for text in page_texts() if text.file == file and text.kind == "prose")


def test_the_rules_are_known():
    assert {"apa2017ethics", "texas68138", "calbpc728", "asppb2024complaints"} <= RULES
    assert not {"bordin1979generalizability", "pope2001sex"} & RULES
    assert set(bibliography(ROOT / "book/references.bib")) >= LAWS


def test_whatever_cites_a_rule_says_when_it_was_checked():
    undated = [
        f"{file}, {part or 'the page'}: {', '.join(sorted(rules_in(text)))}"
        for (file, part), text in parts().items()
        if rules_in(text) and not CHECKED.search(text)
    ]
    assert not undated, "say “checked 22 November 2026”:\n" + "\n".join(undated)


@pytest.mark.parametrize("file", SAYS_WHERE)
def test_emergency_numbers_are_those_of_the_table(file):
    text = read(file)
    assert said_to_ring(text) == to_ring()
    near = [part for part in re.split(r"\n\s*\n|\n#", text) if EMERGENCY.search(" ".join(plain(part).split()))]
    assert near
    assert all(CHECKED.search(" ".join(part.split())) for part in near)


@pytest.mark.parametrize("path", HANDOUTS, ids=lambda path: path.stem)
def test_emergency_numbers_on_a_handout_are_those_of_the_table(path):
    text = " ".join(path.read_text(encoding="utf-8").split())
    given = BARE.search(text)
    assert bool(given) == ("911" in text)
    if given:
        assert set(re.findall(r"\d+", given["numbers"])) == set().union(*to_ring().values())
        assert CHECKED.search(text[given.start() :])


def test_no_other_page_has_a_number_typed_by_hand():
    table = re.compile(r"<!-- from data/help_lines\.csv.*?<!-- end -->", re.DOTALL)
    handouts = {path.relative_to(ROOT).as_posix() for path in HANDOUTS}
    files = {text.file for text in page_texts() if re.search(r"\b(?:911|999)\b", table.sub("", text.text))}
    assert files <= {*SAYS_WHERE, *handouts}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ring **911** in the USA and\nCanada, **999** or **112** in the UK and Ireland, 112 in the European Union.",
            {
                "USA": {"911"},
                "Canada": {"911"},
                "UK": {"999", "112"},
                "Ireland": {"999", "112"},
                "European Union": {"112"},
            },
        ),
        ("Ring 999 in the UK (or a friend).", {"UK": {"999"}}),
        ("In 295 studies it was 278.", {}),
    ],
)
def test_what_a_text_tells_people_to_ring(text, said):
    assert said_to_ring(text) == said


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("It is so (both checked 22 November 2026).", True),
        ("Everything here was checked on 22 November 2026.", True),
        ("Checked by hand. In 2026 it may change.", False),
        ("It was set in 2026.", False),
    ],
)
def test_what_counts_as_a_date(text, dated):
    assert bool(CHECKED.search(text)) == dated
