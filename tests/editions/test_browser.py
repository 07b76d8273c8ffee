"""Finding a browser to print with, and what is said where there is none."""

from __future__ import annotations

import pytest

from onesided.editions import browser
from onesided.editions.document import PAPERS
from onesided.model import CourseError


@pytest.fixture(autouse=True)
def _nothing_here(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", (f"{tmp_path}/places/chrome",))


def program(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_it_is_looked_for_where_it_is_named_then_on_the_path_then_in_its_usual_places(tmp_path, monkeypatch):
    assert browser.find_browser() is None
    place = program(tmp_path / "places" / "chrome")
    assert browser.find_browser() == place
    edge = program(tmp_path / "msedge")
    assert browser.find_browser() == edge
    chromium = program(tmp_path / "chromium")
    assert browser.find_browser() == chromium
    named = program(tmp_path / "elsewhere" / "my-chrome")
    monkeypatch.setenv("CHROMIUM", named)
    assert browser.find_browser() == named


def test_where_there_is_none_a_sentence_says_what_to_do(monkeypatch):
    with pytest.raises(CourseError, match="^No Chromium, Chrome or Edge was found. Install one, or put its path into"):
        browser.browser()
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    with pytest.raises(CourseError, match="^CHROMIUM names /no/such/chrome, which is no program here"):
        browser.browser()


def test_a_browser_that_prints_nothing_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", program(tmp_path / "idle"))
    (tmp_path / "page.html").write_text("", encoding="utf-8")
    with pytest.raises(CourseError, match="idle printed nothing. Update it"):
        browser.print_to_pdf(tmp_path / "page.html", tmp_path / "page.pdf")


def test_there_are_two_papers():
    assert set(PAPERS) == {"a4", "letter"}
