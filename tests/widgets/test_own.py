"""What a learner has of their own, as widgets: drawn from the record, and nothing of it in what a notebook saves."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from onesided import attempts, my_calibration, my_map, my_record, my_words, quiz, review
from onesided.judge import judge
from onesided.markup.own import own_text
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import find_shelf
from onesided.model.digest import digest
from onesided.record import new_attempt, read_log, recall_all, remember, write_log

QUIZ = """\
title: A trial
items:
  - id: which
    type: choice
    objective: aim
    stem: Which one is right?
    see: bread#first
    options:
      - {text: This one, correct: true, feedback: Because it is the one that is right in this trial of ours.}
      - {text: That one, misconception: that, feedback: Because the other is right in this trial of ours.}
      - {text: Neither, feedback: Because one of the others is right in this trial of ours.}
  - id: think
    type: reflect
    objective: aim
    stem: What would you tell a *friend*?
    model: Something kind.
"""


@pytest.fixture(autouse=True)
def course_of_one_chapter(tmp_path, monkeypatch):
    root = tmp_path / "course"
    (root / "book" / "quizzes" / "bread").mkdir(parents=True)
    (root / "book" / "vignettes").mkdir()
    (root / "notebooks").mkdir()
    (root / "_config.yml").write_text("")
    (root / "book" / "quizzes" / "bread" / "trial.yml").write_text(QUIZ)
    (root / "book" / "references.bib").write_text("")
    (root / "book" / "objectives.yml").write_text(
        "aim: {chapter: bread, verb: tell, level: apply, text: Tell bread from cake.}\n"
    )
    (root / "book" / "misconceptions.yml").write_text(
        "that: {number: M1, belief: That one is right., correction: This one is.}\n"
    )
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Bread and cake"},
        {"cell_type": "code", "id": "ask", "metadata": {}, "source": 'quiz("bread/trial")', "outputs": []},
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (root / "notebooks" / "01-bread.ipynb").write_text(json.dumps(notebook))
    (root / "notebooks" / "review.ipynb").write_text(json.dumps({**notebook, "cells": cells[:1]}))
    monkeypatch.chdir(root)
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "kept" / "record.sqlite3"))


def answered(response, *, id_="which", days_ago=0, confidence=None):
    """An attempt of some days ago, kept in the record."""
    item = next(item for item in find_shelf().quiz("bread/trial").items if item.id == id_)
    made = new_attempt(
        f"bread/trial#{id_}",
        "bread#ask",
        digest(item),
        response,
        judge(item, response).as_json(),
        confidence,
        seconds=12,
    )
    time = datetime.now(UTC) - timedelta(days=days_ago)
    made["time"] = time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert remember(made)
    return made


def said(piece):
    """What a piece sends to the front end by message."""
    heard = []
    piece.send = lambda message, buffers=None: heard.append(message)
    return heard


def test_the_map_is_drawn_from_what_was_answered():
    assert my_map().summary["attempts"] == 0
    answered(0, days_ago=3)
    summary = my_map().summary
    assert (summary["answered"], summary["questions"], summary["days"]) == (1, 1, 1)
    assert summary["chapters"][0]["title"] == "Bread and cake"
    assert summary["chapters"][0]["href"] == "notebooks/01-bread.ipynb"
    assert summary["due"]["now"] == ["bread/trial#which"]
    assert 'data-review="notebooks/review.ipynb"' in my_map().html


def test_a_map_that_is_shown_follows_the_record():
    shown, asked = my_map(), quiz("bread/trial", occasion="here")
    item = find_shelf().quiz("bread/trial").items[0]
    asked.attempts = [new_attempt("bread/trial#which", "here", digest(item), 1, None)]
    assert shown.summary["answered"] == 1


@pytest.mark.parametrize(
    ("show", "name"),
    [
        (my_map, "map"),
        (my_calibration, "calibration"),
        (my_words, "words"),
        (my_record, "record"),
        (review, "review"),
    ],
)
def test_what_a_notebook_saves_is_the_same_for_everyone(show, name):
    before = show()._repr_mimebundle_()[0]
    answered("Only for me: a heron.", id_="think")
    answered(1, days_ago=2, confidence="certain")
    data = show()._repr_mimebundle_()[0]
    view = "application/vnd.jupyter.widget-view+json"
    assert {**data, view: None} == {**before, view: None}
    assert data[REFERENCE_MIME] == {"kind": "own", "name": name}
    assert data["text/plain"] == own_text(name) == repr(show())
    assert "heron" not in json.dumps(data)


def test_words_are_shown_if_they_were_kept_and_only_then():
    answered(True, id_="think")
    assert my_words().words == []
    answered("A <b>heron</b>.", id_="think")
    found = my_words().words
    assert [(one["stem"], one["text"], one["chapter"]) for one in found] == [
        ("What would you tell a friend?", "A <b>heron</b>.", "Bread and cake")
    ]


def test_a_review_asks_what_is_due_and_judges_it_itself():
    assert review().due == ()
    assert "<form" not in review().html
    answered(1, days_ago=2, confidence="certain")
    shown = review()
    assert shown.due == ("bread/trial#which",)
    assert shown.begun
    assert 'data-quiz="bread/trial"' in shown.html
    assert "Question 1<" in shown.html and "From chapter 1, Bread and cake" in shown.html
    assert 'name="confidence"' in shown.html, "a review always asks how sure one is"
    assert "What many people believe: That one is right." in shown.html
    item = find_shelf().quiz("bread/trial").items[0]
    boast = judge(item, 0).as_json()
    shown.attempts = [
        *shown.attempts,
        new_attempt("bread/trial#which", shown.occasion, digest(item), 1, boast, "guessing"),
    ]
    assert shown.answered == 1
    assert recall_all()[-1]["verdict"]["right"] is False
    assert review().due == (), "it comes back another day"
    assert shown.due == ("bread/trial#which",), "and stays where it was answered"


def test_a_review_of_another_day_begins_empty(monkeypatch):
    answered(0, days_ago=2)
    assert review().answered == 0
    assert review().occasion.startswith("review#20")


def test_the_record_is_handed_out_as_a_file():
    answered(0)
    shown = my_record()
    heard = said(shown)
    shown._answer(shown, {"ask": "download"}, [])
    (told,) = heard
    assert told["answer"] == "download"
    assert told["name"].startswith("one-sided-record-20") and told["name"].endswith(".jsonl")
    assert read_log(told["text"]).attempts == recall_all()


def test_a_file_can_only_add():
    kept = answered(0, days_ago=1)
    other = {**kept, "uuid": "11111111-1111-4111-8111-111111111111", "response": 1}
    forged = {**kept, "response": 2}
    shown, map_ = my_record(), my_map()
    heard = said(shown)
    text = write_log([other, forged], "2026-01-01T00:00:00.000Z") + "{broken\n"
    shown._answer(shown, {"ask": "upload", "text": text}, [])
    assert heard == [{"answer": "added", "added": 1, "known": 1, "refused": 1}]
    assert {one["uuid"]: one["response"] for one in recall_all()} == {kept["uuid"]: 0, other["uuid"]: 1}
    assert map_.summary["attempts"] == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("<html>", "not-a-record"),
        ('{"format":"onesided-record","version":99,"written":"x","attempts":0}\n', "newer"),
    ],
)
def test_a_file_that_is_no_record_is_refused_with_its_reason(text, problem):
    shown = my_record()
    heard = said(shown)
    shown._answer(shown, {"ask": "upload", "text": text}, [])
    assert heard == [{"answer": "refused", "problem": problem}]


def test_what_is_handed_in_is_what_was_chosen():
    answered(0, days_ago=1)
    answered("Only for me: a heron.", id_="think")
    shown = my_record()
    assert 'value="bread" data-pieces="bread/trial"' in shown.html and "1. Bread and cake" in shown.html
    heard = said(shown)
    request = {"ask": "hand-in", "name": " Ana\n", "chapters": {"bread": ["bread/trial"]}, "reflections": False}
    shown._answer(shown, request, [])
    shown._answer(shown, {**request, "chapters": {"cake": []}}, [])
    made, none = heard
    held = json.loads(made["text"])
    assert (held["name"], held["chapters"]) == ("Ana", ["bread"]) and "heron" not in made["text"]
    assert [one["response"] for one in held["attempts"]] == [0, True]
    assert (made["answer"], made["attempts"], made["questions"], made["words"]) == ("hand-in", 2, 2, 1)
    assert made["file"].startswith("one-sided-hand-in-20") and made["id"][:8] in made["file"]
    assert none["attempts"] == 0


def test_where_no_course_is_around_the_record_can_be_moved_all_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "os-save" in my_record().html and "data-pieces" not in my_record().html


@pytest.mark.parametrize(
    "junk",
    [
        {"ask": "hand-in"},
        {"ask": "hand-in", "name": 3, "chapters": None, "reflections": False},
        {"ask": "hand-in", "name": "", "chapters": {"a": 3}, "reflections": False},
        {"ask": "hand-in", "name": "", "chapters": None, "reflections": "no"},
        None,
        3,
        "erase",
        {},
        {"ask": "upload"},
        {"ask": "upload", "text": 3},
        {"ask": "more"},
    ],
)
def test_what_is_no_request_is_passed_over(junk):
    shown = my_record()
    heard = said(shown)
    answered(0)
    shown._answer(shown, junk, [])
    assert heard == [] and len(recall_all()) == 1


def test_erasing_empties_what_is_shown_as_well():
    answered(0)
    asked, map_, record = quiz("bread/trial", occasion="bread#ask"), my_map(), my_record()
    assert asked.responses == {"which": 0}
    heard = said(record)
    record._answer(record, {"ask": "erase"}, [])
    assert heard == [{"answer": "erased"}]
    assert recall_all() == [] == attempts()
    assert asked.responses == {} == asked.verdicts
    assert asked.attempts == [] and asked.erased == 1
    assert map_.summary["attempts"] == 0
    item = find_shelf().quiz("bread/trial").items[0]
    asked.attempts = [new_attempt("bread/trial#which", "bread#ask", digest(item), 2, None)]
    assert [one["response"] for one in recall_all()] == [2], "what was erased does not come back"


def test_where_nothing_can_be_kept_the_pieces_are_there_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.sqlite3"))
    assert my_map().summary["attempts"] == 0
    assert my_map().notice == "no-memory"
    assert review().due == ()
    shown = my_record()
    heard = said(shown)
    attempt = {**new_attempt("bread/trial#which", "x", "12345678-12345678", None, None)}
    shown._answer(shown, {"ask": "upload", "text": write_log([attempt], attempt["time"])}, [])
    assert heard == [{"answer": "refused", "problem": "no-memory"}]
