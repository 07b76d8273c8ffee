"""What a report says: grouped by file for a writer, complete for a program, one line a finding for a pull request."""

from __future__ import annotations

import json

import pytest

from onesided.lint import Finding, Report
from onesided.lint.formats import FORMATS, as_github, as_json, as_text, told
from onesided.lint.stories import prove
from tests.lint.test_stories import SOUND, chain, story

ERROR = Finding("book/quizzes/a.yml", 7, "O5", "E", "one", "“All of these” is an option", "Delete it")
FLAW = Finding("book/quizzes/a.yml", 9, "O1", "W", "two", "the key has 90 characters", "Shorten the key")
ADVICE = Finding("book/vignettes/b.yml", 3, "V10", "I", "", "there are many paths", "Let branches come together")
COMMAND = '"onesided check --accept-names"'


def said(*findings: Finding, **more: object) -> list[str]:
    return as_text(Report(2, 40, findings, **more)).splitlines()


def test_findings_stand_under_their_file_with_line_rule_what_and_mend():
    assert said(ERROR, FLAW, ADVICE, stories=1)[:12] == [
        "book/quizzes/a.yml",
        "  line 7: error O5, one",
        "    “All of these” is an option.",
        "    Mend: Delete it.",
        "  line 9: warning O1, two",
        "    The key has 90 characters.",
        "    Mend: Shorten the key.",
        "",
        "book/vignettes/b.yml",
        "  line 3: advice V10",
        "    There are many paths.",
        "    Mend: Let branches come together.",
    ]


@pytest.mark.parametrize(
    ("findings", "begin", "rule"),
    [
        (
            (FLAW, ERROR),
            "Begin with the errors: they stop the build. The first is in book/quizzes/a.yml, line 7.",
            "O5",
        ),
        ((ADVICE, FLAW), "No error stops the build; the warnings are flaws.", "O1"),
        ((ADVICE,), "There is only advice, which you may take or leave.", "V10"),
    ],
)
def test_at_the_end_it_says_what_to_do_next(findings, begin, rule):
    *_, following, learn, _ = said(*findings)
    assert begin in following and learn.endswith(f"onesided check --explain {rule}")


def test_where_nothing_was_found_there_is_nothing_to_do():
    assert said() == [
        "Checked 2 quizzes with 40 items: 0 errors, 0 warnings, 0 pieces of advice.",
        "Good enough to be released.",
    ]


@pytest.mark.parametrize("length", range(60, 100, 5))
def test_a_command_to_copy_is_not_broken_over_lines(length):
    long = Finding("f.yml", 1, "X7", "E", "", "gone", f"{'word ' * (length // 5)}run {COMMAND}")
    lines = said(long)
    assert any(COMMAND in line for line in lines) and all(len(line) <= 100 for line in lines)


def test_a_story_that_was_asked_for_is_told():
    proofs = {"book/vignettes/b.yml": prove(story(SOUND))}
    text = " ".join(" ".join(said(stories=1, proofs=proofs, named=True)).split())
    assert "8 paths; 3 decisions, 1 minute; paths to each ending: good (4), poor (4)" in text
    assert "agents that come to a good ending: " in text
    assert "8 paths" not in " ".join(said(stories=1, proofs=proofs))


def test_the_cap_on_paths_is_named():
    wide = story({f"s{n}": [f"s{n + 1}"] * 3 for n in range(9)} | {"s9": ["good", "poor"]})
    assert told(prove(wide)).startswith("More than 10000 paths; ")


def test_json_tells_of_stories_too():
    found = json.loads(as_json(Report(2, 40, [ERROR], 1, {"b.yml": prove(chain(4))})))
    assert (found["files"], found["quizzes"], found["items"]) == (3, 2, 40)
    assert found["stories"]["b.yml"]["paths"] > 1 and found["stories"]["b.yml"]["decisions"] == [4, 4]
    assert set(found["stories"]["b.yml"]["agents"]) >= {"longest", "first", "kindest-sounding"}
    assert not found["release"]["ready"]


def test_github_gets_one_line_for_each():
    assert as_github(Report(2, 40, [ERROR, ADVICE])).splitlines() == [
        "::error file=book/quizzes/a.yml,line=7,title=O5::one: “All of these” is an option. Delete it.",
        "::notice file=book/vignettes/b.yml,line=3,title=V10::there are many paths. Let branches come together.",
    ]
    assert as_github(Report(2, 40, [])) == "" and set(FORMATS) == {"text", "json", "github"}
