"""What an author is told about a vignette that cannot be played: the exact sentences, line and mend included."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesided.model import CourseError, Shelf, read_vignette
from onesided.model.reading import Reading, read_text
from onesided.model.schema import schema_of
from onesided.model.stories import Bounds, Vignette
from onesided.model.story_checks import VIGNETTE, story_findings
from tests.model.good_story import STORY
from tests.model.test_schema import ROOT, as_an_editor_sees

FILE = "book/vignettes/the-parcel.yml"
VALIDATOR = jsonschema.Draft7Validator(schema_of(Vignette))


def read(text: str) -> Reading[Vignette]:
    return read_text(text, FILE, Vignette, VIGNETTE, checks=story_findings)


def said(text: str) -> list[str]:
    return [str(complaint).removeprefix(f"{FILE}:") for complaint in read(text).complaints]


def test_a_good_vignette_is_read_without_a_complaint() -> None:
    assert said(STORY) == []
    story = read(STORY).value
    assert (story.title, story.perspective, story.minutes, story.start) == ("The parcel", "therapist", 3, "the-parcel")
    assert story.meters == ("trust", "frame") and story.content_note == "Somebody speaks of a loss."
    first, middle, last = (story.scenes[name] for name in ("the-parcel", "her-grandmother", "spoken"))
    assert [line.who for line in first.lines] == ["client", "receptionist"]
    assert first.choices[1].effects == {"trust": 1, "frame": -1} and first.choices[1].also_defensible
    assert middle.sensitive and middle.inner.client == "I wanted it to be safe."
    assert middle.choices[0].requires.seen == ("on-the-shelf",)
    assert middle.choices[1].requires.bounds() == {"trust": Bounds(min=1, max=3)}
    assert (last.ending, last.rank, last.choices) == ("spoken of", "good", ())
    assert story.discuss == ("What would change if it were money?",) and story.waive[0].rule == "V10"
    with pytest.raises(ValueError, match="frozen"):
        middle.choices[0].requires.seen = ()


def test_a_note_that_is_null_is_no_note_and_a_word_is_a_word() -> None:
    spoilt = STORY.replace("content_note: Somebody speaks of a loss.", "content_note: null")
    assert read(spoilt).value.content_note is None
    assert read(STORY.replace("says: This is for you.", "says: no")).value.scenes["the-parcel"].lines[0].says == "no"


SPOILT = [
    (
        "perspective: therapist\n",
        "",
        '1: the vignette has no "perspective". Write client or therapist: the one whose choices these are.',
    ),
    (
        "perspective: therapist",
        "perspective: friend",
        '3: "perspective" of the vignette cannot be "friend". Write client or therapist: the one whose choices these are.',
    ),
    (
        "objectives: [gift-meaning, boundary-crossing]",
        "objectives: [gift-meaning, boundary-crossing, gift-meaning]",
        '2: the objective "gift-meaning" is there twice. Keep one of the two.',
    ),
    ("minutes: 3", "minutes: soon", '4: "minutes" of the vignette cannot be "soon". Write a whole number.'),
    (
        "meters: [trust, frame]",
        "meters: [trust, frame, trust]",
        '6: the meter "trust" is there twice. Keep one of the two.',
    ),
    (
        "meters: [trust, frame]",
        "meters: [trust, frame, seen]",
        '6: a meter cannot be called "seen". Under "requires" it means scenes.',
    ),
    (
        "start: the-parcel",
        "start: the-parcle",
        '7: the story starts in "the-parcle", which is no scene. Did you mean "the-parcel"?',
    ),
    ("start: the-parcel\n", "", '1: the vignette has no "start". Name the scene in which the story begins.'),
    (
        "touches: [gift-meaning, boundary-crossing]",
        "touches: [gift-meanin]",
        '12: scene "the-parcel" touches "gift-meanin", which is no objective of this vignette. Did you mean "gift-meaning"?',
    ),
    (
        "{who: client, says: This is for you.}",
        "{who: cliant, says: This}",
        '14: "cliant" speaks. Did you mean "client"?',
    ),
    (
        "{who: client, says: This is for you.}",
        "{who: client}",
        '14: line 1 has no "says". Write what is said, without quotation marks.',
    ),
    (
        "goto: on-the-shelf",
        "goto: on-a-shelf",
        '23: choice 2 of scene "the-parcel" leads to "on-a-shelf", which is no scene. Did you mean "on-the-shelf"?',
    ),
    (
        "goto: on-the-shelf",
        "goto: zzz",
        '23: choice 2 of scene "the-parcel" leads to "zzz", which is no scene. There are the-parcel, on-the-shelf, her-grandmother, kept, spoken.',
    ),
    ("        goto: on-the-shelf\n", "", '22: choice 2 has no "goto". Name the scene to which it leads.'),
    (
        "effects: {trust: 1}",
        "effects: {trsut: 1}",
        '19: choice 1 of scene "the-parcel" moves "trsut", which is no meter. Did you mean "trust"?',
    ),
    (
        "effects: {trust: 1}",
        "effects: {trust: a bit}",
        '19: "trust" of "effects" of choice 1 cannot be "a bit". Write a whole number.',
    ),
    (
        "stance: risky",
        "stance: bad",
        '41: "stance" of choice 1 cannot be "bad". Write sound, arguable, risky or harmful.',
    ),
    (
        "        stance: risky\n",
        "",
        '38: choice 1 of scene "her-grandmother" has no "stance". Write sound, arguable, risky or harmful.',
    ),
    (
        "        rationale: Nobody has said what it is for.\n",
        "",
        '38: choice 1 of scene "her-grandmother" has no "rationale". Write why experts see it so.',
    ),
    (
        "        rationale: Nobody",
        "        rationle: Nobody",
        '42: choice 1 has an unknown field "rationle". Did you mean "rationale"?',
    ),
    (
        "        also_defensible: Where she comes from, to refuse would hurt.\n",
        "",
        '22: choice 2 of scene "the-parcel" is arguable and has no "also_defensible". Write the other view that can be defended.',
    ),
    (
        "text: Put it on the shelf",
        "text: thank her, and  ask about it",
        '22: choice 2 of scene "the-parcel" has the same text as choice 1. Change one of the two.',
    ),
    (
        "seen: [on-the-shelf], frame",
        "seen: [on-the-sofa], frame",
        '40: "seen" of choice 1 of scene "her-grandmother" names "on-the-sofa", which is no scene. Did you mean "on-the-shelf"?',
    ),
    (
        "seen: [on-the-shelf], frame",
        "seen: [on-the-shelf], not_seen: [on-the-shelf], frame",
        '40: choice 1 of scene "her-grandmother" requires that "on-the-shelf" was seen and that it was not. Keep one of the two.',
    ),
    (
        "frame: {max: -1}",
        "fram: {max: -1}",
        '40: choice 1 of scene "her-grandmother" requires "fram", which is no meter. Did you mean "frame"?',
    ),
    (
        "frame: {max: -1}",
        "zzz: {max: -1}",
        '40: choice 1 of scene "her-grandmother" requires "zzz", which is no meter. What may stand here is seen, not_seen, trust, frame.',
    ),
    (
        "frame: {max: -1}",
        "frame: {most: -1}",
        '40: "frame" of "requires" of choice 1 has an unknown field "most". Delete it; the fields here are min, max.',
    ),
    (
        "frame: {max: -1}",
        "frame: {}",
        '40: "frame" of choice 1 of scene "her-grandmother" has no bounds. Write min, max or both.',
    ),
    (
        "trust: {min: 1, max: 3}",
        "trust: {min: 3, max: 1}",
        '45: choice 2 of scene "her-grandmother" requires a "trust" of at least 3 and at most 1. Write the smaller number under min.',
    ),
    (
        "{seen: [on-the-shelf], frame: {max: -1}}",
        "{}",
        '40: "requires" of choice 1 of scene "her-grandmother" is empty. Delete the line: the choice is always open.',
    ),
    (
        "inner: {client: He heard me.}",
        "inner: {cleint: He heard me.}",
        '59: "inner" of scene "spoken" has an unknown field "cleint". Did you mean "client"?',
    ),
    (
        "inner: {client: He heard me.}",
        "inner: {mother: He heard me.}",
        '59: "inner" of scene "spoken" has an unknown field "mother". Delete it; the fields here are client, therapist.',
    ),
    (
        "sensitive: true",
        "sensitive: yes",
        '35: "sensitive" of scene "her-grandmother" cannot be "yes". Write true or false.',
    ),
    ("    rank: good\n", "", '60: scene "spoken" is an ending and has no "rank". Write good, mixed or poor.'),
    ("    rank: good", "    rank: fine", '61: "rank" of scene "spoken" cannot be "fine". Write good, mixed or poor.'),
    (
        "    debrief: Understood first, decided afterwards.\n",
        "",
        '60: scene "spoken" is an ending and has no "debrief". Write what can be learned from it.',
    ),
    (
        "debrief: Understood first, decided afterwards.",
        "debrief:",
        '62: "debrief" of scene "spoken" is empty. Write what can be learned from it.',
    ),
    (
        "    ending: spoken of\n    rank: good\n    debrief: Understood first, decided afterwards.\n",
        "",
        '57: scene "spoken" has no choices and is no ending. Write choices, or make it an ending with the lines ending, rank and debrief.',
    ),
    (
        "    ending: spoken of\n    rank: good\n",
        "    choices: [{text: On, goto: kept}]\n",
        '61: scene "spoken" is no ending and yet has a "debrief". Take out "debrief", or make the scene an ending.',
    ),
    (
        "    ending: spoken of\n",
        "    choices: [{text: On, goto: kept}]\n    ending: spoken of\n",
        '61: scene "spoken" is an ending and yet has choices. Take out the choices, or the lines ending, rank and debrief.',
    ),
    (
        "    debrief: Understood",
        "    debreif: Understood",
        '62: scene "spoken" has an unknown field "debreif". Did you mean "debrief"?',
    ),
    (
        "    ending: spoken of",
        "    endign: spoken of",
        '60: scene "spoken" has an unknown field "endign". Did you mean "ending"?',
    ),
    (
        "ending: spoken of",
        "ending:",
        '60: "ending" of scene "spoken" is empty. Name the ending in a few words, such as kept.',
    ),
    (
        "ending: spoken of",
        "ending: kept",
        '60: scene "spoken" has the same ending "kept" as scene "kept". Give each ending its own name.',
    ),
    (
        "    choices:\n      - text: Go on\n        goto: her-grandmother\n",
        "    choices: []\n",
        '30: "choices" of scene "on-the-shelf" is empty. List what may be chosen.',
    ),
    (
        "  spoken:\n    text: She breathes out.\n",
        "  spoken:\n",
        '57: scene "spoken" has no "text". Write what happens.',
    ),
    ("title: The parcel", "titel: The parcel", '1: the vignette has an unknown field "titel". Did you mean "title"?'),
    (
        "text: It stands there for the whole hour.",
        "text: It stands [there](on-the-shelf).",
        '29: "text" of scene "on-the-shelf" links to "on-the-shelf". Link to https://…, mailto:… or a passage of the course, page#heading.',
    ),
]


@pytest.mark.parametrize(("good", "bad", "sentence"), SPOILT, ids=[sentence[:70] for _, _, sentence in SPOILT])
def test_a_spoilt_vignette_is_told_what_to_mend(good: str, bad: str, sentence: str) -> None:
    assert good in STORY
    assert said(STORY.replace(good, bad, 1)) == [sentence]


def test_a_name_that_is_no_name_is_said_once_more_where_it_is_used() -> None:
    assert said(STORY.replace("  on-the-shelf:", "  On the shelf:"))[1] == (
        '28: "On the shelf" is not a name. Use lower-case words joined by hyphens.'
    )


def test_all_complaints_come_at_once_in_the_order_of_the_lines() -> None:
    spoilt = STORY
    for good, bad in (("goto: on-the-shelf", "goto: zzz"), ("rank: good", "rank: fine"), ("minutes: 3", "minutes: x")):
        spoilt = spoilt.replace(good, bad, 1)
    assert [int(sentence.split(":")[0]) for sentence in said(spoilt)] == [4, 23, 61]


def test_an_editor_finds_no_fault_with_a_good_vignette_and_refuses_what_the_classes_refuse() -> None:
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(STORY))) == []
    # What holds between fields only the reader knows.
    typed = re.compile(r'perspective" of|"minutes" of|has no "(start|says|goto|text|perspective)"|unknown field|"rank" of|'
                       r'"stance" of|"sensitive" of|"effects" of|"choices" of .* is empty')  # fmt: skip
    refused = [(good, bad) for good, bad, sentence in SPOILT if typed.search(sentence)]
    assert len(refused) >= 14
    for good, bad in refused:
        spoilt = STORY.replace(good, bad, 1)
        assert not VALIDATOR.is_valid(as_an_editor_sees(spoilt)), f"an editor lets {bad!r} pass"


@pytest.mark.parametrize("path", sorted((ROOT / "book/vignettes").rglob("*.yml")), ids=lambda path: path.stem)
def test_the_vignettes_of_the_course_are_read_and_an_editor_finds_no_fault(path: Path) -> None:
    assert list(map(str, read_vignette(path).complaints)) == []
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(path.read_text(encoding="utf-8")))) == []


def test_every_field_tells_an_author_what_to_write() -> None:
    schema = schema_of(Vignette)
    for definition in (schema, *schema["$defs"].values()):
        for name, field in definition["properties"].items():
            assert re.fullmatch(r"(Write|Name|List|Say) .*\.", field["description"]), name
    assert schema["$defs"]["Requires"]["additionalProperties"] == {"$ref": "#/$defs/Bounds"}
    assert json.dumps(schema)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in ("book/vignettes/more", "book/quizzes"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "book/vignettes/the-parcel.yml").write_text(STORY, encoding="utf-8")
    (tmp_path / "book/vignettes/more/the-coat.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "book/vignettes/other.yaml").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_vignettes_are_listed_by_name_and_read(course: Path) -> None:
    shelf = Shelf(course)
    assert shelf.vignettes() == ("more/the-coat", "the-parcel") and shelf.quizzes() == ()
    assert shelf.vignette("the-parcel").title == "The parcel"
    assert shelf.vignette_path("the-parcel") == course / "book/vignettes/the-parcel.yml"
    with pytest.raises(CourseError, match=r'book/vignettes/more/the-coat.yml:1: the vignette has no "objectives"'):
        shelf.vignette("more/the-coat")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "the-parcl",
            'No vignette called "the-parcl"; the nearest is "the-parcel". Check the spelling, or write book/vignettes/the-parcl.yml.',
        ),
        ("zzz", 'No vignette called "zzz". Check the spelling, or write book/vignettes/zzz.yml.'),
        (
            "../quizzes/x",
            'No vignette called "../quizzes/x". Check the spelling: a name is the path under book/vignettes, without .yml.',
        ),
        ("other", 'The file of the vignette "other" ends in .yaml. Rename it to other.yml.'),
    ],
)
def test_a_wrong_name_is_one_sentence(course: Path, name: str, sentence: str) -> None:
    with pytest.raises(CourseError) as error:
        Shelf(course).vignette(name)
    assert str(error.value) == sentence


def check(reading: Reading[Vignette]) -> None:
    assert (reading.value is None) == bool(reading.complaints)
    for complaint in reading.complaints:
        assert complaint.line >= 1 and complaint.what and complaint.mend
        assert str(complaint).endswith((".", "?", "!")) and "\n" not in str(complaint)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_a_vignette_with_lines_and_values_lost_moved_and_swapped_is_read_or_complained_about(seed: int) -> None:
    chance = random.Random(seed)
    lines = STORY.splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.choice(["lose", "repeat", "move", "indent", "swap"]):
            case "lose":
                del lines[place]
            case "repeat":
                lines.insert(other, lines[place])
            case "move":
                lines.insert(other - 1, lines.pop(place))
            case "indent":
                lines[place] = "  " + lines[place]
            case "swap":
                head, _, _ = lines[place].rstrip("\n").partition(": ")
                lines[place] = (
                    f"{head}: {chance.choice(['x', '[a]', '{a: b}', 'null', '[{}]', '[[x]]', '1', 'the-parcel'])}\n"
                )
    check(read("".join(lines)))


@given(st.recursive(
    st.sampled_from(["x", "5", "null", "''", "the-parcel"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: "[" + ", ".join(parts) + "]")
    | st.dictionaries(
        st.sampled_from(["scenes", "choices", "requires", "seen", "effects", "goto", "ending", "lines", "x", "meters"]),
        inner, max_size=4,
    ).map(lambda fields: "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"),
    max_leaves=12,
))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_fields_in_any_place(value: str) -> None:
    check(read(value))
    check(read(f"title: x\nmeters: {value}\nscenes: {{a: {value}, b: {{choices: [{value}], requires: {value}}}}}"))
