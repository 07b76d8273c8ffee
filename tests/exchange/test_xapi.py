"""Attempts as xAPI statements: what each says, what none says, and that others read them as we mean them."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest
from tincan import Statement

from onesided.exchange import misfit, statements
from onesided.exchange.checking import SCHEMA
from onesided.markup.markdown import plain
from tests.exchange.samples import (
    BASE,
    NAME,
    ON_THE_WAY,
    RESPONSES,
    SKIPPED,
    attempt,
    course,
    every_attempt,
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return course(tmp_path_factory.mktemp("course"))


def said(shelf, *attempts, learner="3f2a", **options):
    return list(statements(attempts, shelf, base=BASE, learner=learner, plain=plain, **options))


def said_of(shelf, item, response, **other):
    [statement] = said(shelf, attempt(shelf, f"{NAME}#{item}", response, **other))
    return statement


SPOKEN = {"path": [["the-parcel", 0], ["her-grandmother", 1]], "side": "own"}
"""A way to the other ending, whose name has a blank in it."""


def extension(part, word):
    return part.get("extensions", {}).get(f"{BASE}extensions/{word}")


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_every_complete_attempt_is_a_statement_that_fits_the_schema_and_another_reader(shelf):
    attempts = every_attempt(shelf)
    made = said(shelf, *attempts, with_reflections=True)
    assert [statement["id"] for statement in made] == [attempt["uuid"] for attempt in attempts]
    for statement in made:
        assert misfit(statement) is None
        read = json.loads(Statement.from_json(json.dumps(statement)).to_json())
        assert read["object"] == statement["object"] and read["actor"] == statement["actor"]
        assert read["verb"] == statement["verb"] and read["id"] == statement["id"]
        assert read["context"] == statement["context"] and read["result"] == statement["result"]


# interactionType, lists of parts with their sizes, the right response, the two sample responses as xAPI has them
KINDS = [
    ("three-parts", "choice", {"choices": 3}, "0", ("0", "1")),
    ("which-count", "choice", {"choices": 3}, "0[,]1", ("0[,]1", "0[,]2")),
    ("liking", "true-false", {}, "false", ("false", "true")),
    ("share", "numeric", {}, "7[:]9", ("8", "28.5")),
    ("crossing", "matching", {"source": 3, "target": 2}, "0[.]0[,]1[.]1[,]2[.]0", ("0[.]0[,]1[.]1[,]2[.]0", "0[.]0[,]1[.]1[,]2[.]1")),
    ("joined", "matching", {"source": 3, "target": 3}, "0[.]0[,]1[.]1[,]2[.]0", ("0[.]0[,]1[.]1[,]2[.]0", "0[.]2[,]1[.]1[,]2[.]0")),
    ("repair", "sequencing", {"choices": 3}, "0[,]1[,]2", ("0[,]1[,]2", "2[,]1[,]0")),
    ("how-sure", "likert", {"scale": 5}, None, ("1", "5")),
    ("your-own", "long-fill-in", {}, None, (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("item", "kind", "parts", "right", "responses"), KINDS, ids=[kind[0] for kind in KINDS])
def test_an_item_is_an_interaction_of_its_kind(shelf, item, kind, parts, right, responses):
    for number, response in enumerate(RESPONSES[item]):
        statement = said_of(shelf, item, response)
        definition, result = statement["object"]["definition"], statement["result"]
        assert definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"
        assert definition["interactionType"] == kind
        assert {
            name: len(definition[name]) for name in ("choices", "source", "target", "scale") if name in definition
        } == parts
        assert definition.get("correctResponsesPattern") == (None if right is None else [right])
        assert result.get("response") == responses[number]
        assert result["completion"] is True
        # What a receiver would find by comparing is what we say.
        if right is None:
            assert "success" not in result and "score" not in result
        else:
            assert result["success"] is (number == 0)
            assert kind == "numeric" or result["success"] is (result["response"] == right)


def test_part_of_it_right_is_part_of_the_score(shelf):
    assert said_of(shelf, "crossing", [0, 1, 1])["result"]["score"] == {
        "scaled": 0.6667,
        "raw": 0.6667,
        "min": 0,
        "max": 1,
    }
    assert said_of(shelf, "which-count", [0])["result"]["score"]["scaled"] == 0.5


def test_a_point_that_was_not_kept_is_not_told(shelf):
    assert said_of(shelf, "how-sure", 3)["result"]["response"] == "3"
    assert "response" not in said_of(shelf, "how-sure", True)["result"]


def test_words_are_plain_and_parts_have_theirs(shelf):
    statement = said_of(shelf, "three-parts", 0)
    definition = statement["object"]["definition"]
    assert definition["name"] == {"en": "Which three parts make up a working alliance?"}
    assert definition["description"]["en"].startswith("Ana meets her therapist for the first time. Which three")
    assert definition["choices"][0] == {"id": "0", "description": {"en": "Goals, tasks and bond"}}
    assert said_of(shelf, "how-sure", 1)["object"]["definition"]["scale"] == [
        {"id": "1", "description": {"en": "Not at all"}}, {"id": "2"}, {"id": "3"}, {"id": "4"},
        {"id": "5", "description": {"en": "Entirely"}},
    ]  # fmt: skip


def test_where_when_how_sure_and_with_which_help(shelf):
    statement = said_of(shelf, "liking", True, confidence="certain", hints=2, seconds=75.128, host="page")
    result, context = statement["result"], statement["context"]
    assert extension(result, "confidence") == "certain" and extension(result, "hints") == 2
    assert result["duration"] == "PT75.13S" and statement["timestamp"] == "2026-03-01T12:00:00.000Z"
    assert context["platform"] == "web page" and context["language"] == "en"
    assert extension(context, "occasion") == "01-alliance#check-1"
    assert statement["object"]["id"] == f"{BASE}quizzes/{NAME}/liking/{extension(context, 'digest')[:8]}"
    [quiz], [whole] = context["contextActivities"]["parent"], context["contextActivities"]["grouping"]
    assert quiz["id"] == f"{BASE}quizzes/{NAME}" and quiz["definition"]["name"] == {"en": "What an alliance is"}
    assert whole["id"] == BASE and whole["definition"]["name"] == {"en": "A course"}


@pytest.mark.parametrize(
    ("seconds", "duration"), [(0, "PT0S"), (90, "PT90S"), (600.0, "PT600S"), (0.5, "PT0.5S"), (86400, "PT86400S")]
)
def test_a_duration_is_in_seconds(shelf, seconds, duration):
    assert said_of(shelf, "liking", True, seconds=seconds)["result"]["duration"] == duration


def test_what_is_not_known_is_not_said(shelf):
    statement = said_of(shelf, "liking", True, occasion="", host=None)
    assert "platform" not in statement["context"] and "duration" not in statement["result"]
    assert extension(statement["context"], "occasion") is None and extension(statement["result"], "confidence") is None
    assert misfit(statement) is None


def test_what_was_not_finished_is_left_out(shelf):
    unfinished = [
        attempt(shelf, f"{NAME}#three-parts", None),
        attempt(shelf, "the-parcel", None),
        attempt(shelf, "the-parcel", ON_THE_WAY),
        attempt(shelf, f"{NAME}#joined", [0, None, 1]),
    ]
    assert said(shelf, *unfinished) == []


def test_a_story_is_completed_or_skipped_and_has_no_score(shelf):
    ended, skipped = said(
        shelf, attempt(shelf, "the-parcel", SPOKEN, seconds=200), attempt(shelf, "the-parcel", SKIPPED)
    )
    assert ended["verb"]["id"] == "http://adlnet.gov/expapi/verbs/completed"
    assert ended["result"]["completion"] is True and ended["result"]["duration"] == "PT200S"
    assert extension(ended["result"], "ending") == "spoken of" and extension(ended["result"], "rank") == "good"
    assert ended["object"]["definition"]["name"] == {"en": "The parcel"}
    assert skipped["verb"]["id"] == "http://id.tincanapi.com/verb/skipped"
    assert skipped["result"] == {"completion": False}
    for statement in (ended, skipped):
        assert "score" not in statement["result"] and "parent" not in statement["context"]["contextActivities"]


def test_what_the_learner_wrote_leaves_only_on_request(shelf):
    wrote = attempt(shelf, f"{NAME}#your-own", "My aunt did.")
    assert "My aunt" not in json.dumps(said(shelf, wrote))
    assert said(shelf, wrote, with_reflections=True)[0]["result"]["response"] == "My aunt did."
    unkept = attempt(shelf, f"{NAME}#your-own", True)
    assert "response" not in said(shelf, unkept, with_reflections=True)[0]["result"]


def test_a_question_that_has_changed_is_not_described(shelf):
    old = attempt(shelf, f"{NAME}#three-parts", 1, digest="00000000-11111111", confidence="certain")
    gone = attempt(shelf, f"{NAME}#three-parts", 1) | {
        "name": "gone/quiz#item",
        "uuid": "00000000-0000-4000-8000-000000000000",
    }
    wrote = attempt(shelf, f"{NAME}#your-own", "My aunt did.", digest="00000000-11111111")
    for statement in said(shelf, old, gone, wrote, with_reflections=True):
        assert misfit(statement) is None
        assert "definition" not in statement["object"] and "response" not in statement["result"]
    [statement] = said(shelf, old)
    assert statement["object"]["id"].endswith("three-parts/00000000")  # another activity than today's
    assert statement["result"]["success"] is False and extension(statement["result"], "confidence") == "certain"


def test_a_verdict_that_came_with_a_file_is_not_believed(shelf):
    true = attempt(shelf, f"{NAME}#three-parts", 1)
    forged = true | {"verdict": attempt(shelf, f"{NAME}#three-parts", 0)["verdict"]}
    assert said(shelf, forged)[0]["result"]["success"] is False
    nonsense = true | {"response": [7], "verdict": true["verdict"]}
    assert said(shelf, nonsense) == []


def test_nothing_says_who_the_learner_is(shelf):
    one, other = (said(shelf, attempt(shelf, f"{NAME}#liking", True), learner=seed)[0] for seed in ("seed-of-ana", ""))
    assert one["actor"]["account"]["homePage"] == BASE
    assert "seed-of-ana" not in json.dumps(one)
    assert one["actor"] == said(shelf, attempt(shelf, f"{NAME}#share", 8), learner="seed-of-ana")[0]["actor"]
    assert other["actor"]["account"]["name"] == "anonymous"


def test_names_from_elsewhere_stay_identifiers(shelf):
    strange = attempt(shelf, f"{NAME}#liking", True) | {"name": 'a<b>"/é#i{d}'}
    [statement] = said(shelf, strange)
    assert misfit(statement) is None
    assert statement["object"]["id"].startswith(f"{BASE}quizzes/a%3Cb%3E%22/%C3%A9/i%7Bd%7D/")


# How a statement can be spoilt. The schema refuses all of these.
def _spoil(path, value):
    def change(statement):
        *way, last = path
        for step in way:
            statement = statement[step]
        if value is None:
            del statement[last]
        else:
            statement[last] = value

    return change


SPOILT = {
    "a name": _spoil(("actor", "name"), "Ana"),
    "a mail": _spoil(("actor", "mbox"), "mailto:ana@school.example"),
    "no account": _spoil(("actor", "account"), None),
    "another verb": _spoil(("verb", "id"), "http://adlnet.gov/expapi/verbs/failed"),
    "no id": _spoil(("id",), None),
    "an id that is none": _spoil(("id",), "7"),
    "an address with a blank": _spoil(("object", "id"), "https://school.example/a b"),
    "an address without a scheme": _spoil(("object", "id"), "quizzes/a"),
    "an unknown kind": _spoil(("object", "definition", "interactionType"), "essay"),
    "no parts": _spoil(("object", "definition", "choices"), None),
    "parts of another kind": _spoil(("object", "definition", "scale"), [{"id": "0"}, {"id": "1"}]),
    "no key": _spoil(("object", "definition", "correctResponsesPattern"), None),
    "a key of another kind": _spoil(("object", "definition", "correctResponsesPattern"), ["0[.]1"]),
    "a score above 1": _spoil(("result", "score", "scaled"), 1.5),
    "right without a score": _spoil(("result", "score"), None),
    "an empty response": _spoil(("result", "response"), ""),
    "a duration in minutes": _spoil(("result", "duration"), "PT2M"),
    "an unknown extension": _spoil(("result", "extensions"), {f"{BASE}extensions/mood": "good"}),
    "no quiz": _spoil(("context", "contextActivities", "parent"), None),
    "a version, which receivers set": _spoil(("version",), "1.0.3"),
    "a time without a zone": _spoil(("timestamp",), "2026-03-01T12:00:00"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_the_schema_refuses_what_we_do_not_write(shelf, spoil):
    statement = copy.deepcopy(said_of(shelf, "three-parts", 0))
    assert misfit(statement) is None
    spoil(statement)
    assert misfit(statement)


def test_the_other_reader_refuses_what_xapi_does_not_have(shelf):
    for spoil in ("an unknown kind", "an id that is none", "a duration in minutes and more"):
        statement = copy.deepcopy(said_of(shelf, "three-parts", 0))
        SPOILT.get(spoil, _spoil(("result", "duration"), "two minutes"))(statement)
        with pytest.raises((ValueError, TypeError, AttributeError)):
            Statement.from_json(json.dumps(statement))


def test_a_named_course_tells_of_its_own_items_and_knows_no_others(tmp_path):
    named = course(tmp_path)
    settings = (tmp_path / "_config.yml").read_text(encoding="utf-8")
    (tmp_path / "_config.yml").write_text(f"{settings}    onesided_name: ours-1\n", encoding="utf-8")
    bare = attempt(named, f"{NAME}#liking", True)
    ours, theirs = ({**bare, "name": f"{mark}{bare['name']}"} for mark in ("--ours-1/", "--theirs-1/"))
    told, *strangers = said(named, ours, bare, theirs)
    assert told["object"]["definition"]["interactionType"] == "true-false"
    [quiz] = told["context"]["contextActivities"]["parent"]
    assert quiz["id"] == f"{BASE}quizzes/--ours-1/{NAME}" and quiz["definition"]
    assert len({one["object"]["id"] for one in (told, *strangers)}) == 3
    for stranger in strangers:
        assert "definition" not in stranger["object"]
        assert "definition" not in stranger["context"]["contextActivities"]["parent"][0]


def test_a_folder_without_settings_is_called_a_course(tmp_path):
    shelf = course(tmp_path)
    (tmp_path / "_config.yml").unlink()
    statement = said_of(shelf, "liking", True)
    assert statement["context"]["contextActivities"]["grouping"][0]["definition"]["name"] == {"en": "Course"}
