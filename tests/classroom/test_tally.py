"""What came of a vote adds up, in every way in which it is shown."""

from __future__ import annotations

import random

import pytest

from onesided.classroom.asked import asked_of, plan_of
from onesided.classroom.phases import acts, after
from onesided.classroom.tally import DISCUSS, NUMBERS, tally_of, worth_discussing
from onesided.model import Shelf
from tests.classroom.test_asked import QUESTIONS, question, responses
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
ONE_OF_EACH = {question(name).item.type: name for name in QUESTIONS}


def votes_on(item, count: int, seed: int) -> dict:
    chance = random.Random(seed)
    return {f"v{number}": chance.choice(responses(item)) for number in range(count)}


@pytest.mark.parametrize("type_", sorted(ONE_OF_EACH))
def test_every_vote_is_in_a_row_and_every_voter_of_both_in_the_shift(type_):
    asked = question(ONE_OF_EACH[type_])
    first = votes_on(asked.item, 40, 1)
    second = {voter: response for voter, response in votes_on(asked.item, 50, 2).items() if voter != "v3"}
    told = tally_of(asked, {1: first, 2: second})
    assert told.voted == (40, 49)
    assert told.shift is not None
    assert sum(map(sum, told.shift.counts)) == 39
    assert len(told.shift.counts) == len(told.shift.names)
    sums = [sum(row.counts[round_] for row in told.rows) for round_ in (0, 1)]
    ticks = [sum(len(one) if isinstance(one, list) else 1 for one in votes.values()) for votes in (first, second)]
    assert sums == ticks
    rights = [row for row in told.rows if row.right]
    assert bool(rights) is (type_ != "scale")
    if type_ == "choice":
        at = [row.right for row in told.rows].index(True)
        right_twice = sum(asked.is_right(first[v]) and asked.is_right(second[v]) for v in first.keys() & second.keys())
        assert told.shift.counts[at][at] == right_twice
        assert told.rows[at].counts[0] == sum(map(asked.is_right, first.values()))
        assert all(row.why for row in told.rows), "every option has its feedback"


def test_one_vote_has_no_shift():
    asked = question(ONE_OF_EACH["choice"])
    assert tally_of(asked, {1: votes_on(asked.item, 5, 1)}).shift is None
    assert tally_of(asked, {}).voted == (0, 0)


def test_rare_numbers_go_together_and_the_right_one_is_always_shown():
    asked = question(ONE_OF_EACH["number"])
    strange = {f"v{number}": 1000 + number for number in range(50)}
    told = tally_of(asked, {1: strange})
    assert len(told.rows) == NUMBERS + 2
    assert sum(row.counts[0] for row in told.rows) == 50
    assert [row.right for row in told.rows].count(True) == 1


@pytest.mark.parametrize(
    ("rights", "of", "worth"), [(0, 0, None), (0, 10, False), (3, 10, True), (7, 10, True), (8, 10, False)]
)
def test_a_discussion_is_proposed_between_thirty_and_seventy(rights, of, worth):
    asked = question(ONE_OF_EACH["choice"])
    right = next(one for one in responses(asked.item) if asked.is_right(one))
    wrong = next(one for one in responses(asked.item) if not asked.is_right(one))
    votes = {str(number): right if number < rights else wrong for number in range(of)}
    assert worth_discussing(asked, votes) is worth
    assert DISCUSS == (0.3, 0.7)


def test_where_nothing_is_right_nothing_is_proposed():
    asked = question(ONE_OF_EACH["scale"])
    assert worth_discussing(asked, votes_on(asked.item, 9, 1)) is None


def test_a_decision_is_counted_by_choice():
    name = next(entry["name"] for entry in plan_of(SHELF, []) if entry["kind"] == "decision")
    decision = asked_of(SHELF, {"kind": "decision", "name": name, "path": []})
    votes = {str(number): decision.open[number % len(decision.open)] for number in range(9)}
    told = tally_of(decision, {1: votes})
    assert sum(row.counts[0] for row in told.rows) == 9
    assert all(row.right is None and not row.why for row in told.rows)


def test_the_phases_lead_where_they_say():
    phase, way = "lobby", []
    for act in ("ask", "close", "again", "close", "tell", "ask", "close", "tell", "end"):
        phase = after(phase, act)
        way.append(phase)
    assert way == ["first", "between", "second", "after", "told", "first", "between", "told", "ended"]
    assert [after("ended", act) for act in ("ask", "close", "end")] == [None, None, None]
    assert after("between", "again", is_decision=True) is None
    assert after("told", "go", is_decision=True) == "first" and after("told", "go") is None
    assert acts("first") == ["close"] and acts("between") == ["again", "tell"] and acts("told") == []
    assert after("first", "tell") is None, "nobody is told anything while others vote"
