"""Every factual sentence has its source beside it, every citation is what it says, and nobody is quoted at length."""

from __future__ import annotations

import re
from collections import Counter

import nbformat
import pytest
import yaml

from onesided.lint.pages import passages
from onesided.lint.text import plain
from onesided.sources.bibliography import bibliography
from onesided.sources.citations import cited
from tests.conftest import ROOT
from tests.content.facts import INVENTED, NUMBER, in_pages, in_questions_and_stories
from tests.content.sentences import CITED, sentences, unsourced
from tests.content.texts import every_text, page_texts

EXCUSED = yaml.safe_load((ROOT / "tests/content/sourced.yml").read_text(encoding="utf-8"))
IMAGINED = re.compile(rf"{INVENTED.pattern}|\bwe have made them all up\b")
MOST_EXCUSED = 8
"""Sentences of one page. A page that needs more has the wrong sentences, or the wrong sources."""
LONGEST_QUOTATION = 8


def test_every_sentence_of_fact_has_its_source():
    excused = {(excuse["page"], excuse["says"]) for excuse in EXCUSED}
    found = [str(one) for one in in_pages() if (one.file, one.text) not in excused]
    assert not found, "no citation within two sentences:\n" + "\n".join(found)


def test_what_questions_and_stories_teach_about_research_has_its_source():
    found = [str(one) for one in in_questions_and_stories()]
    advice = "name it in the item's `source:`, or link to it in the story: [Bordin, 1979](references#bordin1979…)"
    assert not found, f"no source; {advice}\n" + "\n".join(found)


def test_no_excuse_is_left_over_and_each_is_what_it_says():
    needed = {(one.file, one.text): one for one in in_pages()}
    for excuse in EXCUSED:
        assert excuse.keys() == {"page", "kind", "says", "because"}
        assert len(excuse["because"].split()) >= 4, excuse
        assert (excuse["page"], excuse["says"]) in needed, f"not needed, or no longer word for word: {excuse['says']}"
        one = needed[excuse["page"], excuse["says"]]
        inside = [text.text for text in page_texts() if (text.file, text.section) == (one.file, one.section)]
        section = plain(" ".join(inside))
        match excuse["kind"]:
            case "arithmetic":
                assert NUMBER.search(one.text), excuse
                assert any(CITED.search(text) for text in inside), f"no source in its section: {excuse['says']}"
            case "invented":
                assert IMAGINED.search(section), f"its section does not say that it is invented: {excuse['says']}"
            case "announces":
                assert not re.search(r"\d|per ?cent|%", one.text), f"a number is no announcement: {excuse['says']}"
                assert any(CITED.search(text) for text in inside), f"no source in its section: {excuse['says']}"
            case kind:
                pytest.fail(f"{kind} is no kind of excuse")


def test_few_sentences_of_a_page_are_excused():
    counted = Counter(excuse["page"] for excuse in EXCUSED)
    assert max(counted.values(), default=0) <= MOST_EXCUSED, counted


def test_every_citation_leads_to_the_work_it_names():
    works, wrong = bibliography(ROOT / "book/references.bib"), []
    for text in every_text():
        for label, key in CITED.findall(text.text):
            if key not in works:
                wrong.append(f"{text.file}, {text.place}: {key} is not in book/references.bib")
                continue
            # A translation has two years: its own, and the one in its key, in which the work was written.
            years = {works[key].fields.get("year", ""), *re.findall(r"\d{4}", key)}
            if not set(re.findall(r"\b(?:18|19|20)\d\d\b", label)) <= years:
                wrong.append(f"{text.file}, {text.place}: [{label}] leads to {key}")
    assert not wrong, "\n".join(wrong)


def test_what_questions_and_stories_cite_is_on_the_references_page():
    linked = {key for text in every_text() for _, key in CITED.findall(text.text)}
    assert linked <= set(cited(ROOT))
    assert {f"references#{key}" for key in linked} <= passages(ROOT), "run: onesided pages"


def quoted_at_length(markdown: str) -> list[str]:
    """The long quotations in sentences that cite somebody; what invented people say is in sentences that do not."""
    quoted = [
        words for one in sentences(markdown) if one.keys for words in re.findall(r"[“\"]([^”\"]+)[”\"]", one.text)
    ]
    return [words for words in quoted if len(words.split()) > LONGEST_QUOTATION]


def test_nothing_is_quoted_at_length():
    texts = [text for text in every_text() if text.kind in ("prose", "question", "story")]
    found = [f"{text.file}, {text.place}: {words}" for text in texts for words in quoted_at_length(text.text)]
    assert not found, "say it in words of our own:\n" + "\n".join(found)


def test_a_long_quotation_is_seen():
    said = "one two three four five six seven eight nine"
    assert quoted_at_length(f'They wrote "{said}" ([A, 2001](../book/references.md#a)).') == [said]
    assert quoted_at_length(f'"{said}," says Priya. They call it "a bond" ([A, 2001](../book/references.md#a)).') == []


@pytest.mark.parametrize(
    ("part", "sentence", "needs"),
    [
        ("A section", "In a survey, many said no.", True),
        ("A section", "Half of the therapists said no.", True),
        ("A section", "There were 44 of them.", True),
        ("A section", "There were 295 of them, as we saw.", False),  # given with its source in the first section
        ("A section", "Jules, 27, says no.", False),
        ("A section", "Suppose that 40 per cent said no.", False),
        ("A section", "Chapter 9 says how, checked 22 November 2026.", False),
        ("A section", "Nothing here is counted.", False),
        ("A scene", "On Monday she took the 17.", False),
        ("A scene", "A study says that 40 per cent do.", True),
        ("Explore: a slider", "Of the 200 pairs 191 dip.", False),
        ("Explore: a slider", "A study says so.", True),
        ("Key ideas", "In a review of 295 studies it was so.", False),
        ("Key ideas", "In a review of 296 studies it was so.", True),
        ("For discussion", "Write a page of 120 words.", False),
    ],
)
def test_which_sentences_state_a_fact(tmp_path, part, sentence, needs):
    parts = {
        "A scene": "Once.\n\n### What you will be able to do\n\n- **Name** it.",
        "Given": "There were 295 studies ([A, 2001](../book/references.md#a)).",
        "A section": "One.",
        "Explore: a slider": "All of this is invented.",
        "Key ideas": "One.",
        "For discussion": "One.",
    }
    cells = [nbformat.v4.new_markdown_cell("# A chapter", id="title")]
    for number, (title, text) in enumerate(parts.items()):
        said = f"## {title}\n\n{sentence if title == part else ''} {text}"
        cells.append(nbformat.v4.new_markdown_cell(said, id=f"part-{number}"))
        if title.startswith("Explore"):
            cells.append(nbformat.v4.new_code_cell("explore(draw)", id="slider"))
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "book/data").mkdir(parents=True)
    (tmp_path / "book/data/help_lines.csv").write_text("place,contact\nHere,112\n", encoding="utf-8")
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks/01-a-chapter.ipynb")
    assert [one.text for one in in_pages(tmp_path)] == ([sentence] if needs else [])


@pytest.mark.parametrize(
    ("markdown", "without"),
    [
        ("It is so ([A, 2001](../book/references.md#a)). Two. Three. Four.", ["Four."]),
        ("One. Two. Three ([A, 2001](references.md#a)).", []),
        ("Four things ([A, 2001](references.md#a)):\n\n- one\n- two\n- three\n- four", []),
        ("No source for these:\n\n- one\n- two", ["No source for these:", "one", "two"]),
        ("Dr. May found r = .28, i.e. little. Next.", ["Dr. May found r = .28, i.e. little.", "Next."]),
    ],
)
def test_a_source_is_near_or_it_is_not(markdown, without):
    assert [sentence.text for sentence in unsourced(sentences(markdown))] == without
