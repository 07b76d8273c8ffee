"""How findings come about: waivers, the reader's complaints beside the rules' own, lines, and files beyond reading."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.lint import RULES, Course, check_file, check_text, explanation, rule_named
from onesided.model import CourseError
from tests.lint.drafting import COURSE, made

QUIZ = """\
title: A quiz
items:
  - id: seasons
    type: choice
    objective: an-objective
    stem: What makes winter colder than summer on Earth?
    options:
      - text: Its axis is tilted
        correct: true
        feedback: The axis leans, so that in winter the sunlight arrives flat and warms the soil less.
      - text: All of the above
        feedback: Above is no place here, because options change their places with every reader who comes.
      - text: Its speed varies a lot
        feedback: The speed hardly varies, and where it does the effect is small, since days stay alike.
    see: page#heading
"""


def findings(text, course=COURSE):
    return check_text(text, "book/quizzes/q.yml", course).findings


def waived(rule, reason="It has to stand."):
    return f"{QUIZ}    waive: [{{rule: {rule}, reason: {reason}}}]\n"


def test_a_finding_names_file_line_rule_what_and_mend():
    (found,) = findings(QUIZ)
    assert str(found) == (
        "book/quizzes/q.yml:11: error O5: seasons: “All of the above” is an option. "
        "Delete it, or make the type choices."
    )


def test_a_waiver_with_a_reason_is_honoured():
    assert findings(waived("O5")) == ()


def test_a_waiver_without_a_reason_is_refused_and_waives_nothing():
    assert [found.rule for found in findings(f"{QUIZ}    waive: [{{rule: O5}}]\n")] == ["O5", "X1"]


def test_a_waiver_of_one_item_does_not_hold_for_its_neighbour():
    text = waived("O5") + QUIZ.partition("items:\n")[2].replace("seasons", "again")
    assert [(found.rule, found.item) for found in findings(text)] == [("O5", "again")]


def test_an_unused_waiver_is_said():
    (unused,) = (found for found in findings(waived("O1")) if found.rule == "X5")
    assert (unused.line, unused.severity, unused.item) == (16, "W", "seasons")
    assert unused.what == "the waiver of O1 has nothing to waive"


def test_a_waiver_of_a_rule_that_there_is_not_is_a_warning():
    (unknown,) = (found for found in findings(waived("O99")) if found.rule == "X5")
    assert unknown.severity == "W" and "no rule O99" in unknown.what


def test_what_a_rule_and_the_reader_both_see_is_said_once():
    text = QUIZ.replace("        correct: true\n", "")
    assert [found.rule for found in findings(text)] == ["S1", "O5"]
    missing = QUIZ.replace("    objective: an-objective\n", "").replace("All of the above", "Its path is an oval")
    assert [found.rule for found in findings(missing) if found.severity == "E"] == ["S5"]


def test_what_only_the_reader_sees_is_said_too():
    (unknown,) = (found for found in findings(QUIZ.replace("see:", "sea:")) if found.rule == "X1")
    assert 'unknown field "sea"' in unknown.what and unknown.severity == "E"


@pytest.mark.parametrize(
    "text", ["", "title: [", "items: none", "- a\n- b\n", "title: x\nitems: [1, {id: 2}]\n", "null"]
)
def test_a_file_beyond_reading_is_a_finding(text):
    assert any(found.severity == "E" for found in findings(text))


def test_a_file_that_is_not_there_is_a_finding(tmp_path):
    (found,) = check_file(tmp_path / "none.yml", "none.yml", COURSE).findings
    assert found.rule == "X1" and "no such file" in found.what


def test_outside_of_a_course_nothing_is_said_about_a_course():
    text = QUIZ.replace("All of the above", "Its path is an oval").replace("an-objective", "any").replace("page#", "x#")
    assert not [found for found in findings(text, Course()) if found.severity == "E"]


def test_every_rule_explains_itself():
    assert len(RULES) >= 55
    for rule in RULES.values():
        text = explanation(rule)
        assert text.startswith(f"{rule.id}: ") and rule.source in text
        assert len(rule.reason.split()) >= 15, rule.id
        assert rule_named(rule.id.lower()) is rule


def test_an_unknown_rule_is_a_sentence():
    with pytest.raises(CourseError, match='No rule called "Q1"'):
        rule_named("Q1")


_TEXTS = st.text(max_size=30) | st.sampled_from(
    ["All of these", "____", "a", "is are not", "5-7", "$x$", "[a](b#c)", "A and B"]
)
_VALUES = st.recursive(
    _TEXTS | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3)
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["choice", "choices", "true-false", "number", "sort", "match", "order"]), st.data())
def test_no_item_makes_a_rule_raise(type_, data):
    item = made({"type": type_})
    for name in ("stem", "options", "feedback", "see", "source", "waive", "cards", "also", "hint", "case", "id"):
        if data.draw(st.booleans()):
            item[name] = data.draw(_VALUES)
    if data.draw(st.booleans()):
        texts = data.draw(st.lists(_TEXTS, min_size=3, max_size=5))
        item["options"] = [{"text": text, "correct": "true" if n == 0 else "false"} for n, text in enumerate(texts)]
    check_text(yaml.safe_dump({"title": "A quiz", "items": [item]}, allow_unicode=True), "q.yml", COURSE)
