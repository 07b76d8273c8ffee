"""The course's own PDF and EPUB, made from the built book by the real tools and read again by others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from onesided.editions import book_edition, chapter_edition, write_epub, write_pdf
from onesided.editions.contents import places
from onesided.editions.edition import Edition
from onesided.editions.words import say
from onesided.markup.markdown import plain
from onesided.model import Shelf
from tests.editions.checker import messages

CHAPTER, STORY = "a-unique-bond", "a-client-who-nods"


@dataclass(frozen=True)
class Printed:
    """A PDF as it can be read: each page's text without blanks, the pages of its headings, and what it says of itself."""

    edition: Edition
    texts: list[str]
    headings: dict[str, int]
    reader: PdfReader

    def between(self, first: int, end: int) -> str:
        """The text from page `first` on, up to but without page `end`, both counted from 1."""
        return "".join(self.texts[first - 1 : end - 1])


def squeezed(text: str) -> str:
    """The text without blanks, which a line's end may have eaten or a justified line may have added."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def printed(edition: Edition, pdf: Path, paper: str) -> Printed:
    reader = PdfReader(write_pdf(edition, pdf, paper))
    headings: dict[str, int] = {}

    def walk(entries: list) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                headings.setdefault(" ".join(entry.title.split()), reader.get_destination_page_number(entry) + 1)

    walk(reader.outline)
    return Printed(edition, [squeezed(page.extract_text()) for page in reader.pages], headings, reader)


pytestmark = pytest.mark.usefixtures("chromium_named")


@pytest.fixture(scope="module")
def book(chromium_named: None, root: Path, built_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The whole book, on A4."""
    return printed(book_edition(root, built_book), tmp_path_factory.mktemp("pdf") / "book.pdf", "a4")


@pytest.fixture(scope="module")
def chapter(chromium_named: None, root: Path, built_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """One chapter, on letter."""
    edition = chapter_edition(root, built_book, CHAPTER)
    return printed(edition, tmp_path_factory.mktemp("pdf") / "chapter.pdf", "letter")


def test_the_outline_of_the_book_has_every_part_and_every_leaf_in_order(book: Printed, root: Path) -> None:
    chapters = {place.name for place in places(root) if place.number is not None}
    assert len(chapters) == 10 and chapters <= {leaf.name for leaf in book.edition.leaves}
    listed = [*(part for part, _ in book.edition.parts() if part), *(leaf.title for leaf in book.edition.leaves)]
    assert set(listed) <= set(book.headings)
    pages = [book.headings[leaf.title] for leaf in book.edition.leaves]
    assert pages == sorted(pages)


def test_every_page_of_a_leaf_has_its_running_head_and_its_number(book: Printed) -> None:
    leaves = book.edition.leaves
    starts = [book.headings[leaf.title] for leaf in leaves]
    for leaf, start, end in zip(leaves, starts, [*starts[1:], len(book.texts) + 1], strict=True):
        for page in range(start, end):
            text = book.texts[page - 1]
            for said in (book.edition.imprint.title, leaf.title, str(page)):
                assert squeezed(said) in text, f"page {page} of {leaf.title} lacks {said}"


def test_the_contents_say_on_which_page_a_leaf_begins(book: Printed) -> None:
    contents = book.between(book.headings[say("contents")], book.headings[book.edition.leaves[0].title])
    for leaf in book.edition.leaves:
        assert f"{squeezed(leaf.title)}{book.headings[leaf.title]}" in contents


def test_no_page_is_nearly_empty(book: Printed) -> None:
    assert [page for page, text in enumerate(book.texts, 1) if len(text) < 250 and page > 2] == []


def test_the_addresses_of_the_references_are_printed(book: Printed, root: Path) -> None:
    links = re.findall(r"\]\((https://[^)\s]+)\)", (root / "book" / "references.md").read_text(encoding="utf-8"))
    text = "".join(book.texts)
    assert len(links) > 40
    assert [link for link in links if squeezed(link) not in text] == []


def test_a_chapter_asks_every_question_and_says_what_is_right_only_at_the_end(chapter: Printed, root: Path) -> None:
    shelf, edition = Shelf(root), chapter.edition
    end = chapter.headings[edition.leaves[-1].title]
    asked, told = chapter.between(1, end), chapter.between(end, len(chapter.texts) + 1)
    quizzes = [shelf.quiz(name) for name in shelf.quizzes() if name.startswith(f"{CHAPTER}/")]
    items = [item for quiz in quizzes for item in quiz.items]
    assert len(items) > 15
    for item in items:
        assert squeezed(plain(item.stem)) in asked
        for part in getattr(item, "options", []):
            assert squeezed(plain(part.text)) in asked
            assert squeezed(plain(part.feedback)) not in asked
            assert squeezed(plain(part.feedback)) in told
    for scene in shelf.vignette(STORY).scenes.values():
        for choice in scene.choices:
            assert squeezed(plain(choice.text)) in asked
            assert squeezed(plain(choice.rationale)) not in asked


def test_a_chapter_has_its_answers_at_the_page_it_names_and_the_help_lines(chapter: Printed) -> None:
    named = [int(page) for page in re.findall(r"Question\d+Answer,page(\d+)", "".join(chapter.texts))]
    end = chapter.headings[chapter.edition.leaves[-1].title]
    assert named and all(end <= page <= len(chapter.texts) for page in named)
    assert "Question1,page" in chapter.texts[named[0] - 1]
    assert "988" in chapter.between(chapter.headings["Help lines"], end)
    assert "doi.org/10.1037/pst0000172" in "".join(chapter.texts)


@pytest.mark.parametrize("kind", ["book", "chapter"])
def test_a_pdf_can_be_read_aloud_and_is_the_paper_that_was_asked_for(kind: str, request: pytest.FixtureRequest) -> None:
    pdf = request.getfixturevalue(kind)
    catalogue = pdf.reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "en"
    assert pdf.edition.imprint.title in pdf.reader.metadata.title
    width, height = (round(float(side)) for side in pdf.reader.pages[5].mediabox[2:])
    assert (width, height) == ((595, 842) if kind == "book" else (612, 792))


def test_epubcheck_has_nothing_to_say_of_the_course(root: Path, built_book: Path, tmp_path: Path) -> None:
    assert messages(write_epub(book_edition(root, built_book), tmp_path / "course.epub")) == []
