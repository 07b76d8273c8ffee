"""Moodle XML as Moodle writes it: categories, pictures, types that the course has not, and the lines they stand in."""

from __future__ import annotations

import yaml

from onesided.imports import brought
from onesided.imports.moodle import read_moodle

HOME = ("week-two", "Old questions", "explain-it", "week-two#memory")
EXPORTED = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category"><category><text>$course$/top/Methods // Week 1/Means</text></category></question>
  <question type="multichoice">
    <name><text>Mean or median?</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which one moves with <b>every</b> value?</p>
<p><img src="@@PLUGINFILE@@/box.png" alt="a box plot"></p>]]></text><file name="box.png" encoding="base64">iVBORw0</file></questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>See chapter 2.</p>]]></text></generalfeedback>
    <single>true</single><shuffleanswers>true</shuffleanswers>
    <answer fraction="0" format="html"><text><![CDATA[<p>the median</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>It stays where it is while the ends move.</p>]]></text></feedback></answer>
    <answer fraction="100" format="html"><text><![CDATA[<p>the mean</p>]]></text>
      <feedback format="html"><text></text></feedback></answer>
    <hint format="html"><text><![CDATA[<p>Move the largest value in your mind.</p>]]></text></hint>
  </question>
  <question type="numerical">
    <name><text>half</text></name><questiontext format="plain_text"><text>What is 1 &lt; x if x*2 = 5?</text></questiontext>
    <answer fraction="100"><text>2,5</text><feedback><text>Halve it.</text></feedback><tolerance>0.1</tolerance></answer>
    <answer fraction="0"><text>10</text><feedback><text>That doubles it.</text></feedback><tolerance>0</tolerance></answer>
    <answer fraction="0"><text>*</text><feedback><text>Divide by two.</text></feedback></answer>
  </question>
  <question type="cloze"><name><text>gaps</text></name>
    <questiontext format="html"><text>{1:SHORTANSWER:=x}</text></questiontext></question>
  <question type="matching"><name><text>m</text></name><questiontext format="html"><text>Match</text></questiontext>
    <subquestion format="html"><text>one</text><answer><text>1</text></answer></subquestion>
    <subquestion format="html"><text>two</text><answer><text>2</text></answer></subquestion>
    <subquestion format="html"><text></text><answer><text>3</text></answer></subquestion>
  </question>
  <question type="ordering"><name><text>o</text></name><questiontext format="html"><text>Order</text></questiontext>
    <answer fraction="2.0000000"><text>second</text></answer>
    <answer fraction="1.0000000"><text>first</text></answer>
    <answer fraction="3.0000000"><text>third</text></answer>
  </question>
</quiz>
"""


def test_what_moodle_writes_becomes_a_quiz_and_what_is_left_out_is_named_with_its_line():
    made = brought(EXPORTED.encode(), "moodle", *HOME)
    ((name, text),) = made.files.items()
    assert name == "week-two/means"
    quiz = yaml.safe_load(text)
    assert quiz["title"] == "Means" and [item["type"] for item in quiz["items"]] == [
        "choice",
        "number",
        "match",
        "order",
    ]
    choice, number, match, order = quiz["items"]
    assert choice["id"] == "mean-or-median" and choice["stem"].strip() == "Which one moves with **every** value?"
    wrong, right = choice["options"]
    assert (wrong["text"], wrong["feedback"]) == ("the median", "It stays where it is while the ends move.")
    assert right["correct"] is True and right["feedback"] == "See chapter 2."
    assert choice["hint"] == "Move the largest value in your mind."
    assert number["stem"] == r"What is 1 < x if x\*2 = 5?", "plain words stay what they are"
    assert (number["answer"], number["tolerance"], number["feedback"]["other"]) == ("2.5", 0.1, "Divide by two.")
    assert number["also"] == [{"answer": "10", "feedback": "That doubles it."}]
    assert match["spare"] == ["3"] and [step["text"] for step in order["steps"]] == ["first", "second", "third"]
    said = [str(remark) for remark in made.remarks]
    assert sum("box plot" in one or "a file that lies in it" in one for one in said) == 2
    line = next(number for number, text in enumerate(EXPORTED.splitlines(), 1) if "cloze" in text)
    assert any(one.startswith(f"line {line}: This is a text with gaps") for one in said), said


def test_an_entity_that_would_fill_the_memory_is_never_read():
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE quiz [<!ENTITY a0 "ha">{layers}]><quiz>&a11;</quiz>'
    try:
        read_moodle(bomb)
    except Exception as error:
        assert type(error).__name__ == "CourseError" and "document type" in str(error)
    else:
        raise AssertionError("it was read")
