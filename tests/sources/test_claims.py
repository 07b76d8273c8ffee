"""The page of claims: each leads to its passage, and one that leads nowhere is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onesided.model import CourseError
from onesided.sources.claims import CLAIMS, claims, claims_page
from onesided.sources.generated import generated

CLAIM = {
    "claim": "Dough rises by itself.",
    "correction": "It rises by yeast,\nand | yeast is alive.",
    "chapter": "looking",
    "section": "what-yeast-does",
    "items": ["looking/check#yeast"],
}


@pytest.fixture
def course_with(tmp_path: Path):
    (tmp_path / "book/for-teachers").mkdir(parents=True)
    (tmp_path / "book/looking.md").write_text("# Looking\n\n## What yeast does\n\nIt eats.\n", encoding="utf-8")

    def write(**fields: object) -> Path:
        claim = {key: value for key, value in {**CLAIM, **fields}.items() if value is not None}
        (tmp_path / CLAIMS).write_text(yaml.safe_dump({"C1": claim}), encoding="utf-8")
        return tmp_path

    return write


def test_a_row_leads_to_the_passage_and_names_the_questions(course_with):
    row = claims_page(course_with()).splitlines()[-1]
    assert row == (
        "| C1 | Dough rises by itself. | It rises by yeast, and \\| yeast is alive. "
        "| Looking: [What yeast does](../looking.md#what-yeast-does) | `looking/check#yeast` |"
    )


def test_a_claim_about_a_whole_page_leads_there(course_with):
    assert "| [Looking](../looking.md) | – |" in claims_page(course_with(section="", items=[]))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"chapter": "lookin"}, 'there is no page "lookin". The nearest is looking.'),
        ({"items": None}, '"items" is missing'),
        ({"itmes": []}, '"itmes" is not known'),
    ],
)
def test_what_is_wrong_is_said_with_the_number(course_with, fields, said):
    with pytest.raises(CourseError) as error:
        claims(course_with(**fields))
    assert f"{CLAIMS}: C1: {said}" in str(error.value)


def test_a_course_without_claims_has_no_such_page(course):
    (course / CLAIMS).unlink(missing_ok=True)
    assert not [path for path in generated(course) if "claims" in path]
