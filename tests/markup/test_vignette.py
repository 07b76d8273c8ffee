"""What holds for every gamebook: it is complete, its links lead somewhere, and any text survives in it.

The golden files are those of one small story, letter by letter; UPDATE_GOLDEN=1 writes them anew.
"""

from __future__ import annotations

import copy
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from onesided.judge.story import key_of_story
from onesided.markup import vignette_html, vignette_text
from onesided.markup.vignette import condition_words, scene_numbers
from onesided.model.digest import story_digest
from onesided.model.stories import Requires, Vignette
from tests.markup.test_quiz_html import Page

GOLDEN = Path(__file__).parent / "golden-stories"
NAME = "the-lost-key"

TRIAL: dict[str, Any] = {
    "title": "The *lost* key",
    "objectives": ["an-aim", "another-aim"],
    "perspective": "client",
    "minutes": 2,
    "content_note": "Somebody is locked out at night.",
    "meters": ["calm", "spare-time", "luck"],
    "start": "door",
    "scenes": {
        "street": {
            "text": "It rains.\n\nA neighbour has a ladder.",
            "lines": [{"who": "neighbour", "says": "Need *this*?"}, {"who": "client", "says": "I might."}],
            "inner": {"client": "I want my bed.", "therapist": None},
            "choices": [{"text": "Go on", "goto": "window"}],
        },
        "door": {
            "text": "You stand before your own door.",
            "inner": {"client": "Again.", "therapist": "She will be late."},
            "choices": [
                {
                    "text": "Look in every pocket",
                    "goto": "window",
                    "effects": {"calm": 1, "luck": 2},
                    "stance": "sound",
                    "rationale": "Most keys are where they were put.",
                },
                {
                    "text": "Walk round the house",
                    "goto": "street",
                    "effects": {"calm": -1, "spare-time": -2},
                    "stance": "arguable",
                    "rationale": "It costs time.",
                    "also_defensible": "It costs nothing else.",
                },
            ],
        },
        "window": {
            "text": "A window stands open, see [the glossary](glossary#key).",
            "sensitive": True,
            "choices": [
                {
                    "text": "Climb in",
                    "goto": "inside",
                    "requires": {"seen": ["street"], "spare-time": {"min": -2, "max": 3}},
                    "stance": "risky",
                    "rationale": "Ladders slip.",
                },
                {
                    "text": "Call a friend",
                    "goto": "inside",
                    "requires": {"not_seen": ["street"], "calm": {"min": 1}},
                    "stance": "sound",
                    "rationale": "Two are better than one.",
                },
                {"text": "Break it", "goto": "outside", "stance": "harmful", "rationale": "Glass costs more."},
            ],
        },
        "inside": {
            "text": "You are in.",
            "ending": "in the warm",
            "rank": "good",
            "debrief": "Asking took a minute.\n\nIt saved an hour.",
        },
        "outside": {"text": "You bleed.", "ending": "out", "rank": "poor", "debrief": "Haste has a price."},
    },
    "discuss": ["Where is *your* key?", "Who has the other one?"],
}

# The fields that hold names or kinds rather than text.
NAMED = {"objectives", "perspective", "meters", "start", "seen", "not_seen", "goto", "stance", "who", "rank"}


def trial(**changes: Any) -> Vignette:
    return Vignette.model_validate({**TRIAL, **changes})


def page(vignette: Vignette | None = None, **options: Any) -> Page:
    return Page(vignette_html(vignette or trial(), NAME, **options))


def spread(words: str) -> str:
    return " ".join(words.split())


def inner_links(made: Page) -> list[str]:
    links = [attributes for tag, attributes in made.elements if tag == "a"]
    return [str(link["href"]) for link in links if "data-see" not in link and str(link["href"]).startswith("#")]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("trial.html", vignette_html(trial(), NAME, href=lambda see: f"../{see}", occasion="a-page#1")),
        ("trial.txt", vignette_text(trial(), NAME)),
    ],
)
def test_the_trial_story_letter_by_letter(file: str, text: str):
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{file} differs; UPDATE_GOLDEN=1 writes it anew"


def test_the_story_carries_what_the_script_reads():
    [(tag, story)] = page(occasion="after").of_class("os-story")
    assert tag == "section"
    assert json.loads(str(story["data-key"])) == key_of_story(trial())
    assert story["data-name"] == NAME
    assert story["data-title"] == "The lost key"
    assert story["aria-label"] == "Story: The lost key"
    assert story["data-digest"] == story_digest(trial())
    assert story["data-occasion"] == "after"
    assert "data-occasion" not in page().of_class("os-story")[0][1]


def test_everything_an_author_wrote_is_there():
    words, text = spread(page().words), spread(vignette_text(trial(), NAME))
    for scene in trial().scenes.values():
        wanted = [*scene.text.split("\n\n"), *(line.says for line in scene.lines)]
        wanted += (scene.debrief or "").split("\n\n")
        wanted += [scene.inner.client or "", scene.inner.therapist or ""] if scene.inner else []
        for choice in scene.choices:
            wanted += [choice.text, choice.rationale or "", choice.also_defensible or ""]
        for written in filter(None, wanted):
            shown = re.sub(r"\*|\]\(.*?\)|\[", "", written)
            assert shown in words
            assert shown in text
    for words_of in (words, text):
        assert "Somebody is locked out at night." in words_of
        assert "Who has the other one?" in words_of
        assert "invented" in words_of


def test_a_choice_leads_to_the_number_of_its_scene():
    vignette = trial()
    numbers = scene_numbers(vignette, NAME)
    made = page(vignette)
    scenes = {attributes["data-scene"]: attributes["id"] for _, attributes in made.of_class("os-scene")}
    assert list(scenes) == list(numbers)
    turns = [attributes["href"] for _, attributes in made.of_class("os-turn")]
    expected = [
        f"#{scenes[goto]}"
        for scene in numbers
        for goto in [choice.goto for choice in vignette.scenes[scene].choices] or [vignette.start]
    ]
    assert turns == expected
    [number] = re.findall(r">Break it</span>\n<a [^>]*>→ turn to (\d+)</a>", vignette_html(vignette, NAME))
    assert int(number) == numbers["outside"]


@pytest.mark.parametrize("occasion", [None, "a-page#1", "Über: 'x' \"y\""])
def test_every_link_leads_to_something_on_the_page(occasion: str | None):
    made = page(occasion=occasion)
    links = inner_links(made)
    assert len(links) >= 15
    assert {link[1:] for link in links} <= set(made.having("id"))


def test_two_copies_have_no_id_in_common():
    first, second, third = (page(occasion=place).having("id") for place in (None, "a#1", "a#2"))
    assert len({*first, *second, *third}) == len(first) + len(second) + len(third)
    assert all(re.fullmatch(r"[a-z0-9-]+", str(made)) for made in [*first, *second, *third])


def test_the_host_may_name_a_page_to_leave_for():
    assert page(away="../plain.html?a&b").having("data-away") == ["../plain.html?a&b"]
    assert not page().having("data-away")


def test_nothing_needs_a_script_or_a_style_of_its_own():
    made = page(occasion="x")
    assert not made.having("style")
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    assert {tag for tag, _ in made.elements}.isdisjoint({"script", "style", "img", "h1", "h2", "h3", "h4", "h5", "h6"})


@pytest.mark.parametrize("name", [f"story-{n}" for n in range(30)])
def test_scenes_begin_at_the_start_and_are_not_read_in_a_row(name: str):
    scenes = {f"s{n}": {"text": "t", "choices": [{"text": "Go on", "goto": f"s{n + 1}"}]} for n in range(9)} | {
        "s9": {"text": "t", "ending": "e", "rank": "good", "debrief": "d"}
    }
    vignette = trial(start="s0", scenes=scenes, meters=[])
    numbers = scene_numbers(vignette, name)
    assert numbers == scene_numbers(vignette, name)
    assert numbers["s0"] == 1
    assert sorted(numbers.values()) == list(range(1, 11))
    order = list(numbers)
    # Only the very last scene may be left with no other place.
    assert not [one for one, two in zip(order[:-2], order[1:], strict=False) if int(two[1:]) == int(one[1:]) + 1]


def test_the_order_depends_on_the_name():
    assert len({tuple(scene_numbers(trial(), f"story-{n}")) for n in range(12)}) > 2


@pytest.mark.parametrize(
    ("requires", "words"),
    [
        ({"seen": ["a"]}, "(only if you have been at 4)"),
        (
            {"not_seen": ["b"], "trust": {"min": 2}},
            "(only if you have not been at 7 and your count of trust is 2 or more)",
        ),
        ({"spare-time": {"max": -1}}, "(only if your count of spare time is \u22121 or less)"),
        ({"trust": {"min": 0, "max": 3}}, "(only if your count of trust is between 0 and 3)"),
        ({"trust": {"min": 1, "max": 1}}, "(only if your count of trust is 1)"),
        ({"trust": {}}, ""),
    ],
)
def test_conditions_are_said_in_words(requires: dict[str, Any], words: str):
    assert condition_words({"a": 4, "b": 7}, Requires.model_validate(requires)) == words


def test_a_reader_on_paper_counts_only_what_is_asked_for():
    numbers = scene_numbers(trial(), NAME)
    words = spread(page().words)
    assert f"{numbers['door']}b: calm \u22121, spare time \u22122" in words
    assert "luck" not in words
    assert len(page().of_class("os-tally")) == 1
    calm = copy.deepcopy(TRIAL["scenes"])
    for choice in calm["window"]["choices"]:
        choice.pop("requires", None)
    assert not page(trial(scenes=calm)).of_class("os-tally")
    assert "Counting" not in vignette_text(trial(scenes=calm), NAME)


def test_how_it_ends_and_how_a_choice_is_seen_are_words():
    words = spread(page().words)
    assert "The end: in the warm A good ending." in words
    assert "The end: out A poor ending." in words
    assert "Sound. Most keys" in words
    assert "Harmful. Glass costs more." in words
    assert "What can be said for another view: It costs nothing else." in words


def test_a_note_comes_before_the_story_and_can_be_followed_past_it():
    made = page()
    assert made.words.index("locked out") < made.words.index("own door")
    assert [attributes["data-see"] for _, attributes in made.of_class("os-see")][0] == "help-lines#help-lines"
    assert len(made.of_class("os-skip")) == len(made.of_class("os-past")) == 1
    assert [element["data-scene"] for _, element in made.elements if "data-sensitive" in element] == ["window"]
    assert not page(trial(content_note=None)).of_class("os-note")


@pytest.mark.parametrize(
    "text",
    [
        "\"double\" and 'single' & <angle>",
        "</script><script>alert(1)</script>",
        "a <b>bold</b> claim <img src=x onerror=alert(1)>",
        "🫶🏽 emoji and \u202bעברית وعربي\u202c mixed",
        "{{ 7 * 7 }} {% raw %} {# no #}",
        "word " * 400,
    ],
)
def test_any_text_survives(text: str):
    def said(value: Any, field: str = "") -> Any:
        match value:
            case dict():
                return {key: said(inner, key) for key, inner in value.items()}
            case list():
                return [said(inner, field) for inner in value]
            case str() if field not in NAMED:
                return text
            case _:
                return value

    vignette = Vignette.model_validate(said(TRIAL))
    made, wanted = page(vignette, occasion=text), spread(text)
    # title, note, scenes, lines, choices; these again, with reasons and a view; inner, endings, questions
    assert spread(made.words).count(wanted) == 1 + 1 + 5 + 2 + 6 + (5 + 5 + 1) + 3 + 2 * 4 + 2
    assert not {"script", "b", "img"} & {tag for tag, _ in made.elements}
    assert spread(str(made.having("data-title")[0])) == wanted
    assert {link[1:] for link in inner_links(made)} <= set(made.having("id"))
    assert wanted in spread(vignette_text(vignette, NAME))


def test_passages_lead_where_the_host_says():
    html = vignette_html(trial(), NAME, href=lambda see: f"/x/{see}")
    assert 'href="/x/glossary#key" class="os-see" data-see="glossary#key"' in html
    assert 'data-see="help-lines#help-lines" href="/x/help-lines#help-lines"' in html
