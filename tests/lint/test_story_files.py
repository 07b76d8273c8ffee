"""Files of stories: what the reader sees goes under the rule it is about, what they name exists, waivers are needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.lint import Course, Finding, check_stories
from onesided.model import find_shelf
from tests.model.good_story import STORY

COURSE = Course(objectives={"gift-meaning": (), "boundary-crossing": ()}, passages={"page#heading"})
WAIVER = "waive:\n  - {rule: V10, reason: The story is a sample.}\n"
BRIEF = STORY.replace(WAIVER, "")
"""The same without its waiver: its shortest path is too short, and that is all."""


def waiving(*rules: str) -> str:
    return f"{BRIEF}waive:\n" + "".join(f"  - {{rule: {rule}, reason: So it is.}}\n" for rule in rules)


@pytest.fixture
def found(tmp_path: Path):
    """Checks a text as the only story there is."""

    def check(text: str, whole_shelf: bool = False) -> list[Finding]:
        path = tmp_path / "story.yml"
        path.write_text(text, encoding="utf-8")
        return check_stories([(path, "story.yml")], COURSE, whole_shelf=whole_shelf)[1]

    return check


def rules(findings: list[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


FLAGGED = {
    "V1": [("start: the-parcel\n", ""), ("start: the-parcel", "start: the-parcl"), ("start: the-parcel", "start: ")],
    "V7": [
        ("    debrief: It was taken, and never understood.\n", ""),
        ("    debrief: Understood first, decided afterwards.\n", ""),
        ("debrief: It was taken, and never understood.", "debrief: "),
    ],
    "S5": [
        ("objectives: [gift-meaning,", "objectives: [gift-meanings,"),
        ("boundary-crossing]\npersp", "boundary-crosing]\npersp"),
        ("objectives: [gift-meaning,", "objectives: [gift-meaning, nobody-declared-this,"),
    ],
    "S6": [
        ("text: She breathes out.", "text: TODO she breathes out."),
        ("rationale: She is left alone with it.", "rationale: TBD"),
        ("says: This is for you.", "says: Lorem ipsum."),
    ],
    "X6": [
        ("text: She breathes out.", "text: She breathes out, as [before](page#nowhere)."),
        ("debrief: It was taken, and", "debrief: It was [taken](nopage#heading), and"),
        ("rationale: She is left", "rationale: 'See [this](page#headings): she is left"),
    ],
}
CLEAN = {
    "V1": [("The parcel\n", "A parcel\n"), ("start: the-parcel", "start: 'the-parcel'"), ("minutes: 3", "minutes: 4")],
    "V7": [
        ("debrief: It was taken", "debrief: It was accepted"),
        ("rank: good", "rank: mixed"),
        ("spoken of", "spoken"),
    ],
    "S5": [
        ("[gift-meaning, boundary-crossing]\npersp", "[boundary-crossing, gift-meaning]\npersp"),
        ("title: The", "title: A"),
        ("minutes: 3", "minutes: 4"),
    ],
    "S6": [
        ("She breathes out.", "She has much to do."),
        ("This is for you.", "What a to-do."),
        ("on the table", "on it"),
    ],
    "X6": [
        ("She breathes out.", "She [breathes](page#heading) out."),
        ("She breathes out.", "She [breathes](https://example.org/#nowhere) out."),
        ("She breathes out.", "She breathes (page#nowhere) out."),
    ],
}


def changed(old: str, new: str) -> str:
    assert old in STORY
    text = STORY.replace(old, new, 1)
    return text.replace("it.\n  kept", "it.'\n  kept") if new.startswith("rationale: '") else text


@pytest.mark.parametrize(("rule", "change"), [(rule, case) for rule, cases in FLAGGED.items() for case in cases])
def test_what_breaks_a_rule_is_an_error_with_its_line(found, rule, change):
    flagged = [finding for finding in found(changed(*change)) if finding.rule == rule]
    assert flagged, found(changed(*change))
    assert all(one.severity == "E" and one.mend and (one.line > 1 or rule == "V1") for one in flagged)


@pytest.mark.parametrize(("rule", "change"), [(rule, case) for rule, cases in CLEAN.items() for case in cases])
def test_what_keeps_it_is_left_alone(found, rule, change):
    assert rule not in rules(found(changed(*change)))


def test_three_cases_of_each_kind():
    assert FLAGGED.keys() == CLEAN.keys()
    assert all(len(cases) >= 3 for cases in (*FLAGGED.values(), *CLEAN.values()))


def test_outside_of_a_course_nothing_is_said_about_a_course(tmp_path):
    (tmp_path / "story.yml").write_text(STORY.replace("out.", "[out](page#nowhere)."), encoding="utf-8")
    found = check_stories([(tmp_path / "story.yml", "story.yml")], whole_shelf=False)[1]
    assert not rules(found) & {"S5", "X6"}


# ---- waivers --------------------------------------------------------------------------------------------------------
def test_a_waiver_of_a_warning_is_honoured(found):
    assert "V10" in rules(found(BRIEF)) and not rules(found(waiving("V10"))) & {"V10", "X5"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (waiving("V10", "V5"), "the waiver of V5 has nothing to waive"),
        (waiving("V10", "O1"), "there is no rule O1 for stories to waive"),
        (waiving("V10", "V12").replace("content_note: Somebody speaks of a loss.\n", ""), "V12 finds an error here"),
    ],
)
def test_an_unused_waiver_is_a_warning_where_it_stands(found, text, what):
    (unused,) = (one for one in found(text) if one.rule == "X5")
    assert what in unused.what and unused.severity == "W" and "rule: " in text.splitlines()[unused.line - 1]


def test_an_error_is_not_waived(found):
    assert "V12" in rules(found(waiving("V12").replace("content_note: Somebody speaks of a loss.\n", "")))


def test_v9_can_be_waived_and_is_only_missed_where_it_is_judged(found):
    assert "V9" in rules(found(BRIEF, whole_shelf=True))
    assert not rules(found(waiving("V9", "V10"), whole_shelf=True)) & {"V9", "X5"}
    assert "X5" not in rules(found(waiving("V9", "V10")))


def test_every_waiver_in_the_course_is_needed():
    shelf = find_shelf(Path(__file__))
    files = [(shelf.vignette_path(name), name) for name in shelf.vignettes()]
    assert "X5" not in rules(check_stories(files, whole_shelf=True)[1])
