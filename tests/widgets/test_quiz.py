"""A quiz as a widget: Python follows what is clicked, and trusts nothing that comes from the browser."""

import ipywidgets
import pytest

from onesided import quiz
from onesided.judge import judge
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import CourseError, find_shelf
from onesided.model.digest import digest
from onesided.record import new_attempt, recall

BANK = """\
title: A trial
items:
  - id: which
    type: choice
    objective: trial
    stem: Which one is right?
    see: page#heading
    options:
      - {text: This one, correct: true, feedback: Because it is the one that is right in this trial of ours.}
      - {text: That one, feedback: Because the other one is right in this trial of ours.}
      - {text: Neither, feedback: Because one of the others is right in this trial of ours.}
  - id: how-sure
    type: scale
    objective: trial
    stem: How sure are you?
    points: 5
    low: Not at all
    high: Wholly
    after: Thank you.
"""


@pytest.fixture(autouse=True)
def course_of_one_quiz(tmp_path, monkeypatch):
    (tmp_path / "_config.yml").write_text("")
    (tmp_path / "book" / "quizzes").mkdir(parents=True)
    (tmp_path / "book" / "quizzes" / "trial.yml").write_text(BANK)
    (tmp_path / "book" / "references.bib").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "record.sqlite3"))


def attempt(widget, id_="which", response=0, verdict=None, **changes):
    item = next(item for item in find_shelf().quiz("trial").items if item.id == id_)
    made = new_attempt(f"trial#{id_}", widget.occasion, digest(item), response, verdict)
    return {**made, **changes}


def test_it_is_a_widget_that_can_be_boxed_observed_and_linked():
    shown, heard = quiz("trial"), []
    assert isinstance(shown, ipywidgets.DOMWidget)
    ipywidgets.VBox([shown])
    bar = ipywidgets.FloatProgress(max=1)
    ipywidgets.link((shown, "score"), (bar, "value"))
    shown.observe(lambda change: heard.append(change["new"]), "responses")
    shown.attempts = [attempt(shown)]
    assert heard == [{"which": 0}]
    assert bar.value == shown.score == 1.0
    assert shown.answered == 1


def test_a_verdict_from_the_browser_is_judged_again():
    shown = quiz("trial")
    item = find_shelf().quiz("trial").items[0]
    shown.attempts = [attempt(shown, response=1, verdict=judge(item, 0).as_json())]
    assert shown.verdicts == {"which": judge(item, 1).as_json()}
    assert shown.score == 0
    assert recall({"trial#which"})[0]["verdict"]["right"] is False


def test_what_was_answered_is_there_again_where_it_was_asked():
    first = quiz("trial", occasion="before")
    first.attempts = [attempt(first), attempt(first, "how-sure", 4)]
    assert quiz("trial", occasion="before").responses == {"which": 0, "how-sure": 4}
    after = quiz("trial", occasion="after")
    assert after.responses == {}
    assert [kept["occasion"] for kept in after.attempts] == ["before", "before"]


def test_reset_clears_the_screen_and_not_the_record():
    shown = quiz("trial")
    shown.attempts = [attempt(shown)]
    shown.reset()
    assert shown.responses == {} == shown.verdicts
    assert shown.score == shown.answered == 0
    assert len(recall({"trial#which"})) == 2
    assert quiz("trial").responses == {}
    shown.attempts = [*shown.attempts, attempt(shown, response=2)]
    assert shown.responses == {"which": 2}


def test_an_answer_to_what_the_question_once_meant_is_not_shown():
    shown = quiz("trial")
    shown.attempts = [attempt(shown, digest="00000000-00000000")]
    assert shown.responses == {}


@pytest.mark.parametrize("junk", [None, 7, {}, {"uuid": "x"}, "text"])
def test_junk_from_the_browser_is_left_out(junk):
    shown = quiz("trial")
    shown.attempts = [junk, attempt(shown)]
    assert shown.responses == {"which": 0}
    assert len(shown.attempts) == 1


def test_an_attempt_is_remembered_once():
    shown = quiz("trial")
    once = attempt(shown)
    shown.attempts = [once]
    shown.attempts = [once, attempt(shown, "how-sure", 2)]
    assert len(recall({"trial#which"})) == 1


def test_the_output_holds_a_reference_and_a_sentence_and_nothing_that_dies():
    data, _ = quiz("trial")._repr_mimebundle_()
    assert data[REFERENCE_MIME] == {"kind": "quiz", "name": "trial", "occasion": None}
    assert data["text/plain"] == "Quiz: A trial, 2 questions. Run this cell to answer them."
    assert repr(quiz("trial")) == repr(quiz("trial"))


def test_a_wrong_name_is_one_sentence():
    with pytest.raises(CourseError) as error:
        quiz("trail")
    assert str(error.value).startswith('No quiz called "trail"; the nearest is "trial".')
    assert error.value._render_traceback_() == [str(error.value)]


def test_a_quiz_without_any_memory_is_still_a_quiz(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.sqlite3"))
    shown = quiz("trial")
    shown.attempts = [attempt(shown)]
    assert shown.responses == {"which": 0}
    assert shown.learner == ""
