"""From the cells of a notebook to a deck: what becomes a slide, in which order, and what is kept for later."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from onesided.cli import main
from onesided.frontend import AWAY
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import CourseError, Shelf
from onesided.slides import assets
from onesided.slides.assets import REVEAL, reveal_folder, write_assets
from onesided.slides.cells import CourseCells
from onesided.slides.deck import deck_html
from onesided.slides.pieces import pieces
from onesided.slides.words import Words
from tests.browser.trialbook import TRIAL
from tests.conftest import ROOT

SHELF = Shelf(TRIAL)


def showing(kind: str, name: str, id_: str, occasion: str | None = None, **rest):
    reference = {REFERENCE_MIME: {"kind": kind, "name": name, "occasion": occasion}, "text/plain": "x"}
    output = new_output("execute_result", reference, execution_count=1)
    return new_code_cell(f'quiz("{name}")', id=id_, execution_count=1, outputs=[output], **rest)


def prose(text: str, kind: str | None = None):
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}} if kind else {})


def cells_of(*cells, help_lines: str = ""):
    made, resources = CourseCells(SHELF, "bread", help_lines).preprocess(new_notebook(cells=list(cells)), {})
    return [(one.metadata.slideshow.slide_type, one.metadata.deck.kind, one) for one in made.cells], resources


def test_a_chapter_in_slides():
    made, resources = cells_of(
        prose("**To start:** run it.", "skip"),
        prose("# Bread\n\n*Why does it rise?*"),
        new_code_cell("import onesided", id="tools"),
        prose("## A kitchen\n\nIt is warm.\n\n### What you will see\n\n- **Name** it."),
        prose("### Check: yeast"),
        showing("quiz", "how-sure", "check"),
        prose("What was seen is told here."),
    )
    kinds = [(type_, kind) for type_, kind, _ in made]
    items = len(SHELF.quiz("how-sure").items)
    assert kinds[:3] == [("slide", "title"), ("slide", "scene"), ("subslide", "prose")]
    assert kinds[3:-1] == [("subslide", "quiz"), ("fragment", "answer")] * items
    assert kinds[-1] == ("notes", "notes")
    assert made[3][2].metadata.deck.id == "check-yeast", "the heading leads to the first question"
    assert resources["deck"]["title"] == "Bread"


def test_a_quiz_that_is_asked_again_keeps_its_answers_until_then():
    made, _ = cells_of(
        prose("# Bread\n\nWhy?"), showing("quiz", "how-sure", "before"), showing("quiz", "how-sure", "again", "after")
    )
    kinds = [kind for _, kind, _ in made]
    items = len(SHELF.quiz("how-sure").items)
    assert kinds[1 : 1 + items] == ["quiz"] * items
    assert kinds[1 + items :] == ["quiz", "answer"] * items
    assert 'data-occasion="bread#before"' in made[1][2].source
    assert 'data-occasion="after"' in made[-2][2].source


def test_each_question_has_a_slide_and_its_number():
    quiz = SHELF.quiz("all-types")
    found = pieces(showing("quiz", "all-types", "all"), new_notebook(), SHELF, Words("bread", ()), answers=True)
    assert [one.html.count("<form") for one in found] == [1] * len(quiz.items)
    assert [one.label for one in found] == [f"Question {n}" for n in range(1, len(quiz.items) + 1)]
    asks = {item.id: item.type for item in quiz.items}
    for item, one in zip(quiz.items, found, strict=True):
        assert f'data-item="{item.id}"' in one.html
        assert bool(one.answer) == (asks[item.id] not in ("scale", "reflect"))
    assert "<section" not in "".join(one.html + one.answer for one in found), "a slide to reveal.js"


def test_a_content_note_stands_before_its_section_and_links_past_it():
    made, _ = cells_of(
        prose("# Bread\n\nWhy?"),
        prose("```{admonition} Content note\nBurnt crusts. You can skip to [Crumbs](#crumbs).\n```"),
        prose("## Burnt\n\nBlack."),
        prose("## Crumbs\n\nSmall."),
    )
    assert [kind for _, kind, _ in made] == ["title", "note", "scene", "opening"]
    assert made[1][0] == "slide" and 'href="#/crumbs"' in made[1][2].source


def test_two_headings_alike_give_one_id():
    made, _ = cells_of(prose("# Bread\n\nWhy?"), prose("## More\n\nA."), prose("## More\n\nB."))
    assert [one.metadata.deck.id for _, _, one in made] == ["bread", "more", ""]


def test_the_deck_ends_with_whom_to_turn_to():
    lines = "# Help\n\nWords.\n\n## Now\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Later\n\nNo table.\n"
    made, _ = cells_of(prose("# Bread\n\nSee [help](../book/help-lines.md)."), help_lines=lines)
    assert [kind for _, kind, _ in made] == ["title", "help"]
    assert made[-1][2].metadata.deck.id == "help-lines"
    assert 'href="#/help-lines"' in made[0][2].source


def test_a_figure_that_was_not_drawn_is_a_sentence():
    with pytest.raises(CourseError, match="cell plot was not drawn"):
        cells_of(prose("# Bread\n\nWhy?"), showing("figure", "x", "plot"))


class Sections(HTMLParser):
    """How deep sections stand, and what the page loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth, self.deepest, self.loads = 0, 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.loads += [values[name] for name in ("src", "href") if name in values and tag in ("script", "link", "img")]
        if tag == "section":
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag):
        self.depth -= tag == "section"


def test_the_page_nests_slides_twice_and_loads_what_lies_beside_it(tmp_path: Path):
    cells = [
        prose("# Bread & <butter>\n\nWhy?"),
        prose("## Part\n\nA.\n\n### Lower\n\nB."),
        showing("quiz", "all-types", "all"),
    ]
    deck = deck_html(new_notebook(cells=cells), Path("notebooks/07-bread.ipynb"), SHELF)
    page = Sections(deck.html)
    assert (page.depth, page.deepest) == (0, 2)
    assert deck.page == "bread" and "<title>Bread &amp; &lt;butter&gt; · slides</title>" in deck.html
    write_assets(tmp_path)
    files = [name for name in page.loads if not name.startswith("data:")]
    assert files and all((tmp_path / name).is_file() for name in files)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", deck.html), "it loads something from elsewhere"


def test_reveal_is_the_released_one_with_its_licence(tmp_path: Path):
    write_assets(tmp_path)
    written = {path.name for path in (tmp_path / "_static").iterdir()}
    assert written == {*REVEAL.values(), AWAY, "deck.css", "deck.js", "onesided.js", "onesided.css"}
    assert (tmp_path / "_static" / "reveal.js").read_bytes() == (reveal_folder() / "dist" / "reveal.js").read_bytes()
    assert "reveal.js 5.2.0" in (tmp_path / "_static" / "reveal.js").read_text(encoding="utf-8")[:80]
    assert "MIT" in (tmp_path / "_static" / "reveal-license.txt").read_text(encoding="utf-8") or (
        "Permission is hereby granted" in (tmp_path / "_static" / "reveal-license.txt").read_text(encoding="utf-8")
    )


def test_a_missing_package_is_a_sentence(monkeypatch):
    monkeypatch.setattr(assets, "PACKAGE", "no_such_package")
    with pytest.raises(CourseError, match="pip install -r requirements.txt"):
        reveal_folder()


def test_the_command_proposes_the_chapter_that_was_meant(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["slides", "a-unique-bnd"]) == 1
    assert "The nearest is a-unique-bond." in capsys.readouterr().err
