"""Each claim of the popular account has its home in the course, and the way there leads to it."""

from __future__ import annotations

import re

import pytest

from onesided.lint.pages import passages
from onesided.sources.claims import claims
from tests.conftest import ROOT
from tests.content.course import CHAPTERS, SHELF, asked, items, notebook

CLAIMS = claims(ROOT)
OUTSIDE = {"C35": ("about", "references")}
"""The claim about the account's own sources, which no chapter treats, and where it may be treated."""


def test_the_thirty_five_claims_have_a_home():
    missing = {f"C{number}" for number in range(1, 36)} - CLAIMS.keys()
    assert not missing
    assert len(CLAIMS) == 35


@pytest.mark.parametrize("number", CLAIMS)
def test_the_way_to_a_claim_leads_there(number):
    claim = CLAIMS[number]
    chapter, section = claim["chapter"], claim["section"]
    assert len(claim["claim"].split()) >= 4
    assert len(claim["correction"].split()) >= 8
    if number in OUTSIDE:
        assert chapter in OUTSIDE[number]
        return
    assert chapter in CHAPTERS
    assert section
    assert f"{chapter}#{section}" in passages(ROOT), f"{chapter} has no heading {section}"
    assert claim["items"], "no question is about it"
    for name in claim["items"]:
        quiz, _, item = name.partition("#")
        assert quiz in SHELF.quizzes(), f"there is no quiz {quiz}"
        assert name in dict(items(quiz)), f"{quiz} has no item {item}"


@pytest.mark.parametrize("number", [number for number in CLAIMS if number not in OUTSIDE])
def test_the_questions_about_a_claim_are_asked_in_its_chapter(number):
    claim = CLAIMS[number]
    if notebook(claim["chapter"]):
        assert set(claim["items"]) <= dict(asked(claim["chapter"])).keys()


def test_the_page_about_the_course_lists_the_same_claims():
    page = (ROOT / "book/about.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (C\d+) \| (.+?) \| .+ \|$", page, re.MULTILINE)
    assert len(listed) == len(dict(listed))
    assert dict(listed) == {number: " ".join(claim["claim"].split()) for number, claim in CLAIMS.items()}


def test_each_claim_stands_in_that_page_under_its_chapter():
    page = (ROOT / "book/about.md").read_text(encoding="utf-8")
    for part in re.split(r"^### ", page, flags=re.MULTILINE)[1:]:
        chapter = re.search(r"notebooks/\d+-([\w-]+)\.ipynb", part.splitlines()[0])
        for number in re.findall(r"^\| (C\d+) \|", part, re.MULTILINE):
            assert CLAIMS[number]["chapter"] == (chapter[1] if chapter else "about"), number
