"""The paper forms: nothing to click, everything to answer, and the key apart."""

from __future__ import annotations

from onesided.markup import key_html, quiz_text
from onesided.markup.paper import key_words
from tests.markup.items import ITEMS, NAME, quiz_of


def test_every_question_comes_before_every_answer():
    questions, key = quiz_text(quiz_of(), NAME).split("\nAnswers\n")
    for item in ITEMS.values():
        assert item["stem"].replace("*", "") in questions
    assert "The first" in questions and "The third" in questions
    assert "1. The first" in key
    assert "3. False" in key
    assert key.count("\n") == len(ITEMS) + 1


def test_nothing_in_the_questions_gives_the_key_away():
    questions = quiz_text(quiz_of(), NAME).split("\nAnswers\n")[0]
    for feedback in ("Because it is.", "That many.", "Right, it does not."):
        assert feedback not in questions


def test_the_key_in_words():
    words = {item.type: key_words(item) for item in quiz_of().items}
    assert words["choices"] == "One; Two"
    assert words["number"] == "\u22128, give or take 0.5 (percent)"
    assert words["sort"] == "A card: There; Another: Here"
    assert words["match"] == "Salt: Pepper; Thunder: Lightning"
    assert words["order"] == "1. Begin; 2. Go on; 3. End"


def test_the_page_of_answers_can_be_left_out():
    html = key_html([(NAME, quiz_of())])
    assert '<input type="checkbox" class="os-print-key" checked' in html
    assert 'class="onesided os-key" aria-label="Answers"' in html
    assert key_html([]) == ""
