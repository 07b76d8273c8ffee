"""What holds for every history, found out by trying many."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onesided.progress import climb, summary_of
from onesided.progress.ladder import LADDER
from tests.progress.histories import COURSE, attempt, history, spoilt

SEEDS = st.integers(0, 2**32).map(random.Random)
HISTORIES = SEEDS.map(history)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
ANSWERS = st.lists(
    st.tuples(st.integers(0, 900), st.booleans(), st.booleans()), unique_by=lambda answer: answer[0]
).map(sorted)
WAITS = st.just(LADDER["days"]) | st.lists(st.integers(1, 90), min_size=1, max_size=8, unique=True).map(sorted)


def summary(given_history: dict[str, Any], attempts: list[Any] | None = None) -> dict[str, Any]:
    attempts = given_history["attempts"] if attempts is None else attempts
    return summary_of(COURSE, attempts, given_history["now"], given_history["offset"])


@given(ANSWERS, WAITS)
def test_a_climb_stays_on_the_ladder_and_is_due_after_the_last_answer(answers, days):
    place = climb(answers, days)
    assert (place is None) == (not answers)
    if place:
        rung, due = place
        assert 0 <= rung < len(days)
        assert answers[-1][0] < due <= answers[-1][0] + days[-1]


@given(ANSWERS, WAITS)
def test_one_answer_moves_by_one_rung_or_to_the_first(answers, days):
    for at in range(1, len(answers)):
        before, after = climb(answers[:at], days)[0], climb(answers[: at + 1], days)[0]
        assert after == 0 or abs(after - before) <= 1
        assert answers[at][1] or after <= before


@given(HISTORIES, SEEDS)
def test_the_order_of_attempts_does_not_matter(one, chance):
    shuffled = chance.sample(one["attempts"], len(one["attempts"]))
    assert summary(one, shuffled) == summary(one)


@given(HISTORIES, SEEDS)
def test_one_attempt_more_takes_nothing_away(one, chance):
    before = summary(one)
    after = summary(one, [*one["attempts"], chance.choice((attempt, spoilt))(chance)])
    for count in ("attempts", "answered", "days", "minutes"):
        assert before[count] <= after[count] <= before[count] + 10
    for was, now in zip(before["chapters"], after["chapters"], strict=True):
        assert was["answered"] <= now["answered"] and was["lived"] <= now["lived"]
        assert was["done"] <= now["done"] and was["minutes_left"] >= now["minutes_left"]
    assert set(after["due"]["changed"]) - set(before["due"]["changed"]) <= set(COURSE["items"])


@given(HISTORIES, st.lists(JUNK, max_size=8))
def test_what_is_no_attempt_adds_nothing(one, junk):
    assert summary(one, [*junk, *one["attempts"]]) == summary(one)


@given(HISTORIES)
def test_every_answered_question_is_due_now_waiting_or_coming(one):
    made = summary(one)
    due = made["due"]
    in_all = len(due["now"]) + due["waiting"] + sum(day["count"] for day in due["coming"])
    assert in_all == made["answered"] + len(due["changed"])
    assert len(due["now"]) <= max(0, COURSE["ladder"]["ceiling"] - due["done_today"])
    assert len(set(due["now"])) == len(due["now"])
    assert all(COURSE["items"][name]["graded"] for name in due["now"])
    assert [day["in"] for day in due["coming"]] == sorted({day["in"] for day in due["coming"]})
    assert all(day["in"] >= 1 and day["count"] >= 1 for day in due["coming"])


@given(HISTORIES)
def test_the_parts_make_the_whole(one):
    made = summary(one)
    assert sum(chapter["answered"] for chapter in made["chapters"]) == made["answered"]
    assert sum(chapter["questions"] for chapter in made["chapters"]) == made["questions"]
    objectives = [objective for chapter in made["chapters"] for objective in chapter["objectives"]]
    assert sum(objective["answered"] for objective in objectives) == made["answered"]
    for objective in objectives:
        assert objective["right"] <= objective["answered"] <= objective["questions"]
        assert (objective["state"] == "not-met") == (objective["right"] == 0)
    for chapter in made["chapters"]:
        assert not chapter["done"] or chapter["minutes_left"] == 0
    assert all(level["right"] <= level["answers"] <= made["attempts"] for level in made["calibration"])
