"""The course is written in plain British English, and the tools that look at its words see what they should."""

from __future__ import annotations

import textstat

from tests.content.reading import AIM, MOST, grades, readable
from tests.content.texts import every_text
from tests.content.words import SETTINGS, american, files, misspelt, misused


def test_no_section_is_harder_to_read_than_grade_12():
    hard = [f"{piece.file}, {piece.section}: grade {piece.grade}" for piece in grades() if piece.grade > MOST]
    assert not hard, "shorter sentences, commoner words:\n" + "\n".join(hard)


def test_nearly_all_sections_are_at_grade_10_or_below():
    within = [piece for piece in grades() if piece.grade <= AIM]
    assert len(within) >= 0.95 * len(grades())


def test_citations_and_lists_do_not_change_the_grade():
    said = "It began early ([A & B, 2001](../book/references.md#ab2001), 3.05). It has two parts:\n\n- the *first*\n- r = .28"
    assert readable([said]).splitlines() == ["It began early.", "It has two parts.", "the first.", "r = 28."]
    assert "2001" not in readable([said])
    assert textstat.sentence_count("A cat sat. It was fat. The mat was flat.") == 3


def test_every_kind_of_text_is_read():
    kinds = {(text.kind, text.file.rpartition(".")[2]) for text in every_text()}
    assert {("prose", "ipynb"), ("prose", "md"), ("code", "ipynb"), ("question", "yml"), ("story", "yml")} <= kinds
    assert ("data", "yml") in kinds


def test_planted_mistakes_are_found():
    planted = {"a.md": (("here", "Its behaviour is definately odd."), ("there", "It is what it is."))}
    assert [(word.place, word.what) for word in misspelt(planted)] == [("here", "definately ==> definitely")]
    planted = {"a.md": (("here", "All is well."), ("there", "It was the most unique of all of the the gifts."))}
    assert {word.place for word in misused(planted)} == {"there"}
    assert len(list(misused(planted))) >= 2
    planted = {
        "a.md": (
            ("here", "The counselor realized the color of her behavior."),
            ("there", "Size, prize, seize: licence."),
        )
    }
    assert [word.what.partition(":")[0] for word in american(planted)] == ["counselor", "behavior", "color", "realized"]


def test_what_is_ignored_is_still_there_to_be_ignored():
    everything = [line for lines in files().values() for _, line in lines]
    text = "\n".join(everything).lower()
    assert not [entry for entry in SETTINGS["codespell"] if not any(word in text for word in entry["word"].split(","))]
    assert not [entry for entry in SETTINGS["allowed"] if not any(entry["says"] in line for line in everything)]
    for group in ("codespell", "proselint", "allowed"):
        assert all(len(entry["because"].split()) >= 4 for entry in SETTINGS[group])
