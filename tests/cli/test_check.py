"""`onesided check`: the course's own bank passes, and whatever is broken in it is said, in every format."""

from __future__ import annotations

import json
import re

import pytest

from onesided.cli import main, progress
from onesided.lint import ALL_RULES
from tests.conftest import ROOT

BANK = "book/quizzes/a-unique-bond/chapter-quiz.yml"
GIFT = "book/vignettes/the-gift.yml"


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


def lines_of(said, file, what):
    """The lines that a text names under a file, for findings of one kind."""
    under = re.search(rf"^{re.escape(file)}\n((?:  .*\n)+)", said, re.MULTILINE)
    return re.findall(rf"^  line (\d+): {what}\b", under[1], re.MULTILINE) if under else []


def test_the_course_is_good_enough_to_be_released(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code, said = check(capsys, "--strict", "--format", "json")
    found = json.loads(said)
    assert code == 0 and found["release"] == {"ready": True, "short_of": []}
    assert found["quizzes"] == len(list((ROOT / "book/quizzes").rglob("*.yml")))
    assert found["files"] == found["quizzes"] + len(list((ROOT / "book/vignettes").rglob("*.yml")))
    assert found["items"] >= 16 and len(found["stories"]) >= 3
    for proof in found["stories"].values():
        assert proof["complete"] and proof["paths"] > 10 and "good" not in proof["agents"].values()
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
    assert any(int(at) in range(line - 2, line + 2) for at in lines_of(said, BANK, f"error {rule}")), said


def test_a_broken_list_of_objectives_is_said(spoil, capsys):
    spoil("verb: name", "verb: ", "book/objectives.yml")
    code, said = check(capsys)
    assert code == 1 and lines_of(said, "book/objectives.yml", "error X1") == ["5"]


def test_a_quiz_that_no_page_shows_and_one_that_is_not_there(course, spoil, capsys):
    (course / "book/quizzes/lonely.yml").write_text((course / BANK).read_text(encoding="utf-8"), encoding="utf-8")
    (course / "book/quizzes/Not A Name.yaml").touch()
    code, said = check(capsys)
    assert code == 0
    assert lines_of(said, "book/quizzes/lonely.yml", "warning X2") == ["1"] and "No page shows this quiz." in said
    assert lines_of(said, "book/quizzes/Not A Name.yaml", "warning X2") == ["1"]
    (course / BANK).rename(course / "book/quizzes/a-unique-bond/quiz.yml")
    code, said = check(capsys)
    assert code == 1
    assert lines_of(said, "notebooks/01-a-unique-bond.ipynb", "error X2")
    assert 'There is no quiz "a-unique-bond/chapter-quiz".' in said


def test_warnings_fail_only_where_that_is_asked(spoil, capsys):
    spoil("stem: What follows from the wider interval?", "stem: In your opinion, what follows from the interval?")
    spoil("stem: Which part of their alliance is under most strain?", "stem: Which part is not under strain?")
    assert check(capsys)[0] == 0
    code, said = check(capsys, "--strict", "a-unique-bond")
    assert code == 1 and "Not yet to be released: 2 of 21 items carry a flaw" in said


def test_a_name_narrows_the_check(spoil, capsys):
    spoil("text: The bond", "text: All of the above")
    assert check(capsys, "a-unique-bond/when-it-strains")[0] == 0
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


@pytest.mark.parametrize("rule", sorted(ALL_RULES))
def test_every_rule_is_explained_anywhere(rule, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, said = check(capsys, "--explain", rule.lower())
    assert code == 0 and said.startswith(f"{rule}: ") and "Source: " in said


def test_a_rule_that_there_is_not(capsys):
    assert main(["check", "--explain", "O77"]) == 1
    assert "No rule called" in capsys.readouterr().err


# ---- stories --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["the-gift", GIFT, f"./{GIFT}", "book/vignettes", "book/vignettes/"])
def test_a_story_is_named_by_its_name_its_file_or_its_folder(name, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code, said = check(capsys, name)
    assert code == 0 and GIFT in said and "paths to each ending" in said
    assert ("Checked 1 story:" in said) == ("the-gift" in name)


def test_quizzes_and_stories_can_be_named_together(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    _, said = check(capsys, "the-gift", "a-unique-bond/chapter-quiz")
    assert re.search(r"Checked 1 quiz with \d+ items and 1 story: ", said)


BROKEN = [
    ("goto: the-kitchen", "goto: the-kitchn", "X1"),
    ("objectives: [gift-meaning,", "objectives: [gift-meening,", "S5"),
    ("start: the-parcel", "start: the-coin", "V2"),
    ("rank: good", "rank: splendid", "X1"),
    ("content_note: null", "content_note: Based on a true story.", "V13"),
]


@pytest.mark.parametrize(("old", "new", "rule"), BROKEN, ids=[f"{rule}: {new}" for _, new, rule in BROKEN])
def test_a_broken_story_is_said_in_every_format(spoil, capsys, old, new, rule):
    spoil(old, new, GIFT)
    code, said = check(capsys)
    assert code == 1 and lines_of(said, GIFT, f"error {rule}")
    code, said = check(capsys, "--format", "json")
    errors = [one["rule"] for one in json.loads(said)["findings"] if one["file"] == GIFT and one["severity"] == "E"]
    assert code == 1 and rule in errors
    code, said = check(capsys, "--format", "github")
    assert code == 1 and re.search(rf"^::error file={GIFT},line=\d+,title={rule}::", said, re.MULTILINE)


def test_a_story_without_a_page_and_a_page_without_a_story(spoil, course, capsys):
    (course / GIFT).rename(course / "book/vignettes/the-present.yml")
    code, said = check(capsys)
    assert code == 1 and lines_of(said, "book/vignettes/the-present.yml", "warning X2")
    assert 'There is no vignette "the-gift".' in said


def test_the_text_ends_with_what_to_do_next(spoil, capsys):
    spoil("text: The bond", "text: All of the above")
    _, said = check(capsys)
    *_, following, learn, again = said.rstrip().splitlines()
    assert following.startswith("What next: Begin with the errors") and f"{BANK}, line " in following
    assert learn.endswith("onesided check --explain O5") and "again" in again
    assert "    Mend: Delete it, or make the type choices." in said


# ---- names ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("file", "changes", "what"),
    [
        (BANK, [("id: the-empty-diary", "id: an-empty-diary")], 'the item "the-empty-diary" is gone'),
        (GIFT, [("  the-coin:", "  a-coin:"), ("goto: the-coin", "goto: a-coin")], 'the scene "the-coin" is gone'),
    ],
)
def test_a_name_that_was_changed_is_an_error_until_it_is_accepted(spoil, course, capsys, file, changes, what):
    check(capsys, "--accept-names")
    for old, new in changes:
        while old in (course / file).read_text(encoding="utf-8"):
            spoil(old, new, file)
    code, said = check(capsys)
    assert code == 1 and lines_of(said, file, "error X7"), said
    assert what in " ".join(said.split()).replace("The ", "the ") and "--accept-names" in said
    code, said = check(capsys, "--accept-names")
    assert code == 0 and "book/names.txt: written" in said
    assert not lines_of(check(capsys)[1], file, "error X7")
    assert "book/names.txt: as it was" in check(capsys, "--accept-names")[1]


def test_new_names_fail_only_where_that_is_asked(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    (course / "book/names.txt").write_text("# Empty.\n", encoding="utf-8")
    code, said = check(capsys)
    assert code == 0 and lines_of(said, "book/names.txt", "warning X7") == ["1"]
    assert check(capsys, "--strict")[0] == 1


def test_names_are_not_accepted_while_a_file_cannot_be_read(spoil, capsys):
    spoil("title: ", "title: [", BANK)
    assert main(["check", "--accept-names"]) == 1
    assert f"{BANK} cannot be read" in capsys.readouterr().err


# ---- waiting --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("terminal", [True, False])
def test_a_long_check_shows_a_bar_on_a_terminal_and_only_there(terminal, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "EVERY", -1.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    assert main(["check", "a-unique-bond"]) == 0
    said = capsys.readouterr().err
    if not terminal:
        assert said == ""
        return
    count = len(list((ROOT / "book/quizzes/a-unique-bond").glob("*.yml")))
    assert f"\r[{'#' * progress.WIDTH}] {count} of {count} files" in said and said.endswith("\r\x1b[K")


def test_a_short_check_shows_none(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    bar = progress.Bar(3, "files")
    bar.tick(2)
    bar.clear()
    assert capsys.readouterr().err == ""


def test_help_says_what_the_exit_codes_mean(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert re.search(r"exit codes:\n  0  .*\n  1  .*\n  2  ", said)
