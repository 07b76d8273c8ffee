"""Habits that only a whole bank shows: each is found where it is, and not found where chance would make it."""

from __future__ import annotations

import pytest

from onesided.lint import ALL_RULES, check_bank
from onesided.lint.bank import at_least, longest_run
from onesided.lint.draft import Draft
from tests.lint.drafting import made

LONG, SHORT = "A longer one than these", "Brief"


def drafts(cases, shuffle=True):
    return [Draft("quiz.yml", ("items", i), made(case, i), shuffle) for i, case in enumerate(cases)]


def found(cases, shuffle=True):
    return {finding.rule for finding in check_bank(drafts(cases, shuffle))}


def choice(key, place=0, others=("Of equal size", "Other things")):
    options = list(others)
    options.insert(place, f"*{key}")
    return {"options": options}


def true_false(answer):
    return {"type": "true-false", "stem": "Winter is cold because of a tilt.", "answer": answer}


def select(keys):
    options = [f"*Thing {n}" if n < keys else f"Thing {n}" for n in range(5)]
    return {"type": "choices", "stem": "Which are planets? Select all that apply.", "options": options}


def all_places(key, *others):
    """A choice three times, with its key at each place; all options are of one length."""
    return [choice(key, place, others) for place in range(3)]


HEDGED = all_places("It may grow", "It declines", "It vanishes")
HEDGED_WRONG = all_places("It enlarges", "It may fall", "It may fade")
KIND = all_places("Thank the man", "Leave the man", "Watch the man")
PLAIN = all_places("Of like size", "Of that size", "Other things")
NEGATIVE = {"stem": "Which of these is not a planet at all?"}
BANKS = [
    ("O2", [choice(LONG)] * 12),
    ("O2", [choice(SHORT)] * 12),
    ("O2", [choice(LONG)] * 20 + [choice(SHORT)] * 8),
    ("O18", [choice("A short one", place=1)] * 20),
    ("O18", [choice("A short one", place=n % 2) for n in range(40)]),
    ("O18", [choice("A short one", place=n % 3) for n in range(21)] + [choice("A short one", place=2)] * 4),
    ("O19", [true_false("true")] * 10),
    ("O19", [true_false("false")] * 9 + [true_false("true")]),
    ("O19", [true_false("true")] * 13 + [true_false("false")] * 7),
    ("O20", [select(2)] * 5),
    ("O20", [select(3)] * 6),
    ("O20", [select(1)] * 9),
    ("V9", HEDGED * 7),
    ("V9", HEDGED * 8 + HEDGED_WRONG * 2),
    ("V9", KIND * 8 + PLAIN * 5),
    ("V9", PLAIN[:1] * 20),
    ("V9", PLAIN[2:] * 20),
    ("T3", [NEGATIVE] * 2 + [{}] * 20),
    ("T3", [NEGATIVE] * 20),
    ("T3", [NEGATIVE] * 4 + [{}] * 40),
]
FINE = [
    ("O2", [choice(LONG)] * 5),
    ("O2", [choice(LONG)] * 4 + [choice(SHORT)] * 4 + [choice("Of like size")] * 6),
    ("O2", [choice("Of like size")] * 40),
    ("O18", [choice("A short one", place=n % 3) for n in range(30)]),
    ("O18", [choice("A short one", place=1)] * 10),
    ("O18", [choice("A short one", place=(n * 7) % 3) for n in range(21)]),
    ("O19", [true_false("true")] * 9),
    ("O19", [true_false("true")] * 6 + [true_false("false")] * 5),
    ("O19", [true_false("true")] * 10 + [true_false("false")] * 10),
    ("O20", [select(2)] * 4),
    ("O20", [select(2)] * 4 + [select(3)]),
    ("O20", [select(1), select(2), select(3)] * 3),
    ("V9", HEDGED * 6 + PLAIN),
    ("V9", HEDGED * 4 + HEDGED_WRONG * 8),
    ("V9", KIND * 7 + PLAIN * 60),
    ("V9", PLAIN * 20),
    ("T3", [NEGATIVE] + [{}] * 20),
    ("T3", [NEGATIVE] * 5),
    ("T3", [{}] * 30),
]


@pytest.mark.parametrize(("rule", "cases"), BANKS)
def test_a_habit_is_found(rule, cases):
    assert rule in found(cases, shuffle=False)


@pytest.mark.parametrize(("rule", "cases"), FINE)
def test_chance_is_left_alone(rule, cases):
    assert rule not in found(cases, shuffle=False)


def test_where_options_are_shuffled_the_place_of_the_key_does_not_matter():
    assert "O18" not in found([choice("A short one", place=1)] * 40)


def test_what_o2_says_of_lengths_v9_does_not_say_again():
    assert found([choice(LONG, place=n % 3) for n in range(30)], shuffle=False) == {"O2"}


def test_an_agent_that_goes_by_places_has_no_luck_where_options_are_shuffled():
    assert "V9" not in found(PLAIN[:1] * 40)


@pytest.mark.parametrize(("cases", "agent"), [(HEDGED * 7, "most hedged"), (KIND * 7, "kindest-sounding")])
def test_the_agent_is_named_with_how_often_it_was_right(cases, agent):
    (finding,) = (one for one in check_bank(drafts(cases)) if one.rule == "V9")
    assert f"always taking the {agent} option answers 21 of 21 items" in finding.what
    assert "by chance it would be 7" in finding.what


def test_every_finding_about_a_bank_is_a_warning_that_says_what_to_do():
    for _, cases in BANKS:
        for finding in check_bank(drafts(cases, shuffle=False)):
            assert finding.severity == "W" and finding.rule in ALL_RULES and finding.mend and not finding.item


def test_the_binomial_tail():
    assert at_least(0, 10, 0.3) == pytest.approx(1)
    assert at_least(10, 10, 0.5) == pytest.approx(0.5**10)
    assert at_least(2, 3, 0.5) == pytest.approx(0.5)
    assert at_least(3, 10, 1.0) == 1.0


def test_the_longest_run():
    assert longest_run([]) == 0
    assert longest_run([1, 2, 2, 2, 1, 1]) == 3
