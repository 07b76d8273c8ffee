"""The course says what it says in words of its own, and not in those of the notes that it was written from."""

from __future__ import annotations

from tests.content.notes import KEPT, RUN, known, mark, marks_of, repeated, words
from tests.content.texts import every_text

ALLOWED = {
    "988 suicide crisis lifeline call or text 988": "the name of a help line, and how to reach it",
    "crisis text line text home to 741741": "the name of a help line, and how to reach it",
}
"""Titles of works, names of bodies and of rules, and lists, each with its reason."""


def test_no_sentence_of_the_notes_stands_in_the_course():
    marks = known()
    found = [
        f"{text.file}, {text.place}: {run}"
        for text in every_text()
        for run in repeated(text.text, marks)
        if run not in ALLOWED
    ]
    assert not found, "say it in words of our own:\n" + "\n".join(found)


def test_what_is_allowed_is_still_there_to_be_allowed():
    marks = known()
    runs = {run for text in every_text() for run in repeated(text.text, marks)}
    assert set(ALLOWED) <= runs
    assert all(len(reason.split()) >= 4 for reason in ALLOWED.values())


def test_what_is_kept_is_no_text_and_is_small():
    first, *lines = KEPT.read_text(encoding="utf-8").splitlines()
    assert first == "# windows of the notes that the course was written from"
    assert all(len(one) == len(mark([])) for line in lines for one in line.split())
    assert len(known()) > 5000
    assert KEPT.stat().st_size < 150_000


def test_a_sentence_of_the_notes_is_seen_whatever_stands_around_it():
    notes = (
        "# A heading that is long enough to be a sentence\n\n- The cat sat on the old mat by the door. It was warm. [V: cats.org]\n"
        "- Sources: a long list of works that anybody may cite.\n| A | Nobody gave it a thought. |\n"
    )
    marks = marks_of(notes)
    assert repeated("They say that *the cat* sat on the [old mat](x.md#y) by the window.", marks) == [
        "the cat sat on the old mat by the"
    ]
    assert repeated("Once more: nobody gave it a thought, then.", marks) == ["nobody gave it a thought"]
    for harmless in ("It was warm.", "The cat sat on the old chair.", "A long list of works that anybody may cite."):
        assert not repeated(harmless, marks), harmless
    assert not repeated("A heading that is long enough to be a sentence", marks)
    assert len(words("The cat sat on the old mat")) == RUN
