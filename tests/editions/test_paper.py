"""The paper form: every question with what is to be filled in, nothing that gives an answer away before the end."""

from __future__ import annotations

import pytest
from bs4 import Tag

from onesided.editions import Edition
from onesided.editions.making import words_of
from onesided.markup.messages import sentence
from tests.markup.items import ITEMS, quiz_of
from tests.markup.test_vignette import TRIAL


def page_of(edition: Edition) -> Tag:
    return next(leaf.body for leaf in edition.leaves if leaf.name == "a-chapter")


def end_of(edition: Edition) -> Tag:
    return edition.leaves[-1].body


def question(edition: Edition, kind: str) -> Tag:
    return page_of(edition).select(".quiz")[0].select(".question")[list(ITEMS).index(kind)]


def answer(edition: Edition, kind: str) -> Tag:
    return end_of(edition).select(".answer")[list(ITEMS).index(kind)]


def test_every_question_is_asked_in_full_in_both_places(whole):
    for quiz in page_of(whole).select(".quiz"):
        assert len(quiz.select(".question")) == len(ITEMS)
        for item, shown in zip(quiz_of().items, quiz.select(".question"), strict=True):
            assert words_of(shown.select_one(".os-stem")) == item.stem.replace("*", "")


def test_every_type_has_what_is_to_be_filled_in(whole):
    for kind in ("choice", "choices"):
        listed = question(whole, kind).select_one('ol[type="A"]')
        assert {words_of(one) for one in listed("li")} == {option["text"] for option in ITEMS[kind]["options"]}
    assert [words_of(one) for one in question(whole, "true-false").select(".row > span")] == ["○ True", "○ False"]
    assert words_of(question(whole, "number").select_one(".row")) == "Your answer: ________ percent"
    for kind, parts, name in (("sort", "cards", "text"), ("match", "pairs", "left"), ("order", "steps", "text")):
        blanks = question(whole, kind).select("ul.blanks > li")
        assert {words_of(one).lstrip("_ ") for one in blanks} == {part[name] for part in ITEMS[kind][parts]}
        assert all(one.select_one(".blank") for one in blanks)
    assert "Here / There" in words_of(question(whole, "sort"))
    rights = {words_of(one) for one in question(whole, "match").select("ul.os-paper > li")}
    assert rights == {"Pepper", "Lightning", "Nobody's"}
    assert words_of(question(whole, "scale").select_one(".row")) == "A little ○ 1 ○ 2 ○ 3 A lot"
    assert len(question(whole, "reflect").select(".line")) == 4


def test_nothing_before_the_end_gives_an_answer_away(whole):
    text = words_of(page_of(whole))
    for item in ITEMS.values():
        parts = [part for name in ("options", "cards", "pairs", "steps") for part in item.get(name, [])]
        told = [part["feedback"] for part in parts]
        told += item["feedback"].values() if "feedback" in item else []
        told += [item[name] for name in ("after", "model") if name in item]
        for feedback in told:
            assert feedback not in text
            assert feedback in words_of(end_of(whole))
    for scene in TRIAL["scenes"].values():
        said = [choice["rationale"] for choice in scene.get("choices", []) if "rationale" in choice]
        for told_after in (*said, *scene.get("debrief", "").split("\n\n")):
            assert not told_after or told_after not in text
            assert told_after in words_of(end_of(whole))


def test_the_answer_goes_by_the_letters_of_the_question(whole):
    for kind in ("choice", "choices"):
        options = [words_of(one) for one in question(whole, kind).select("ol > li")]
        right = [option["text"] for option in ITEMS[kind]["options"] if option.get("correct")]
        letters = sorted("ABC"[options.index(text)] for text in right)
        said = words_of(answer(whole, kind).select_one(".key"))
        assert said == f"Answer: {letters[0]}. {right[0]}" if kind == "choice" else f"Answer: {', '.join(letters)}"
        feedback = {option["text"]: option["feedback"] for option in ITEMS[kind]["options"]}
        reasons = [words_of(one) for one in answer(whole, kind).select('ol.reasons[type="A"] > li')]
        assert reasons == [feedback[text] for text in options]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("true-false", ["Answer: False", "True: It does not hold.", "False: Right, it does not."]),
        ("number", ["Answer: −8, give or take 0.5 (percent)", "About 28: That is another number."]),
        ("sort", ["A card: There. It goes there.", "Another: Here. It goes here."]),
        ("match", ["Salt: Pepper. They stand together.", "Thunder: Lightning. They come together."]),
        ("order", ["Begin. First. Go on. Then. End. Last."]),
        ("scale", ["Many say two."]),
        ("reflect", ["Somebody else thinks otherwise."]),
    ],
)
def test_an_answer_says_what_is_right_and_why(whole, kind, said):
    told = " ".join(words_of(part) for part in answer(whole, kind).select(".key, .reasons > li"))
    for words in said:
        assert words in told


def test_answers_stand_once_for_a_quiz_that_is_asked_twice_and_lead_back(whole):
    body = page_of(whole)
    assert len(end_of(whole).select(".answer")) == len(ITEMS)
    first, second = (quiz.select(".question") for quiz in body.select(".quiz"))
    for one, again, told in zip(first, second, end_of(whole).select(".answer"), strict=True):
        there = f"#{told['id']}"
        assert one.select_one(".to-answer")["href"] == again.select_one(".to-answer")["href"] == there
        assert told.select_one(".to-question")["href"] == f"#{one['id']}"
    hints = end_of(whole).select_one(".hints")
    assert "Every type: 1 Think of" in words_of(hints) and hints.find("math")


def test_the_title_of_a_quiz_is_not_said_twice(whole):
    once, again = page_of(whole).select(".quiz")
    assert once.select_one(".os-title") is None and words_of(again.select_one(".os-title")) == "Every type"


def test_a_story_is_a_gamebook_and_its_lessons_stand_at_the_end(whole):
    story = page_of(whole).select_one(".story")
    assert len(story.select(".os-scene")) == len(TRIAL["scenes"])
    scenes = {scene["id"] for scene in story.select(".os-scene")}
    turns = story.select("a.os-turn")
    assert turns and {turn["href"][1:] for turn in turns} <= scenes
    assert "Somebody is locked out at night." in words_of(story.select_one(".os-note"))
    after = end_of(whole).select_one(".after")
    assert words_of(after.h2) == "After the story: The lost key"
    inside = {tree["id"] for tree in (after, *after.find_all(id=True))}
    for leads in story.select(".os-to-debrief, .os-skip, .os-if a, .os-end a"):
        assert leads["href"][1:] in inside
    assert after.select_one(".back a")["href"] == f"#{story['id']}"
    assert after.svg["aria-label"] == sentence("map-name")


def test_an_exploration_is_one_drawing_and_a_table(whole):
    figure = page_of(whole).figure
    assert [drawing["aria-label"] for drawing in figure.find_all("svg")] == ["A line to 2."]
    assert words_of(figure.figcaption) == "Drawn here for How many: 2. The table has the rest."
    table = figure.find_next("table")
    assert len(table.select("tbody tr")) == 3
