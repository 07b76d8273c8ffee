"""Two courses with a quiz and a story of the same names: one record holds the answers to both, and they never mix."""

import json

import pytest

from onesided import my_map, my_words, quiz, review, vignette
from onesided.model import find_shelf
from onesided.model.digest import digest, story_digest
from onesided.record import new_attempt, recall_all, remember
from onesided.widgets.today import now
from tests.model.good_story import STORY
from tests.widgets.test_own import QUIZ

ITEM = "bread/trial#which"
MARKS = {"big": "", "ours": "--ours-3fa9c1/", "theirs": "--theirs-77aa01/"}


@pytest.fixture
def courses(tmp_path, monkeypatch):
    """Goes into one of three courses that are alike but for their names: the first has none, as the big course."""
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "record.sqlite3"))
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Bread and cake"},
        {
            "cell_type": "code",
            "id": "ask",
            "metadata": {},
            "source": 'quiz("bread/trial")\nvignette("the-parcel")',
            "outputs": [],
        },
    ]
    for name, mark in MARKS.items():
        for path, text in {
            "_config.yml": f"sphinx: {{config: {{onesided_name: {mark.strip('-/') or chr(34) * 2}}}}}",
            "book/quizzes/bread/trial.yml": QUIZ,
            "book/vignettes/the-parcel.yml": STORY,
            "book/help-lines.md": "# Help lines\n",
            "book/objectives.yml": "aim: {chapter: bread, verb: tell, level: apply, text: Tell bread from cake.}\n",
            "notebooks/01-bread.ipynb": json.dumps(
                {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            ),
        }.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, encoding="utf-8")

    def into(name):
        monkeypatch.chdir(tmp_path / name / "notebooks")
        return MARKS[name]

    return into


@pytest.mark.parametrize("here", MARKS)
def test_an_answer_is_shown_where_it_was_given_and_nowhere_else(courses, here):
    mark = courses(here)
    shown = quiz("bread/trial", occasion="here")
    item = find_shelf().quiz("bread/trial").items[0]
    assert f'data-name="{mark}bread/trial"' in shown.html
    shown.attempts = [new_attempt(f"{mark}{ITEM}", "here", digest(item), 1, None)]
    assert shown.responses == {"which": 1}
    assert [attempt["name"] for attempt in recall_all()] == [f"{mark}{ITEM}"]
    for name in MARKS:
        courses(name)
        assert quiz("bread/trial", occasion="here").responses == ({"which": 1} if name == here else {})


@pytest.mark.parametrize("here", MARKS)
def test_a_way_through_a_story_is_taken_in_one_course(courses, here):
    mark = courses(here)
    shown = vignette("the-parcel", occasion="here")
    response = {"path": [["the-parcel", 1]], "side": "own"}
    name = f"{mark}the-parcel"
    shown.attempts = [new_attempt(name, "here", story_digest(find_shelf().vignette("the-parcel")), response, None)]
    shown.restart()
    assert [attempt["name"] for attempt in recall_all()] == [name, name]
    shown.attempts = [
        *shown.attempts,
        new_attempt(name, "here", story_digest(find_shelf().vignette("the-parcel")), response, None),
    ]
    for other in MARKS:
        courses(other)
        seen = vignette("the-parcel", occasion="here").path
        assert seen == ([("the-parcel", 1)] if other == here else [])


def test_what_was_answered_elsewhere_is_not_taken_from_the_browser_either(courses):
    courses("ours")
    shown = quiz("bread/trial", occasion="here")
    item = find_shelf().quiz("bread/trial").items[0]
    for name in (ITEM, f"--theirs-77aa01/{ITEM}"):
        shown.attempts = [new_attempt(name, "here", digest(item), 1, None)]
        assert shown.attempts == [] and recall_all() == []


@pytest.mark.parametrize("here", MARKS)
def test_map_review_and_words_follow_from_one_course(courses, here):
    mark = courses(here)
    which, think = find_shelf().quiz("bread/trial").items
    for item, response in ((which, 1), (think, "A heron.")):
        made = new_attempt(f"{mark}bread/trial#{item.id}", "bread#ask", digest(item), response, None, "certain")
        verdict = {"complete": True, "problem": None, "credit": None, "right": None, "parts": []}
        graded = {**verdict, "credit": 0.0, "right": False} if item is which else verdict
        assert remember({**made, "time": "2026-01-01T12:00:00.000Z", "verdict": graded})
    assert now() > "2026-01-02"
    for name in MARKS:
        mine = courses(name)
        assert my_map().summary["answered"] == int(name == here)
        assert my_map().summary["due"]["changed"] == []
        assert [one["text"] for one in my_words().words] == (["A heron."] if name == here else [])
        asked = review()
        assert asked.due == ((f"{mine}{ITEM}",) if name == here else ())
        assert (f'data-quiz="{mine}bread/trial"' in asked.html) == (name == here)


def test_one_can_start_afresh_in_a_named_course(courses):
    mark = courses("ours")
    shown = quiz("bread/trial", occasion="here")
    item = find_shelf().quiz("bread/trial").items[0]
    shown.attempts = [new_attempt(f"{mark}{ITEM}", "here", digest(item), 0, None)]
    assert (shown.answered, shown.score) == (1, 1.0)
    shown.reset()
    assert (shown.answered, shown.responses) == (0, {})
    assert [attempt["response"] for attempt in recall_all()] == [0, None]
