"""A folder that holds very little: what can be done with it is done, and what cannot is said in sentences."""

from __future__ import annotations

import json

import pytest

from onesided.cli import main
from onesided.model import Shelf
from onesided.model.root import COURSE
from onesided.starting.pieces import filled
from tests.conftest import ROOT
from tests.model.good import QUIZ

NAME = "my-topic/what-an-alliance-is"


@pytest.fixture
def little(tmp_path, monkeypatch):
    """A folder with one quiz of the course's kind, and nothing else; commands run elsewhere."""
    monkeypatch.delenv(COURSE, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"mine/book/quizzes/{NAME}.yml"
    path.parent.mkdir(parents=True)
    path.write_text(QUIZ, encoding="utf-8")
    return tmp_path / "mine"


def run(capsys, folder, *arguments):
    code = main(["--course", str(folder), *arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


def test_check_says_what_is_not_there_and_what_that_means(little, capsys):
    _, said, _ = run(capsys, little, "check")
    told = " ".join(said.partition("What is not here:")[2].split())
    assert "There is no _config.yml and no _toc.yml, so no book can be built of this folder." in told
    assert "answers to its quizzes and stories are remembered by their names alone" in told
    assert "There is no book/objectives.yml" in told and "There is no page" in told
    assert "There is no book/references.bib, so works are shown by the keys" in told
    for rule in ("S5", "F7", "X2", "X3"):
        assert f" {rule}" not in said, f"nothing is known that {rule} could go by"
    code, said, _ = run(capsys, little, "check", "--format", "json")
    assert len(json.loads(said)["absent"]) == 5 and code == 1


def test_what_a_bank_needs_of_another_course_it_brings_itself(little, capsys):
    code, said, _ = run(capsys, little, "check")
    assert code == 1 and 'There is no misconception "alliance-is-liking".' in said
    beliefs = "alliance-is-liking:\n  number: M1\n  belief: It is liking.\n  correction: Liking is a part of it.\n"
    (little / "book/misconceptions.yml").write_text(beliefs, encoding="utf-8")
    assert " X4" not in run(capsys, little, "check")[1]


def test_a_sound_bank_alone_passes(little, capsys):
    text = filled("quiz.yml", title="A topic", objective="whatever-it-is", see="a-page-to-come#its-heading")
    (little / f"book/quizzes/{NAME}.yml").write_text(text, encoding="utf-8")
    code, said, _ = run(capsys, little, "check")
    assert code == 0 and "Checked 1 quiz with 2 items: 0 errors, 1 warning" in said, "there is no list of names yet"


def test_what_is_there_is_looked_at(little, capsys):
    (little / "book/objectives.yml").write_text(
        "another:\n  chapter: my-topic\n  verb: name\n  level: remember\n  text: Name it.\n", encoding="utf-8"
    )
    (little / "book/references.bib").write_text("@misc{other, title = {Another}}\n", encoding="utf-8")
    (little / "book/page.md").write_text("# A page\n", encoding="utf-8")
    _, said, _ = run(capsys, little, "check")
    for rule in ("S5", "F7", "X2", "X3"):
        assert f" {rule}" in said
    told = said.partition("What is not here:")[2]
    assert "_config.yml" in told and "objectives" not in told and "references" not in told and "no page" not in told


def test_a_whole_course_lacks_nothing_and_says_nothing(capsys):
    code, said, _ = run(capsys, ROOT, "check", "--format", "json")
    assert code == 0 and json.loads(said)["absent"] == []


@pytest.mark.parametrize("verb", [["book"], ["publish", "site"], ["pdf"], ["epub"]])
@pytest.mark.parametrize("there", ["", "_config.yml", "_toc.yml"])
def test_a_book_cannot_be_built_of_it_which_says_how_it_could(little, capsys, verb, there):
    if there:
        (little / there).write_text("", encoding="utf-8")
    code, said, told = run(capsys, little, *verb)
    assert code == 1 and said == ""
    for name in ("_config.yml", "_toc.yml"):
        assert (f"no {name}" in told) == (name != there)
    assert f"onesided new course {little}" in told


def test_other_verbs_say_what_is_missing_or_do_what_they_can(little, capsys):
    assert run(capsys, little, "slides")[2].startswith("There is no chapter in ")
    assert run(capsys, little, "notebooks")[:2] == (
        0,
        f"There is no notebook in {little / 'notebooks'}. To begin one: onesided new chapter NAME\n",
    )
    assert run(capsys, little, "pages")[1].startswith("There is nothing in ")
    assert run(capsys, little, "schema")[0] == 0 and (little / "book/vignettes/vignette.schema.json").is_file()
    assert run(capsys, little, "check", "--accept-names")[1].startswith("book/names.txt: written")


def test_quizzes_and_stories_can_be_begun_in_it(little, capsys):
    code, said, _ = run(capsys, little, "new", "quiz", "my-topic/second")
    assert code == 0 and "send readers to my-topic#the-first-section. There is no such page yet" in said
    assert run(capsys, little, "new", "vignette", "the-loan")[0] == 0
    assert not (little / "book/objectives.yml").exists(), "the objectives of the first quiz would not be in it"
    for name in ("my-topic/second", "the-loan"):
        assert run(capsys, little, "check", name)[0] == 0
    assert Shelf(little).quiz("my-topic/second").items and Shelf(little).vignette("the-loan").scenes


def test_the_first_quiz_of_all_brings_its_objectives(little, capsys, tmp_path):
    empty = tmp_path / "empty"
    (empty / "book").mkdir(parents=True)
    assert run(capsys, empty, "new", "quiz", "my-topic/first")[0] == 0
    shelf = Shelf(empty)
    assert {item.objective for item in shelf.quiz("my-topic/first").items} <= set(shelf.objectives())
    assert (empty / "book/objectives.yml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert run(capsys, empty, "check")[0] == 0


def test_a_chapter_begun_in_it_links_to_no_page_that_is_not_there(little, capsys):
    (little / "book/help-lines.md").write_text("# Help lines\n", encoding="utf-8")
    assert run(capsys, little, "new", "chapter", "what-silence-does")[0] == 0
    text = (little / "notebooks/01-what-silence-does.ipynb").read_text(encoding="utf-8")
    assert "(../book/help-lines.md)" in text and "../book/glossary.md" not in text and "the glossary" in text
