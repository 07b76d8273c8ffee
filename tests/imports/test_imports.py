"""Questions from elsewhere: what is kept, what is said, and that nothing a file holds makes more of it than a sentence."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.cli import main
from onesided.exports import Asked, Place, gift, moodle
from onesided.imports import brought
from onesided.imports.gift import read_gift
from onesided.imports.moodle import read_moodle
from onesided.model import CourseError, Shelf
from onesided.model.items import Choice, Choices, Match, Number, Order, TrueFalse
from tests.conftest import ROOT

TWENTY = Path(__file__).with_name("twenty.gift")
HOME = ("week-two", "Old questions", "explain-it", "week-two#memory")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A teacher's new folder."""
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    assert main(["new", "course", str(tmp_path / "mine")]) == 0
    return tmp_path / "mine"


def test_twenty_old_questions_become_a_bank_that_names_its_blanks(folder, capsys):
    before = TWENTY.read_bytes()
    capsys.readouterr()
    asked = ["--course", str(folder), "import", "gift", str(TWENTY), "--into", "first-chapter"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert TWENTY.read_bytes() == before
    shelf = Shelf(folder)
    memory, methods = shelf.quiz("first-chapter/memory-learning"), shelf.quiz("first-chapter/research-methods")
    assert memory.intro == "These are for the second week. Closed book!"
    kinds = [item.type for item in (*memory.items, *methods.items)]
    assert len(kinds) == 17 and "17 questions in 2 quizzes." in said
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "choice": 7, "choices": 2, "true-false": 2, "number": 3, "match": 1, "reflect": 2,
    }  # fmt: skip
    first = memory.items[0]
    assert (
        isinstance(first, Choice)
        and first.options[1].correct
        and "cluster in this stretch" in first.options[1].feedback
    )
    false = memory.items[2]
    assert isinstance(false, TrueFalse) and not false.answer
    assert false.feedback.true.startswith("Both sound") and false.feedback.false.startswith("Right: something")
    percent = memory.items[4]
    assert isinstance(percent, Number) and (percent.answer, percent.tolerance) == (25, 0.5)
    span = memory.items[6]
    assert isinstance(span, Number) and (span.answer, span.tolerance) == (7, 2)
    assert "learnt lists of … to study" in memory.items[8].stem

    # Whatever needs a hand is said with its line, and nothing else is lost.
    lines = TWENTY.read_text().splitlines()
    for begins, what in {
        "::Q10": "a short answer to be typed",
        "::M03": "a part of the credit counts as wrong",
        "::M04": "no answer is right",
        "::M05": "Write how someone might answer it",
        "::M07": "a { without its }",
        "::M09": "a picture or another medium was left out (two bell curves)",
        "::Q04": "no feedback to 2 answers",
    }.items():
        number = next(place for place, line in enumerate(lines, 1) if line.startswith(begins))
        assert any(f"line {number}: " in line and what in line for line in said.splitlines()), (begins, said)

    # And the check names every blank, and no fault that is none of the author's.
    main(["--course", str(folder), "check", "first-chapter/memory-learning", "first-chapter/research-methods"])
    found = capsys.readouterr().out
    assert "cannot be read" not in found and "F7" not in found
    for name, quiz in (("memory-learning", memory), ("research-methods", methods)):
        text = (folder / f"book/quizzes/first-chapter/{name}.yml").read_text(encoding="utf-8")
        assert quiz.title and text.count("FILL IN:") > 0
    main(["--course", str(folder), "check"])
    whole = capsys.readouterr().out
    blanks = sum(
        path.read_text(encoding="utf-8").count("FILL IN:") for path in (folder / "book/quizzes").rglob("*.yml")
    )
    assert whole.count("error X8") == blanks > 10


def test_nothing_is_written_over_and_nothing_is_taken_for_a_file(folder, tmp_path, capsys):
    asked = ["--course", str(folder), "import", "gift", str(TWENTY), "--into", "first-chapter"]
    assert main(asked) == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
    assert main(asked) == 1
    assert "was left alone" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.yml")} == before
    for name, content, sentence in (
        ("gone.txt", None, "cannot be read"),
        ("empty.txt", b"", "There is no question in it"),
        ("bad.xml", b"<quiz><question>", "not sound XML"),
        ("odd.xml", b"<questions/>", "not a <quiz>"),
        ("bomb.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><quiz>&a;</quiz>', "declares a document type"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        form = "moodle" if name.endswith("xml") else "gift"
        into = ["--course", str(folder), "import", form, str(tmp_path / name), "--into", "first-chapter"]
        assert main(into) == 1
        said = capsys.readouterr()
        assert sentence in said.err and "Traceback" not in said.err and said.out == ""
    rest = ["--into", "first-chapter", "--objective", "no-such-aim"]
    assert main(["--course", str(folder), "import", "gift", str(TWENTY), *rest]) == 1
    assert "no objective" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["moodle", "gift"])
def test_what_the_course_exports_comes_back_as_it_was(form):
    shelf = Shelf(ROOT)
    write = {"moodle": moodle, "gift": lambda quizzes, place: gift(quizzes, place).encode()}[form]
    kept = {Choice: 0, Choices: 0, TrueFalse: 0, Number: 0, Match: 0, Order: 0}
    for name in shelf.quizzes():
        quiz = shelf.quiz(name)
        made = brought(write([Asked(name, quiz)], Place()), form, *HOME)
        (text,) = made.files.values()
        back = {one["id"]: one for one in yaml.safe_load(text)["items"]}
        for item in quiz.items:
            if type(item) not in kept or (isinstance(item, Order) and form == "gift"):
                continue
            kept[type(item)] += 1
            again = back[item.id]
            assert again["type"] == item.type and words(item.stem) in words(again["stem"])
            match item:
                case Choice() | Choices():
                    assert [words(one.text) for one in item.options] == [words(one["text"]) for one in again["options"]]
                    assert [one.correct for one in item.options] == [
                        one.get("correct", False) for one in again["options"]
                    ]
                    for mine, theirs in zip(item.options, again["options"], strict=True):
                        assert words(theirs["feedback"]).startswith(words(mine.feedback))
                case TrueFalse():
                    assert again["answer"] is item.answer
                    assert words(again["feedback"]["true"]).startswith(words(item.feedback.true))
                    assert words(again["feedback"]["false"]).startswith(words(item.feedback.false))
                case Number():
                    assert (float(again["answer"]), float(again.get("tolerance", 0))) == (item.answer, item.tolerance)
                    assert words(again["feedback"]["other"]).startswith(words(item.feedback.other))
                case Match():
                    assert [words(one.left) for one in item.pairs] == [words(one["left"]) for one in again["pairs"]]
                    assert [words(one.right) for one in item.pairs] == [words(one["right"]) for one in again["pairs"]]
                case Order():
                    assert [words(one.text) for one in item.steps] == [words(one["text"]) for one in again["steps"]]
    assert all(count for kind, count in kept.items() if kind is not Order or form == "moodle"), kept


def words(text: str) -> str:
    """The letters and digits of a text: marks of Markdown may be written in more than one way, and links lose theirs."""
    from onesided.markup.markdown import plain

    return "".join(sign for sign in plain(text) if sign.isalnum())


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=string.printable + "äß–“”=~{}#:\\%->[]$*_`<&\n", max_size=400))
def test_no_text_breaks_a_reader(text):
    for read in (read_gift, read_moodle):
        try:
            heard = read(text)
        except CourseError as error:
            assert error.sentences
        else:
            assert all(remark.line >= 1 for remark in heard.remarks)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30),
        min_size=3,
        max_size=6,
        unique=True,
    )
)
def test_words_survive_gift_and_back(texts):
    from onesided.exports.gift import escaped

    stem, *options = texts
    made = f"::q::[plain]{escaped(stem)}{{\n" + "\n".join(
        f"{'=' if place == 0 else '~'}{escaped(one)}#{escaped(stem)}" for place, one in enumerate(options)
    )
    heard = read_gift(made + "\n}\n")
    (question,) = heard.groups[0].questions
    assert letters(question.stem) == letters(stem)
    assert [letters(one.words) for one in question.answers] == [letters(one) for one in options]


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_a_file_is_read_in_whatever_encoding_it_has():
    text = "::q::Was heißt „Übertragung“? {=ein Muster aus früher#Ja, denn sie kommt von früher. ~ein Umzug#Nein, obwohl es so klingt.}\n"
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.encode("cp1252"),
    ):
        made = brought(data, "gift", *HOME)
        assert "Was heißt „Übertragung“?" in next(iter(made.files.values()))
    assert "old encoding" in str(made.remarks[0])


def test_ten_million_bytes_are_read_and_more_than_twenty_are_refused():
    chance = random.Random(1)
    noise = "".join(chance.choices("ab{}=~#: \n", k=1_000_000)) + "\n\n"
    assert read_gift(noise).remarks
    with pytest.raises(CourseError, match="20 million bytes"):
        brought(b" " * 20_000_001, "gift", *HOME)
