"""`onesided pdf` and `onesided epub`: what they write where, and what they say when they cannot."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from onesided.cli import main
from tests.editions.small import write_small_book


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A small course, whose pages are built, as the folder one works in."""
    html = write_small_book(tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    return html


def test_a_chapter_is_printed_on_the_paper_that_was_asked_for(small, tmp_path, capsys, chromium_named):
    asked = ["another", "--paper", "letter", "--pages", str(small), "--output", str(tmp_path)]
    assert main(["pdf", *asked]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'another.pdf'}\n"
    pages = PdfReader(tmp_path / "another.pdf").pages
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [612, 792]
    assert "Another" in pages[0].extract_text() and "A heading" in pages[1].extract_text()
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["another.pdf"]


def test_a_chapter_that_is_not_there_is_a_sentence(small, capsys, chromium_named):
    assert main(["pdf", "anothr", "--pages", str(small)]) == 1
    assert 'No chapter in _toc.yml is called "anothr". The nearest is another.' in capsys.readouterr().err


def test_without_a_browser_it_says_so_at_once(small, capsys, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    assert main(["pdf", "--pages", str(small)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("CHROMIUM names /no/such/chrome, which is no program here.") and "Traceback" not in said


def test_an_e_book_is_packed_into_its_folder(small, capsys, chromium_named):
    assert main(["epub", "--pages", str(small)]) == 0
    book = small.parent / "epub" / "book.epub"
    assert capsys.readouterr().out == f"{book}\n"
    assert book.read_bytes().startswith(b"PK")
