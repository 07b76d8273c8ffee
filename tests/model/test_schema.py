"""The schemas that editors use: fresh, valid, and of one mind with the reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from onesided.model.checks import QUIZ as WORDS
from onesided.model.items import ITEM_TYPES, Quiz
from onesided.model.reading import read_text
from onesided.model.schema import FILES, schema_of, schemas
from tests.model.good import QUIZ
from tests.model.test_reading import SPOILT

ROOT = Path(__file__).resolve().parents[2]


class EditorsLoader(yaml.SafeLoader):
    """YAML as editors type it (1.2): `no` is a word, `true` a truth, `8` a number, and a date a word."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def as_an_editor_sees(text: str) -> Any:
    """The values of a YAML text, with the names of fields as words, as JSON has them."""
    return json.loads(json.dumps(yaml.load(text, EditorsLoader)))


VALIDATOR = jsonschema.Draft7Validator(schema_of(Quiz))


def test_the_schemas_in_the_book_are_fresh() -> None:
    for path, text in schemas().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path} is stale: run `onesided schema`."


@pytest.mark.parametrize("shape", list(FILES.values()), ids=list(FILES))
def test_a_schema_is_a_schema(shape: Any) -> None:
    jsonschema.Draft7Validator.check_schema(schema_of(shape))


def test_an_editor_finds_no_fault_with_a_good_quiz() -> None:
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(QUIZ))) == []


@pytest.mark.parametrize("path", sorted((ROOT / "book/quizzes").rglob("*.yml")), ids=lambda path: path.stem)
def test_an_editor_finds_no_fault_with_the_quizzes_of_the_course(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("name", ["objectives", "misconceptions"])
def test_an_editor_finds_no_fault_with_the_lists_of_the_course(name: str) -> None:
    schema = json.loads(schemas()[f"book/{name}.schema.json"])
    text = (ROOT / f"book/{name}.yml").read_text(encoding="utf-8")
    assert list(jsonschema.Draft7Validator(schema).iter_errors(as_an_editor_sees(text))) == []


@pytest.mark.parametrize("text", ["no", "true", "8", "0.28", "2024-01-01", "null or not"])
def test_a_text_that_looks_like_something_else_is_a_text_to_both(text: str) -> None:
    spoilt = QUIZ.replace("text: no", f"text: {text}")
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(spoilt))) == []
    value = read_text(spoilt, "f", Quiz, WORDS).value
    assert value is not None and value.items[0].options[2].text == text


def test_what_the_classes_refuse_an_editor_refuses() -> None:
    # What holds between fields, where links lead, and infinity are beyond a schema: only the reader knows them.
    between = re.compile(
        "right option|is right\\. Add|there twice|within the tolerance|is the same as|which is no group|"
        "are the same|is spare, and|links to|has the picture|1e999"
    )
    refused = [(good, bad) for good, bad, sentence in SPOILT if not between.search(sentence)]
    assert len(refused) > 30
    for good, bad in refused:
        spoilt = QUIZ.replace(good, bad, 1)
        assert not VALIDATOR.is_valid(as_an_editor_sees(spoilt)), f"an editor lets {bad!r} pass"


def test_every_field_tells_an_author_what_to_write() -> None:
    definitions = [schema_of(Quiz), *schema_of(Quiz)["$defs"].values()]
    for definition in definitions:
        for name, field in definition["properties"].items():
            # The type is chosen from a list; the description of each class says what it is.
            assert name == "type" or re.fullmatch(r"(Write|Name|List|Say) .*\.", field["description"]), name
    assert all(kind.__doc__ for kind in ITEM_TYPES)
