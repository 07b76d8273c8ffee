"""What an author is told about a quiz that is YAML and yet no quiz: the exact sentences, line and mend included."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.model import read_misconceptions, read_objectives, read_quiz
from onesided.model.items import Choice, Number, Sort
from tests.model.good import QUIZ

NAME = "book/quizzes/a/b.yml"


def said(course: Path, text: str) -> list[str]:
    """The complaints about a quiz with this text, without the name of the file."""
    path = course / NAME
    path.write_text(text, encoding="utf-8")
    return [str(complaint).removeprefix(f"{NAME}:") for complaint in read_quiz(path).complaints]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """An empty course."""
    (tmp_path / "_config.yml").touch()
    (tmp_path / "book/quizzes/a").mkdir(parents=True)
    return tmp_path


def test_a_good_quiz_is_read_without_a_complaint(course: Path) -> None:
    (course / NAME).write_text(QUIZ, encoding="utf-8")
    reading = read_quiz(course / NAME)
    assert reading.complaints == () and reading.value is not None
    assert len({item.type for item in reading.value.items}) == 9
    choice, number, sort = (reading.value.items[index] for index in (0, 3, 4))
    assert isinstance(choice, Choice) and [option.correct for option in choice.options] == [
        True,
        False,
        False,
    ]
    assert choice.options[2].text == "no"
    assert isinstance(number, Number) and (number.answer, number.tolerance) == (8.0, 1.0)
    assert isinstance(sort, Sort) and sort.groups == ("Crossing", "Violation")
    assert reading.value.confidence is True and reading.value.shuffle is True


SPOILT = [
    ("title: What an alliance is\n", "", '1: the quiz has no "title". Write the title of the quiz.'),
    ("title: What", "titel: What", '1: the quiz has an unknown field "titel". Did you mean "title"?'),
    ("title: What an alliance is", "title:", '1: "title" of the quiz is empty. Write the title of the quiz.'),
    (
        "title: What an alliance is",
        'title: " "',
        '1: "title" of the quiz is empty. Write the title of the quiz.',
    ),
    (
        "title: What an alliance is",
        "title: [What]",
        '1: "title" of the quiz is a list, not a text. Write text, in quotes if it has brackets.',
    ),
    (
        "confidence: true",
        "confidence: yes",
        '3: "confidence" of the quiz cannot be "yes". Write true or false.',
    ),
    (
        "        feedback: Warmth helps, but it is not agreement.\n",
        "",
        '14: option 2 has no "feedback". Say why it is right or wrong.',
    ),
    (
        "feedback: Warmth helps, but it is not agreement.",
        "feedbak: Warmth",
        '16: option 2 has an unknown field "feedbak". Did you mean "feedback"?',
    ),
    (
        "feedback: Warmth helps, but it is not agreement.",
        "feedback:",
        '16: "feedback" of option 2 is empty. Say why it is right or wrong.',
    ),
    (
        "        misconception: alliance-is-liking\n",
        "        colour: red\n",
        '15: option 2 has an unknown field "colour". '
        "Delete it; the fields here are text, correct, misconception, feedback.",
    ),
    (
        "        correct: true\n",
        "",
        '10: item "three-parts" has no right option. Write "correct: true" into the option that is right.',
    ),
    (
        "        misconception: alliance-is-liking\n",
        "        correct: true\n",
        '10: item "three-parts" has 2 right options, and the type choice has one. '
        "Keep one of them, or make the type choices.",
    ),
    (
        "{text: Diagnoses, feedback: No.}",
        "{text: Diagnoses, correct: true, feedback: No.}",
        '29: every option of item "which-count" is right. Add one that is wrong.',
    ),
    (
        "{text: Diagnoses,",
        "{text: ' goals',",
        '32: the option "goals" is there twice, first as number 1. Change one of the two.',
    ),
    (
        "    credit: each\n",
        "",
        '25: item "which-count" has no "credit". '
        "Write each, for (right ticks - wrong ticks) / keys, not below 0; all, for all or none.",
    ),
    (
        "credit: each",
        "credit: half",
        '33: "credit" of item "which-count" cannot be "half". '
        "Write each, for (right ticks - wrong ticks) / keys, not below 0; all, for all or none.",
    ),
    (
        "type: choices",
        "type: choises",
        '26: item "which-count" has the unknown type "choises". Did you mean "choices"?',
    ),
    (
        "type: choices",
        "type: cloze",
        '26: item "which-count" has the unknown type "cloze". '
        "Write one of choice, choices, true-false, number, sort, match, order, scale, reflect.",
    ),
    (
        "    type: choices\n",
        "",
        '25: item "which-count" has no "type". '
        "Write one of choice, choices, true-false, number, sort, match, order, scale, reflect.",
    ),
    (
        "id: which-count",
        "id: three-parts",
        '25: the id "three-parts" is there twice, first as number 1. Give each item its own id.',
    ),
    (
        "id: which-count",
        "id: Which Count",
        '25: "id" of item "Which Count" cannot be "Which Count". '
        "Name the item in lower-case words joined by hyphens, such as three-parts.",
    ),
    (
        "  - id: which-count\n    type: choices\n",
        "  - type: choices\n",
        '25: item 2 has no "id". Name the item in lower-case words joined by hyphens, such as three-parts.',
    ),
    (
        "    see: a-unique-bond#the-working-alliance\n    source",
        "    source",
        '5: item "three-parts" has no "see". '
        "Name the passage to read again as page#heading: a-unique-bond#the-working-alliance.",
    ),
    (
        "    see: a-unique-bond#the-working-alliance\n    source",
        "    see: nowhere\n    source",
        '20: "see" of item "three-parts" cannot be "nowhere". '
        "Name the passage to read again as page#heading: a-unique-bond#the-working-alliance.",
    ),
    (
        "source: [bordin1979generalizability]",
        "source: bordin1979generalizability",
        '21: "source" of item "three-parts" is not a list. Write each entry on a line of its own, after "- ".',
    ),
    (
        "source: [bordin1979generalizability]",
        "source: [Bordin 1979]",
        '21: source 1 cannot be "Bordin 1979". '
        "List keys of references.bib, such as [bordin1979generalizability], or leave it out.",
    ),
    ("rule: O1", "rule: long", '23: "rule" of waiver 1 cannot be "long". Name the rule, such as O1.'),
    ("answer: false", "answer: no", '39: "answer" of item "liking" cannot be "no". Write true or false.'),
    (
        "      false: So it is.\n",
        "",
        '40: "feedback" of item "liking" has no "false". Say why, to whoever answered false.',
    ),
    (
        "answer: 8",
        "answer: 8,5",
        '48: "answer" of item "share" cannot be "8,5". Write a number with a decimal point, such as 0.28.',
    ),
    (
        "answer: 8\n",
        "answer: .inf\n",
        '48: "answer" of item "share" cannot be ".inf". Write a number with a decimal point, such as 0.28.',
    ),
    (
        "answer: 8\n",
        "answer: 1e999\n",
        '48: "answer" of item "share" cannot be "1e999". Write a number with a decimal point, such as 0.28.',
    ),
    (
        "tolerance: 1",
        "tolerance: -1",
        '49: "tolerance" of item "share" cannot be "-1". The least it can be is 0.',
    ),
    (
        "{answer: 28,",
        "{answer: 9,",
        "53: foreseen number 1, 9, lies within the tolerance and would be judged right. "
        "Take it out, or make the tolerance smaller.",
    ),
    (
        "      - {answer: 28, feedback: That is r.}\n",
        "      - {answer: 28, feedback: A.}\n      - {answer: 28.0, feedback: B.}\n",
        "54: foreseen number 2 is the same as 1. Keep one of the two.",
    ),
    (
        "group: Violation,",
        "group: Violatoin,",
        '62: card 2 belongs to "Violatoin", which is no group. Did you mean "Violation"?',
    ),
    (
        "group: Violation,",
        "group: Else,",
        '62: card 2 belongs to "Else", which is no group. The groups are Crossing, Violation.',
    ),
    (
        "[Crossing, Violation]",
        "[Crossing, Violation, crossing]",
        '59: the group "crossing" is there twice, first as number 1. Keep one of the two.',
    ),
    (
        "{text: A cup,",
        "{text: A card,",
        '63: the card "A card" is there twice, first as number 1. Change one of the two.',
    ),
    (
        "{left: Rogers,",
        "{left: Bordin,",
        '71: the left side "Bordin" is there twice, first as number 1. Change one of the two.',
    ),
    (
        "right: Conditions",
        "right: Pan-theoretical",
        '69: all right sides of item "joined" are the same. Make them differ, or use choices.',
    ),
    (
        "[Transference]",
        "[Conditions]",
        '73: "Conditions" is spare, and yet right for pair 2. Spare sides fit nothing: take it out, or change it.',
    ),
    (
        "[Transference]",
        "[Transference, transference]",
        '73: the spare right side "transference" is there twice, first as number 1. Keep one of the two.',
    ),
    (
        "{text: Name,",
        "{text: Notice,",
        '81: the step "Notice" is there twice, first as number 1. Two equal steps have no order: change one of them.',
    ),
    (
        "      - {text: Explore, feedback: Last.}\n",
        "",
        '79: "steps" of item "repair" has only 2. Write 3 or more.',
    ),
    ("points: 5", "points: 5.5", '88: "points" of item "how-sure" cannot be "5.5". Write a whole number.'),
    ("points: 5", "points: 1", '88: "points" of item "how-sure" cannot be "1". The least it can be is 2.'),
    ("points: 5", "points: 12", '88: "points" of item "how-sure" cannot be "12". The most it can be is 11.'),
    (
        "    model: A teacher once did.\n",
        "",
        '92: item "your-own" has no "model". Write how someone might answer it.',
    ),
    (
        "    model: A teacher once did.\n",
        "    model: A teacher once did.\n    see: a#b\n",
        '97: item "your-own" has an unknown field "see". '
        "Delete it; the fields here are id, objective, case, stem, hint, source, edition, waive, type, model.",
    ),
    (
        "  - id: your-own\n",
        "  - only words\n  - id: your-own\n",
        "92: item 9 is not made of fields. Write one field to a line, as name: value.",
    ),
    (
        "stem: Which is which?",
        "stem: '[Which](javascript:alert(1)) is which?'",
        '58: "stem" of item "crossing" links to "javascript:alert(1)". '
        "Link to https://…, mailto:… or a passage of the course, page#heading.",
    ),
    (
        "stem: Which is which?",
        "stem: '<file:///etc/passwd> is which?'",
        '58: "stem" of item "crossing" links to "file:///etc/passwd". '
        "Link to https://…, mailto:… or a passage of the course, page#heading.",
    ),
    (
        "stem: Which is which?",
        "stem: '![Which](https://example.org/a.png) is which?'",
        '58: "stem" of item "crossing" has the picture "https://example.org/a.png". Say it in words; items hold text.',
    ),
]


@pytest.mark.parametrize(("good", "bad", "sentence"), SPOILT, ids=lambda text: text[:50])
def test_one_mistake_is_one_sentence(course: Path, good: str, bad: str, sentence: str) -> None:
    assert good in QUIZ
    assert said(course, QUIZ.replace(good, bad, 1)) == [sentence]


def test_a_list_that_is_too_long_is_told_how_long_it_may_be(course: Path) -> None:
    options = "".join(f"      - {{text: Option {number}, feedback: No.}}\n" for number in range(12))
    spoilt = QUIZ.replace("      - text: no\n        feedback: The word stays a word.\n", options)
    assert said(course, spoilt) == ['10: "options" of item "three-parts" has 14. Keep at most 12.']


def test_a_name_that_is_too_long_is_told_so(course: Path) -> None:
    spoilt = QUIZ.replace("id: three-parts", f"id: {'a' * 81}")
    assert said(course, spoilt) == [f'5: "id" of item "{"a" * 59}…" is too long. Use at most 80 characters.']


def test_all_complaints_of_a_file_come_at_once_and_in_its_order(course: Path) -> None:
    spoilt = QUIZ
    for good, bad, _ in (SPOILT[0], SPOILT[9], SPOILT[12], SPOILT[33], SPOILT[46]):
        spoilt = spoilt.replace(good, bad, 1)
    lines = [int(sentence.split(":")[0]) for sentence in said(course, spoilt.replace("low: Not", "low: &a Not"))]
    assert len(lines) == 6 and lines == sorted(lines)


@pytest.mark.parametrize(
    "link",
    [
        "https://doi.org/10.1037/h0085885",
        "http://example.org",
        "mailto:a@example.org",
        "a-unique-bond#the-parts",
    ],
)
def test_links_to_the_web_to_people_and_to_passages_are_fine(course: Path, link: str) -> None:
    assert said(course, QUIZ.replace("stem: Which is which?", f"stem: '[Which]({link}) is which?'")) == []


@pytest.mark.parametrize("text", ["a `](javascript:x)` in code", "p < .05 [sic]", "</script>", '<b onclick="x">'])
def test_what_only_looks_like_a_link_is_text(course: Path, text: str) -> None:
    assert said(course, QUIZ.replace("stem: Which is which?", f"stem: '{text} is which?'")) == []


@pytest.mark.parametrize(
    "link",
    ["java&#115;cript:alert(1)", "//example.org/x", "book/welcome.md", "#here", "data:text/html,x", ""],
)
def test_links_elsewhere_are_refused_however_they_are_written(course: Path, link: str) -> None:
    complaints = said(course, QUIZ.replace("stem: Which is which?", f"stem: '[Which]({link}) is which?'"))
    assert len(complaints) == 1 and 'links to "' in complaints[0]


@pytest.mark.parametrize("text", ["just words", "- a\n- b\n"])
def test_a_file_that_is_no_set_of_fields_is_no_quiz(course: Path, text: str) -> None:
    assert said(course, text) == ["1: the quiz is not made of fields. Write one field to a line, as name: value."]


def test_objectives_and_misconceptions_are_read_by_the_same_reader(course: Path) -> None:
    objectives = course / "book/objectives.yml"
    objectives.write_text(
        "parts:\n  chapter: a\n  verb: name\n  level: remember\n  text: Name them.\n"
        "The Other:\n  chapter: a\n  level: recall\n  text: Name them.\n",
        encoding="utf-8",
    )
    assert [str(complaint) for complaint in read_objectives(objectives).complaints] == [
        'book/objectives.yml:6: "The Other" is not a name. Use lower-case words joined by hyphens.',
        'book/objectives.yml:6: objective "The Other" has no "verb". Write what the learner can do, as one verb.',
        'book/objectives.yml:8: "level" of objective "The Other" cannot be "recall". '
        "Write remember, understand, apply, analyse or evaluate.",
    ]
    objectives.write_text("parts:\n", encoding="utf-8")
    assert [str(complaint) for complaint in read_objectives(objectives).complaints] == [
        'book/objectives.yml:1: objective "parts" is empty. Write it, or delete the line.'
    ]
    misconceptions = course / "book/misconceptions.yml"
    misconceptions.write_text("liking: {number: M5, belief: It is., correction: It is not.}\n", encoding="utf-8")
    assert read_misconceptions(misconceptions).value["liking"].number == "M5"  # type: ignore[index]
    misconceptions.write_text("liking: {number: 5, belief: It is., correction: It is not.}\n", encoding="utf-8")
    assert [str(complaint) for complaint in read_misconceptions(misconceptions).complaints] == [
        'book/misconceptions.yml:1: "number" of misconception "liking" cannot be "5". Write its number, such as M5.'
    ]
