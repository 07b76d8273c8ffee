"""`onesided check`: the course's own bank passes, and whatever is broken in it is said, in every format."""

from __future__ import annotations

import json
import re

import pytest

from onesided.cli import main
from onesided.lint import RULES
from tests.conftest import ROOT

BANK = "book/quizzes/a-unique-bond/chapter-quiz.yml"


@pytest.fixture
def spoil(course, monkeypatch):
    """Changes a file of a copy of the course, in which the command is then run."""
    monkeypatch.chdir(course)

    def change(old, new, file=BANK):
        text = (course / file).read_text(encoding="utf-8")
        assert old in text
        (course / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def check(capsys, *arguments):
    code = main(["check", *arguments])
    return code, capsys.readouterr().out


def test_the_course_is_good_enough_to_be_released(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code, said = check(capsys, "--strict", "--format", "json")
    found = json.loads(said)
    assert code == 0 and found["release"] == {"ready": True, "short_of": []}
    assert found["files"] == len(list((ROOT / "book/quizzes").rglob("*.yml")))
    assert found["items"] >= 16
    assert not [finding for finding in found["findings"] if finding["severity"] == "E"]


SPOILT = [
    ("text: The bond", "text: All of the above", "O5"),
    ("see: a-unique-bond#mending-it", "see: a-unique-bond#mending", "F7"),
    ("objective: read-the-size", "objective: read-the-sise", "S5"),
    ("source: [bordin1979generalizability]", "source: [bordin1979]", "X3"),
    ("misconception: alliance-is-liking", "misconception: alliance-is-linking", "X4"),
    ("credit: each", "credit: every", "X1"),
    ("id: from-r-to-a-share", "id: the-empty-diary", "S4"),
]


@pytest.mark.parametrize(("old", "new", "rule"), SPOILT, ids=[rule for *_, rule in SPOILT])
def test_what_is_broken_is_said_where_it_is_and_fails(spoil, capsys, course, old, new, rule):
    line = (course / BANK).read_text(encoding="utf-8").partition(old)[0].count("\n") + 1
    spoil(old, new)
    code, said = check(capsys)
    assert code == 1
    assert any(int(at) in range(line - 2, line + 2) for at in re.findall(rf"{BANK}:(\d+): error {rule}", said)), said


def test_a_broken_list_of_objectives_is_said(spoil, capsys):
    spoil("verb: name", "verb: ", "book/objectives.yml")
    code, said = check(capsys)
    assert code == 1 and "book/objectives.yml:5: error X1" in said


def test_a_quiz_that_no_page_shows_and_one_that_is_not_there(course, spoil, capsys):
    (course / "book/quizzes/lonely.yml").write_text((course / BANK).read_text(encoding="utf-8"), encoding="utf-8")
    (course / "book/quizzes/Not A Name.yaml").touch()
    code, said = check(capsys)
    assert code == 0
    assert "book/quizzes/lonely.yml:1: warning X2: no page shows this quiz" in said
    assert "book/quizzes/Not A Name.yaml:1: warning X2" in said
    (course / BANK).rename(course / "book/quizzes/a-unique-bond/quiz.yml")
    code, said = check(capsys)
    assert code == 1
    assert "notebooks/01-a-unique-bond.ipynb:" in said and 'there is no quiz "a-unique-bond/chapter-quiz"' in said


def test_warnings_fail_only_where_that_is_asked(spoil, capsys):
    spoil("stem: What follows from the wider interval?", "stem: In your opinion, what follows from the interval?")
    spoil("stem: Which part of their alliance is under most strain?", "stem: Which part is not under strain?")
    assert check(capsys)[0] == 0
    code, said = check(capsys, "--strict")
    assert code == 1 and "Not yet to be released: 2 of 21 items carry a flaw" in said


def test_a_name_narrows_the_check(spoil, capsys):
    spoil("text: The bond", "text: All of the above")
    assert check(capsys, "a-unique-bond/when-it-strains") == (0, check(capsys, "a-unique-bond/when-it-strains")[1])
    assert check(capsys, "a-unique-bond/chapter-quiz")[0] == 1
    assert check(capsys, "a-unique-bond")[0] == 1
    assert check(capsys, BANK)[0] == 1


def test_a_wrong_name_is_a_sentence(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["check", "a-unique-bond/chapter-quizz"]) == 1
    assert 'the nearest is "a-unique-bond/chapter-quiz"' in capsys.readouterr().err


def test_github_gets_an_annotation_for_each_finding(spoil, capsys):
    spoil("text: The bond", "text: All of the above")
    _, said = check(capsys, "--format", "github")
    assert re.search(
        rf"^::error file={BANK},line=\d+,title=O5::the-empty-diary: “All of the above” is an option\. \w", said
    )


def test_json_has_every_part_of_a_finding(spoil, capsys):
    spoil("text: The bond", "text: All of the above")
    found = json.loads(check(capsys, "--format", "json")[1])
    (finding,) = (one for one in found["findings"] if one["rule"] == "O5")
    assert set(finding) == {"file", "line", "rule", "severity", "item", "what", "mend"}
    assert (finding["file"], finding["severity"], finding["item"]) == (BANK, "E", "the-empty-diary")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_is_explained_anywhere(rule, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, said = check(capsys, "--explain", rule.lower())
    assert code == 0 and said.startswith(f"{rule}: ") and "Source: " in said


def test_a_rule_that_there_is_not(capsys):
    assert main(["check", "--explain", "O77"]) == 1
    assert "No rule called" in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [True, False])
def test_a_long_check_counts_on_a_terminal_and_only_there(terminal, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("onesided.cli.check.PATIENCE", -1.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    assert main(["check"]) == 0
    said = capsys.readouterr().err
    assert ("Checked " in said and said.endswith("\r\x1b[K")) if terminal else said == ""
