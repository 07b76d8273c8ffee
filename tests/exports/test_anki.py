"""A deck is opened again as Anki opens it: a zip with an SQLite file inside."""

import sqlite3
import zipfile
from io import BytesIO

import pytest

from onesided.exports import Asked, Place, anki, losses
from onesided.exports.anki import ASKABLE
from onesided.markup.markdown import inline
from onesided.model import Shelf
from onesided.model.items import Choice, Choices
from tests.conftest import ROOT

MOMENT = 1_790_000_000


@pytest.fixture(scope="module")
def all_asked():
    shelf = Shelf(ROOT)
    return [Asked(name, shelf.quiz(name)) for name in shelf.quizzes()]


def notes_of(package, folder):
    """Each note's guid and its two sides."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        file = archive.extract("collection.anki2", folder)
    with sqlite3.connect(file) as database:
        return {
            guid: fields.split("\x1f") for guid, fields in database.execute("select guid, flds from notes order by id")
        }


def test_every_question_with_a_key_is_a_note_with_every_reason(all_asked, tmp_path):
    notes = list(notes_of(anki(all_asked, Place(), "A course", MOMENT), tmp_path).values())
    items = [item for asked in all_asked for item in asked.quiz.items if isinstance(item, ASKABLE)]
    assert len(notes) == len(items)
    for (front, back), item in zip(notes, items, strict=True):
        if isinstance(item, Choice | Choices):
            for option in item.options:
                assert str(inline(option.text)) in front and str(inline(option.feedback)) in back
                assert f"{'✓' if option.correct else '✗'} {inline(option.text)}" in back
                assert str(inline(option.feedback)) not in front


def test_the_same_quizzes_give_the_same_bytes(all_asked):
    assert anki(all_asked[:3], Place(), "A course", MOMENT) == anki(all_asked[:3], Place(), "A course", MOMENT)


def test_a_note_keeps_its_id_when_its_words_change_and_another_course_has_others(all_asked, tmp_path):
    asked = all_asked[0]
    item = asked.quiz.items[0].model_copy(update={"stem": "Something else?"})
    changed = Asked(asked.name, asked.quiz.model_copy(update={"items": (item,)}))
    before, after, other = (
        notes_of(anki([one], Place(), course, MOMENT), tmp_path)
        for one, course in ((asked, "A"), (changed, "A"), (asked, "B"))
    )
    assert list(before) == list(after) and before != after and not set(before) & set(other)


def test_what_has_no_answer_to_recall_is_said_to_be_left_out(all_asked):
    for asked in all_asked:
        said = "\n".join(losses("anki", [asked]))
        for item in asked.quiz.items:
            assert (f"{asked.name}#{item.id}" in said) or isinstance(item, ASKABLE)


def test_a_later_edition_is_later_to_anki(all_asked, tmp_path):
    said = []
    for moment in (MOMENT, MOMENT + 60):
        with zipfile.ZipFile(BytesIO(anki(all_asked[:1], Place(), "A course", moment))) as archive:
            file = archive.extract("collection.anki2", tmp_path / str(moment))
        with sqlite3.connect(file) as database:
            said += database.execute("select mod from notes").fetchone()
    assert said == [MOMENT, MOMENT + 60]
