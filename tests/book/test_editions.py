"""The course's own PDF and EPUB, made from the built book by the real tools and read again by others."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
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
    """A PDF as it can be read: the pages of its headings, and each page's text without blanks, which takes a while."""

    edition: Edition
    headings: dict[str, int]
    reader: PdfReader
    read: dict[int, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of the last page; the first is 1."""
        return len(self.reader.pages)

    def text(self, page: int) -> str:
        """The text of a page."""
        if page not in self.read:
            self.read[page] = squeezed(self.reader.pages[page - 1].extract_text())
        return self.read[page]

    def between(self, first: int, last: int) -> str:
        """The text of these pages, the last one included."""
        return "".join(self.text(page) for page in range(first, last + 1))


def squeezed(text: str) -> str:
    """The text without blanks, which a line's end may have eaten, and without letters that were joined into one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


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
    return Printed(edition, headings, reader)


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


def test_the_pages_of_a_leaf_have_its_running_head_and_their_numbers(book: Printed) -> None:
    leaves = book.edition.leaves
    starts = [book.headings[leaf.title] for leaf in leaves]
    for leaf, start, after in zip(leaves, starts, [*starts[1:], book.last + 1], strict=True):
        for page in {start, after - 1}:
            for said in (book.edition.imprint.title, leaf.title, str(page)):
                assert squeezed(said) in book.text(page), f"page {page} of {leaf.title} lacks {said}"


def test_the_contents_say_on_which_page_a_leaf_begins(book: Printed) -> None:
    contents = book.between(book.headings[say("contents")], book.headings[book.edition.leaves[0].title] - 1)
    for leaf in book.edition.leaves:
        assert f"{squeezed(leaf.title)}{book.headings[leaf.title]}" in contents


def test_the_addresses_of_the_references_are_printed(book: Printed, root: Path) -> None:
    links = re.findall(r"https://[^)>\]\s]+", (root / "book" / "references.md").read_text(encoding="utf-8"))
    names = [leaf.title for leaf in book.edition.leaves]
    after = names[names.index("References") + 1]
    text = book.between(book.headings["References"], book.headings[after] - 1)
    assert len(links) > 40
    assert [link for link in links if squeezed(link) not in text] == []


def test_a_chapter_asks_every_question_and_says_what_is_right_only_at_the_end(
    chapter: Printed, root: Path, built_book: Path
) -> None:
    shelf, edition = Shelf(root), chapter.edition
    end = chapter.headings[edition.leaves[-1].title]
    asked, told = chapter.between(1, end - 1), chapter.between(end, chapter.last)
    page = (built_book / "notebooks" / f"01-{CHAPTER}.html").read_text(encoding="utf-8")
    names = dict.fromkeys(re.findall(r'os-quiz"[^>]* data-name="([^"]+)"', page))
    items = [item for name in names for item in shelf.quiz(name).items]
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
    named = [int(page) for page in re.findall(r"Question\d+Answer,page(\d+)", chapter.between(1, chapter.last))]
    end = chapter.headings[chapter.edition.leaves[-1].title]
    assert named and all(end <= page <= chapter.last for page in named)
    assert "Question1,page" in chapter.text(named[0])
    assert "988" in chapter.between(chapter.headings["Help lines"], end - 1)
    assert "doi.org/10.1037/pst0000172" in chapter.between(1, end - 1)


def test_no_page_of_a_chapter_is_nearly_empty(chapter: Printed) -> None:
    last_of_a_leaf = {chapter.headings[leaf.title] - 1 for leaf in chapter.edition.leaves} | {chapter.last}
    pages = set(range(1, chapter.last + 1)) - last_of_a_leaf
    assert {page: chapter.text(page) for page in pages if len(chapter.text(page)) < 500} == {}


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
