"""What a page is made of for whoever does not see it: one title, headings in order, landmarks with names, a way past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@pytest.fixture(scope="module")
def pages(built_book: Path) -> dict[str, BeautifulSoup]:
    """Every page of the book with a frame around it: all but the one that leads on and the one to leave for."""
    read = {
        path.relative_to(built_book).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in built_book.rglob("*.html")
        if "_static" not in path.parts and path != built_book / "index.html"
    }
    assert len(read) > 40
    return read


def test_every_page_says_its_language_and_has_a_title_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    titles = Counter(page.title.get_text(" ", strip=True) for page in pages.values() if page.title)
    assert titles.total() == len(pages)
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    assert {page.html.get("lang") for page in pages.values() if page.html} == {"en"}


def test_one_title_and_no_level_is_left_out(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        levels = [int(heading.name[1]) for heading in page.find_all(HEADINGS)]
        assert levels.count(1) == 1 and levels[0] == 1, f"{name}: {levels}"
        for before, after in zip(levels, levels[1:], strict=False):
            assert after <= before + 1, f"{name}: a heading of level {after} follows one of level {before}"
        assert all(heading.get_text(strip=True) for heading in page.find_all(HEADINGS)), name
        assert not page.find_all(attrs={"role": "heading"}), name


def test_each_landmark_is_there_once_and_navigation_has_names(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for tag in ("header", "main", "footer"):
            assert len([one for one in page.find_all(tag) if is_landmark(one)]) == 1, f"{name}: {tag}"
        for tag in ("nav", "dialog"):
            names = [called(page, one) for one in page.find_all(tag)]
            assert all(names) and len(set(names)) == len(names), f"{name}: {tag} {names}"
        for form in page.find_all("form", class_="bd-search"):
            field = form.find("input")
            assert form.get("role") == "search", name
            assert field.get("aria-label") or page.find("label", attrs={"for": field["id"]}), name
        assert not page.main.select(".bd-docs-nav, .page-toc, .prev-next-footer"), f"{name}: lists of pages in the text"


def is_landmark(element: Tag) -> bool:
    """A header or a footer is one where nothing of the page's own is around it."""
    return element.find_parent(["article", "aside", "main", "nav", "section"]) is None


def called(page: BeautifulSoup, element: Tag) -> str:
    """The name of a landmark: its own, or the words of what it is named by."""
    named_by = page.find(id=element.get("aria-labelledby") or True)
    named_by = named_by if element.get("aria-labelledby") else None
    return named_by.get_text(" ", strip=True) if named_by else str(element.get("aria-label", ""))


def test_the_first_stop_leads_past_everything_else(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        first = next(stops(page))
        target = page.find(id=first["href"].removeprefix("#"))
        assert target is page.main and target["tabindex"] == "-1", name
        assert not [stop for stop in stops(page) if int(stop.get("tabindex", 0)) > 0], f"{name}: an order of its own"


def stops(page: BeautifulSoup) -> Iterator[Tag]:
    """What the Tab key stops at, before any script."""
    for element in page.body.find_all(["a", "button", "input", "select", "textarea", "summary", True]):
        usable = element.name in ("button", "input", "select", "textarea", "summary") or element.has_attr("href")
        if (usable or element.has_attr("tabindex")) and element.get("tabindex") != "-1":
            yield element


def test_what_can_be_pressed_has_words(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for button in page.find_all(["button", "summary"]):
            assert button.get_text(strip=True) or button.get("aria-label"), f"{name}: {button}"


def test_the_parts_of_the_book_are_lists_with_names_and_the_page_is_marked(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        parts = page.select("nav.bd-docs-nav p.caption")
        assert len(parts) > 5
        for part in parts:
            assert part.find_next_sibling("ul")["aria-labelledby"] == part["id"], name
        here = page.select('nav.bd-docs-nav a[aria-current="page"]')
        assert len(here) == (name not in ("genindex.html", "search.html")), name
