"""Texts as the rules see them."""

from __future__ import annotations

import pytest

from onesided.lint.pages import slug_of
from onesided.lint.text import content, cut, lead_in, plain, sentences, stem, words


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("an *emphasised*  **word**", "an emphasised word"),
        ("[a link](page#heading) and `code`", "a link and code"),
        ("$x^2 + 1$ is even", "MATHS is even"),
        ("from $5 to $6", "from $5 to $6"),
        ("cafe\u0301", "caf\u00e9"),
        ("snake_case and __bold__", "snake_case and bold"),
    ],
)
def test_markup_is_taken_off(text, seen):
    assert plain(text) == seen


def test_words_keep_what_belongs_together():
    assert words("The client’s self-report, r = .28 or 1.5") == (
        "the",
        "client's",
        "self-report",
        "r",
        "28",
        "or",
        "1.5",
    )


@pytest.mark.parametrize(
    "family",
    [
        "repair repairs repaired repairing", "study studies studied", "carry carries carried carrying", "plan plans planned planning",
        "make making", "cell cells", "box boxes", "quick quickly",
    ],
)  # fmt: skip
def test_words_of_a_family_share_a_stem(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", [("bus", "bush"), ("this", "thing"), ("process", "procession"), ("analysis", "analyst")]
)
def test_other_words_do_not(pair):
    assert stem(pair[0]) != stem(pair[1])


def test_content_leaves_grammar_out():
    assert content("Which of these are the repaired bonds?") == {"repair", "bond"}


def test_sentences_and_the_one_that_asks():
    text = "Dr. Lee waits, e.g. for Ann. She comes. What now? Select all that apply."
    assert len(sentences(text)) >= 3
    assert lead_in(text) == "What now?"
    assert lead_in("") == ""


def test_a_quotation_is_cut_short():
    assert cut("a " * 60, 10) == "a a a a a…"


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("How big is the link?", "how-big-is-the-link"),
        ("*Real*, all the same", "real-all-the-same"),
        ("See [this](x.md) there", "see-this-there"),
    ],
)
def test_a_heading_has_the_slug_that_the_book_gives_it(heading, slug):
    assert slug_of(heading) == slug
