"""Prose on slides: points instead of pages, never cut within a link, and no link out of the deck."""

from __future__ import annotations

import pytest

from onesided.slides.prose import BRIEF, FULL, notes, pages
from onesided.slides.sections import Block, sections, slug
from onesided.slides.sentences import point, sentences, words
from onesided.slides.words import Words

SAY = Words("bread", {"rising", "help-lines"})
LONG = "It goes on and on, and says in many words what a few would have said as well as all of these. " * 6


def section(text: str):
    (found,) = sections(text)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("Dr. Green came. He ate 3.5 loaves.", ["Dr. Green came.", "He ate 3.5 loaves."]),
        ("By [Baker et al., 2018](../book/references.md#b). Then more.", ["By [Baker et al., 2018](../book/references.md#b).", "Then more."]),
        ("Crumbs (see p. 4. And p. 5) count. Yes.", ["Crumbs (see p. 4. And p. 5) count.", "Yes."]),
        ("**Why bread?** Because it rises. And falls.", ["**Why bread?**", "Because it rises.", "And falls."]),
        ("“Bread is dead.” Many say so.", ["“Bread is dead.”", "Many say so."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", "No full stop", "A. B. C.", "“Open quote. Never closed. Not at all", "[a](b. C"])
def test_no_word_of_a_text_is_lost_between_sentences(text):
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Yeast** eats. It also breathes, and does so in the dark.", "**Yeast** eats."),
        ("A **loaf** is a thing. It is more.", "A **loaf** is a thing."),
        ("**Why bread?** It rises. It falls.", "**Why bread?** It rises."),
        ("“Bread is dead.” Many who bake say so. It is not what the bakers found. They found more.", "“Bread is dead.” Many who bake say so. It is not what the bakers found."),
        ("Not much. But what there is, was counted by many people, over many a year. More.", "Not much. But what there is, was counted by many people, over many a year."),
    ],
)  # fmt: skip
def test_a_paragraph_gives_its_point(text, expected):
    assert point(text) == expected


def test_a_cell_is_parted_at_its_headings():
    found = sections(
        "Before.\n\n## One *thing*\n\n- a\n- b\n  still b\n\n(anchor)=\n\n### Two\n\n<!-- no -->\n\n1. x\n"
    )
    assert [(one.level, one.title) for one in found] == [(0, ""), (2, "One *thing*"), (3, "Two")]
    assert found[1].blocks == (Block("list", "- a\n- b\n  still b\n", ("a", "b still b")),)
    assert found[2].blocks[0].ordered


def test_a_box_has_its_title_and_no_options():
    (box,) = section("```{admonition} Content note\n:class: warning\nIt is **hot**.\n```").blocks
    assert (box.kind, box.title, box.text) == ("box", "Content note", "It is **hot**.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What's *left*?", "whats-left"),
        ("“But why”", "but-why"),
        ("A - b", "a---b"),
        ("See [x](y.md)", "see-x"),
    ],
)
def test_anchors_are_those_of_the_book(title, expected):
    from myst_parser.mdit_to_docutils.base import default_slugify

    assert slug(title) == expected
    if "[" not in title:
        assert slug(title) == default_slugify(title.replace("*", ""))


def test_a_long_section_shows_points_and_keeps_the_rest_for_the_speaker():
    found = section(f"### Rising\n\n{LONG}\n\n**Heat** helps. {LONG}\n")
    (page,) = pages(found, SAY)
    assert page.count("It goes on") == 1
    assert "<strong>Heat</strong> helps." in page
    assert notes(found, SAY).count("It goes on") == 12


def test_what_is_whole_loses_no_word_and_fills_no_slide_too_much():
    found = section("## A scene\n\n" + "\n\n".join(f"{n} {LONG[:190]}" for n in range(9)))
    made = pages(found, SAY, whole=True)
    assert len(made) > 1
    assert all(words(page) <= FULL for page in made)
    assert [n for n in range(9) if f"<p>{n} " in "".join(made)] == list(range(9))
    shortest = min(words(page) for page in made)
    assert shortest > FULL / 3, "a lonely line on a slide of its own"


def test_a_brief_section_stands_whole_and_a_heading_alone_makes_no_slide():
    text = " ".join(["word"] * (BRIEF - 1)) + "."
    assert text in pages(section(f"## Short\n\n{text}"), SAY)[0]
    assert pages(section("### Check: rising"), SAY) == []


def test_numbers_of_a_list_go_on_over_slides():
    items = "\n".join(f"{n}. {LONG[:150]}" for n in range(1, 9))
    made = "".join(pages(section(f"## For discussion\n\n{items}"), SAY, whole=True))
    assert [n for n in range(1, 9) if f'<ol start="{n}">' in made] == list(range(1, 9))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[there](#rising)", '<a href="#/rising" class="os-see" data-see="bread#rising">there</a>'),
        ("[gone](#nowhere)", "gone"),
        ("[help](../book/help-lines.md)", '<a href="#/help-lines" class="os-see" data-see="help-lines#help-lines">help</a>'),
        ("([Baker, 1999](../book/references.md#b))", '(<span class="sl-cite">Baker, 1999</span>)'),
        ("[crust](../book/glossary.md#crust)", "crust"),
        ("[out](https://example.org)", '<a href="https://example.org" rel="noopener" target="_blank">out</a>'),
        ("<b>raw</b>", "&lt;b&gt;raw&lt;/b&gt;"),
    ],
)  # fmt: skip
def test_links_lead_to_slides_or_to_the_web_and_else_are_words(text, expected):
    assert SAY.inline(text) == expected


def test_a_piece_is_no_slide_of_its_own():
    html = SAY.piece('<section class="onesided" aria-label="Quiz"><section class="x">a</section></section>')
    assert html == '<div role="region" class="onesided" aria-label="Quiz"><div class="x">a</div></div>'
