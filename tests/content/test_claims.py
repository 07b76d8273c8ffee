"""Each claim of the popular account has its home in the course, and the way there leads to it."""

from __future__ import annotations

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
