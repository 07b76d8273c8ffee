"""What an edition is made of: the pages in their order, with names and links of its own, and the answers at the end."""

from __future__ import annotations

import re

import pytest

from onesided.editions import Edition, chapter_edition
from onesided.editions.contents import places
from onesided.editions.edition import chapter_names
from onesided.editions.imprint import Licence
from onesided.editions.links import name_in
from onesided.model import CourseError


def names(edition: Edition) -> list[str]:
    return [leaf.name for leaf in edition.leaves]


def test_the_order_is_that_of_the_book(small):
    found = [(place.name, place.part, place.number) for place in places(small[0])]
    assert found == [
        ("welcome", "", None),
        ("a-chapter", "I. The first part", 1),
        ("another", "I. The first part", 2),
        ("your-map", "Around it", None),
        ("help-lines", "Around it", None),
        ("glossary", "Around it", None),
        ("references", "Around it", None),
    ]


def test_a_book_has_every_page_that_paper_can_hold_and_then_the_answers(whole):
    pages = ["welcome", "a-chapter", "another", "help-lines", "glossary", "references"]
    assert names(whole) == [*pages, "answers--a-chapter"]
    assert [part for part, _ in whole.parts()] == ["", "I. The first part", "Around it", whole.leaves[-1].part]


def test_a_chapter_brings_the_help_lines_the_works_it_cites_and_its_answers(chapter):
    assert names(chapter) == ["a-chapter", "help-lines", "references", "answers--a-chapter"]
    cited = chapter.leaves[2]
    assert cited.title == "Works cited in A chapter"
    assert [entry["id"] for entry in cited.body.find_all("p", id=True)] == ["references--author1999title"]


def test_a_chapter_that_is_not_there_is_a_sentence(small):
    with pytest.raises(CourseError, match='called "a-chaptr". The nearest is a-chapter.'):
        chapter_edition(*small, "a-chaptr")
    assert chapter_names(small[0]) == ["a-chapter", "another"]


def test_a_page_that_was_not_built_is_a_sentence(small, tmp_path):
    with pytest.raises(CourseError, match="Build the book: onesided book"):
        chapter_edition(small[0], tmp_path, "another")


@pytest.mark.parametrize("kind", ["whole", "chapter"])
def test_every_id_is_there_once_and_every_link_within_leads_to_one(kind, request):
    edition = request.getfixturevalue(kind)
    trees = [leaf.body for leaf in edition.leaves]
    ids = [tree["id"] for body in trees for tree in (body, *body.find_all(id=True)) if tree.get("id")]
    assert len(ids) == len(set(ids)) > 20
    links = [link["href"] for body in (*trees, edition.notice) for link in body.find_all("a", href=True)]
    inner = [href.removeprefix("#") for href in links if href.startswith("#")]
    assert inner and set(inner) <= set(ids)
    assert {href for href in links if not href.startswith("#")} <= {"https://example.org/x", "https://doi.org/10.1/x"}


def test_links_between_pages_become_links_within(whole):
    links = {link.get_text(): link["href"] for leaf in whole.leaves for link in leaf.body.find_all("a", href=True)}
    assert links["here"] == "#a-chapter"
    assert links["that one"] == f"#{name_in('a-chapter', 'a-heading')}"
    assert links["Author, 1999"] == "#references--author1999title"
    assert links["the web"] == "https://example.org/x"
    titles = [leaf.body.h1["id"] for leaf in whole.leaves if leaf.name == "help-lines"]
    assert [links["Help lines"]] == [f"#{title}" for title in titles]


def test_a_link_that_leads_out_of_the_edition_stays_as_its_words(whole, chapter):
    another = next(leaf for leaf in whole.leaves if leaf.name == "another")
    assert "to your map, to the web." in another.body.get_text()
    assert not another.body.find("a", string="your map")
    assert not chapter.leaves[0].body.find("a", string="the glossary")
    assert "see the glossary" in chapter.leaves[0].body.get_text()


def test_a_link_that_leads_out_is_an_address_where_the_pages_have_one(small, tmp_path):
    root, html = small
    for name in ("_toc.yml", "CITATION.cff", "_config.yml"):
        text = (root / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace('baseurl: ""', "baseurl: https://example.org/book"), encoding="utf-8")
    edition = chapter_edition(tmp_path, html, "another")
    link = edition.leaves[0].body.find("a", string="your map")
    assert link["href"] == "https://example.org/book/notebooks/your-map.html"


def test_nothing_that_waits_for_a_script_or_a_hand_is_left(whole):
    for leaf in whole.leaves:
        gone = ["form", "fieldset", "legend", "label", "input", "select", "option", "textarea", "button", "details"]
        assert not leaf.body.find_all([*gone, "summary", "script", "style"])
        assert not leaf.body.select("[hidden], [tabindex], [onclick], .headerlink, .os-key, .os-exit, .os-vh")
        html = str(leaf.body)
        assert "data-key" not in html and "secret = 1" not in html and "said to nobody" not in html


def test_an_imprint_says_what_the_course_says_of_itself(whole):
    imprint = whole.imprint
    assert (imprint.title, imprint.subtitle) == ("A small book", "With everything in it")
    assert (imprint.author, imprint.year, imprint.version) == ("Somebody", "2026", "1.2.3")
    assert imprint.licence == Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert re.search(r'<a [^>]*href="#help-lines"', str(whole.notice))
