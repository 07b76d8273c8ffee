"""What can be asked, how its controls are read, and what is told where something cannot be asked."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.classroom.asked import VOTABLE, Question, asked_of, number_in, plan_of
from onesided.judge import judge
from onesided.model import CourseError, Shelf
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
QUESTIONS = [entry["name"] for entry in plan_of(SHELF, []) if entry["kind"] == "question"]


def question(name: str) -> Question:
    found = asked_of(SHELF, {"kind": "question", "name": name})
    assert isinstance(found, Question)
    return found


def responses(item) -> list:
    match item.type:
        case "choice":
            return list(range(len(item.options)))
        case "choices":
            return [[index] for index in range(len(item.options))] + [list(range(len(item.options)))]
        case "true-false":
            return [True, False]
        case "number":
            return [item.answer, 0, -3, 12.5]
        case _:
            return list(range(1, item.points + 1))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_response_is_read_as_it_is_said(name):
    asked = question(name)
    for response in responses(asked.item):
        values = asked.values(response)
        assert asked.response(values) == response
        assert judge(asked.item, response).complete


@pytest.mark.parametrize("name", QUESTIONS)
@settings(deadline=None)  # the first one reads the question
@given(values=st.lists(st.text(max_size=6), max_size=6))
def test_whatever_is_said_is_a_complete_response_or_none(name, values):
    asked = question(name)
    response = asked.response(values)
    assert response is None or judge(asked.item, response).complete


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("25", 25),
        (" 0,28 ", 0.28),
        (".5", 0.5),
        ("\u22123", -3),
        ("1,000", 1000),
        ("12,345.6", 12345.6),
        ("8 %", 8),
        ("3.0", 3),
        *((text, None) for text in ("", "eight", "1e5", "1,2,3", "--3", "\u0663", "nan", "1" * 30, "3 or 4")),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert number_in(typed) == number


def test_a_plan_has_all_that_can_be_voted_on_and_each_once():
    everything = plan_of(SHELF, [])
    stories = [entry for entry in everything if entry["kind"] == "decision"]
    assert len(stories) == len(SHELF.vignettes())
    items = sum(isinstance(item, VOTABLE) for name in SHELF.quizzes() for item in SHELF.quiz(name).items)
    assert len(everything) - len(stories) == items
    chapter = QUESTIONS[0].partition("/")[0]
    assert plan_of(SHELF, [chapter, chapter, QUESTIONS[0]]) == plan_of(SHELF, [chapter])
    assert json.loads(json.dumps(everything)) == everything


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a-unique-bnd"], "the nearest is"),
        ([QUESTIONS[0] + "x"], "The nearest is"),
        (["nothing-like-this", "nor-this"], "nor-this"),
    ],
)
def test_what_the_course_does_not_have_is_named(names, said):
    with pytest.raises(CourseError) as error:
        plan_of(SHELF, names)
    assert said in str(error.value)


def test_a_type_without_votes_is_told():
    name = next(
        f"{quiz}#{item.id}" for quiz in SHELF.quizzes() for item in SHELF.quiz(quiz).items if item.type == "sort"
    )
    with pytest.raises(CourseError, match="which a class cannot vote on"):
        plan_of(SHELF, [name])


@pytest.mark.parametrize("name", SHELF.vignettes())
def test_a_story_can_be_played_to_its_end_and_only_by_open_choices(name):
    decision = asked_of(SHELF, {"kind": "decision", "name": name, "path": []})
    for _ in range(60):
        if not decision.open:
            break
        assert decision.response([str(len(decision.open))]) is None
        assert decision.after(99) is None
        choice = decision.response([str(len(decision.open) - 1)])
        assert decision.values(choice) == [str(len(decision.open) - 1)]
        decision = asked_of(SHELF, {"kind": "decision", "name": name, "path": decision.after(choice)})
    assert decision.scene.ending
    assert decision.scene.ending[:10] in decision.html(answerable=True)
