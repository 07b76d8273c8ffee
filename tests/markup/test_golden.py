"""The HTML of each type of item, letter by letter. UPDATE_GOLDEN=1 writes it anew; read the difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onesided.markup import key_html, quiz_html, quiz_text
from tests.markup.items import ITEMS, NAME, quiz_of

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs; UPDATE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize("kind", ITEMS)
def test_an_item_of_each_type(kind: str):
    compare(f"{kind}.html", quiz_html(quiz_of(kind), NAME, occasion="a-page#1", href=lambda see: f"../{see}"))


def test_a_quiz_that_asks_for_confidence_and_counts_on():
    compare("confidence.html", quiz_html(quiz_of("true-false", confidence=True, intro="Hello."), NAME, number_from=4))


def test_the_page_of_answers():
    compare("key.html", key_html([(NAME, quiz_of())]))


def test_the_paper_form():
    compare("paper.txt", quiz_text(quiz_of(), NAME))


def test_there_is_no_golden_file_that_nothing_reads():
    assert {path.name for path in GOLDEN.iterdir()} == {
        *(f"{kind}.html" for kind in ITEMS),
        "confidence.html",
        "key.html",
        "paper.txt",
    }
