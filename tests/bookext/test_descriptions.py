"""Descriptions are cut at the end of a sentence, and a chapter that is described by hand exists."""

from __future__ import annotations

import pytest
import yaml

from onesided.bookext.descriptions import FILE, LENGTH, cut
from onesided.model.pages import page_paths
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["What is it? Why is it so?"], "What is it? Why is it so?"),
        (["It was 278 in all", "The rest is left."], "It was 278 in all. The rest is left."),
        (["One is short. Another is a good deal longer than that."], "One is short."),
        (["“So it is.” Then more that is too long to be kept here."], "“So it is."),
        (["Cited (Bordin et al., 2018) once. And again, much later on."], "Cited (Bordin et al., 2018) once."),
        ([], ""),
    ],
)
def test_whole_sentences_are_kept(texts: list[str], kept: str) -> None:
    assert cut(texts, 40) == kept


def test_a_sentence_that_is_too_long_ends_at_a_word() -> None:
    assert cut(["A sentence that goes on, and on, and on."], 27) == "A sentence that goes on…"


def test_what_is_described_by_hand_is_a_page_and_fits() -> None:
    described = yaml.safe_load((ROOT / FILE).read_text(encoding="utf-8"))
    assert set(described) <= set(page_paths(ROOT))
    assert {name: len(text) for name, text in described.items() if not 60 <= len(text) <= LENGTH} == {}
