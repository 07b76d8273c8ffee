"""What holds for the HTML of every quiz: it is complete, it can stand twice on a page, and any text survives in it."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from onesided.judge.key import key_of
from onesided.markup import key_html, quiz_html
from onesided.model.digest import digest
from onesided.model.items import Quiz
from tests.markup.items import ITEMS, NAME, quiz_of, quiz_saying

VOID = {"input", "br", "hr", "img", "meta", "link"}


class Page(HTMLParser):
    """Reads HTML strictly: every element is closed in its turn. Keeps the elements and the words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def having(self, attribute: str) -> list[str | None]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]

    def of_class(self, name: str) -> list[tuple[str, dict[str, str | None]]]:
        return [element for element in self.elements if name in (element[1].get("class") or "").split()]


def page(quiz: Quiz, **options) -> Page:
    return Page(quiz_html(quiz, NAME, **options))


@pytest.mark.parametrize("kind", ITEMS)
def test_an_item_carries_what_the_script_reads(kind: str):
    quiz = quiz_of(kind)
    [(tag, form)] = page(quiz).of_class("os-item")
    assert tag == "form"
    assert "action" not in form
    assert form["data-type"] == kind
    assert form["data-item"] == quiz.items[0].id
    assert form["data-digest"] == digest(quiz.items[0])
    assert json.loads(form["data-key"]) == key_of(quiz.items[0])


def test_nothing_needs_a_script_or_a_style_of_its_own():
    made = page(quiz_of(), occasion="x")
    assert not made.having("id")
    assert not made.having("style")
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    assert {tag for tag, _ in made.elements}.isdisjoint({"script", "style", "img", "h1", "h2", "h3", "h4", "h5", "h6"})


def test_every_item_has_one_live_region_and_a_check_that_only_the_script_turns_on():
    made = page(quiz_of())
    assert len(made.of_class("os-status")) == len(made.of_class("os-item")) == len(ITEMS)
    assert all("disabled" in attributes for _, attributes in made.of_class("os-check"))
    assert all("hidden" in attributes for _, attributes in made.of_class("os-actions"))


def test_every_part_has_its_feedback():
    made = page(quiz_of())
    found = [attributes["data-for"] for _, attributes in made.of_class("os-feedback")]
    assert sorted(found) == sorted(
        ["0", "1", "2"] * 3 + ["0", "1"] * 2 + ["true", "false", "right", "other", "also-0", "after", "model"]
    )


@pytest.mark.parametrize(
    "text",
    [
        "\"double\" and 'single' & <angle>",
        "</script><script>alert(1)</script>",
        "a <b>bold</b> claim <img src=x onerror=alert(1)>",
        "🫶🏽 emoji and \u202bעברית وعربي\u202c mixed",
        "{{ 7 * 7 }} {% raw %} {# no #}",
        "x" * 2000,
        "word " * 400,
        "5 < 6 & 7 > 6; &amp; stays; 100 % \\$ 3",
    ],
)
def test_any_text_survives(text: str):
    made = page(quiz_saying(text))
    expected = " ".join(text.replace("\\$", "$").replace("&amp;", "&").split())
    words = " ".join(made.words.split())
    # title, intro, case, stem, hint, two options, two feedbacks, and the key once more
    assert words.count(expected) >= 10
    assert not {"script", "b", "img"} & {tag for tag, _ in made.elements}
    assert " ".join(made.having("data-title")[0].split()) == expected
    Page(key_html([(NAME, quiz_saying(text))]))


def test_formulas_are_mathml_even_in_options():
    made = page(quiz_saying("so $r = .28$ it is"))
    assert set(made.having("alttext")) == {"r = .28"}
    assert made.having("data-title") == ["so r = .28 it is"]


def test_parts_are_shuffled_by_the_name_of_the_item_and_always_the_same():
    many = {**ITEMS["choice"], "type": "choice"}
    many["options"] = [{"text": f"Option {n}", "correct": n == 0, "feedback": "So it is."} for n in range(6)]
    quiz = Quiz.model_validate({"title": "T", "items": [{**many, "id": "one"}, {**many, "id": "two"}]})
    shown = [attributes["data-option"] for _, attributes in page(quiz).of_class("os-option")]
    assert sorted(shown) == sorted("012345" * 2)
    assert shown[:6] != shown[6:]
    assert shown == [attributes["data-option"] for _, attributes in page(quiz).of_class("os-option")]
    still = quiz.model_copy(update={"shuffle": False})
    assert [attributes["data-option"] for _, attributes in page(still).of_class("os-option")] == list("012345" * 2)


@pytest.mark.parametrize("name", [f"a/quiz-{n}" for n in range(40)])
@pytest.mark.parametrize("shuffle", [True, False])
def test_steps_never_stand_in_their_right_order(name: str, shuffle: bool):
    made = Page(quiz_html(quiz_of("order", shuffle=shuffle), name))
    shown = [attributes["data-step"] for _, attributes in made.of_class("os-step")]
    assert sorted(shown) == ["0", "1", "2"]
    assert shown != ["0", "1", "2"]


def test_equal_right_sides_are_offered_once():
    item = {**ITEMS["match"], "id": "same", "type": "match"}
    item["pairs"] = [{**pair, "right": "The same"} for pair in item["pairs"]]
    made = page(Quiz.model_validate({"title": "T", "items": [item]}))
    assert sorted(made.having("value")) == ["", "", "0", "0", "1", "1"]


def test_passages_and_sources_lead_where_the_host_says():
    cite = {"author1999title": Markup('<a href="r#k">Author 1999</a>')}
    html = quiz_html(quiz_of("choice"), NAME, href=lambda see: f"/x/{see}", cite=cite.get)
    assert 'data-see="a-chapter#a-heading" href="/x/a-chapter#a-heading">A heading</a>' in html
    assert '<a href="r#k">Author 1999</a>' in html
    assert "&lt;i&gt;" in quiz_html(quiz_of("choice"), NAME, cite=lambda key: "<i>plain</i>")
    assert "os-source" not in quiz_html(quiz_of("choice"), NAME, cite=lambda key: None)


def test_a_phone_can_type_the_minus_sign_that_an_answer_needs():
    assert page(quiz_of("number")).having("inputmode") == ["text"]
    item = {**ITEMS["number"], "id": "positive", "type": "number", "answer": 8}
    assert page(Quiz.model_validate({"title": "T", "items": [item]})).having("inputmode") == ["decimal"]


def test_numbers_read_as_people_write_them():
    html = quiz_html(quiz_of("number"), NAME)
    assert "\u22128, give or take 0.5 (percent)" in html
    assert "About 28" in html
