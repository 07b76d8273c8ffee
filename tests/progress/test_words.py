"""The words that were kept are gathered the same way in Python and in the page."""

import json
from pathlib import Path

import pytest

from onesided.progress.words import words_of

TABLE = json.loads(Path(__file__).with_name("words_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["about"])
def test_kept_words(case):
    attempts = [dict(zip(("uuid", "time", "name", "response"), given, strict=True)) for given in case["attempts"]]
    found = words_of(TABLE["course"], attempts)
    assert [[one["number"], one["chapter"], one["stem"], one["text"]] for one in found] == case["words"]
    assert all(one["time"] in {attempt["time"] for attempt in attempts} for one in found)
