"""What a build keeps for the next is, to the letter, what would be made anew; and it is made anew where it has to be."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from onesided.bookext import kept
from onesided.markup import quiz_html, vignette_html
from onesided.markup.own import Chapter, review_items
from onesided.model import Shelf
from onesided.sources.citation import citer
from tests.conftest import ROOT

SHELF = Shelf(ROOT)


class App(SimpleNamespace):
    """As much of Sphinx as is asked. Two with one folder are two builds, one after the other."""

    __hash__ = object.__hash__


def app_in(folder: Path, language: str = "en") -> App:
    return App(srcdir=str(ROOT), doctreedir=str(folder), config=SimpleNamespace(language=language))


def href(passage: str) -> str:
    return f"../pages/{passage.replace('#', '.html#')}"


def test_what_is_kept_is_made_once_and_again_when_what_it_is_made_from_changes(tmp_path):
    made = []

    def ask(app, text):
        return kept.kept(app, ("thing", "one"), (text,), lambda: made.append(text) or f"made from {text}")

    first = app_in(tmp_path)
    assert [ask(first, "a"), ask(first, "a"), made] == ["made from a", "made from a", ["a"]]
    kept._save(first, None)
    second = app_in(tmp_path)
    assert [ask(second, "a"), made] == ["made from a", ["a"]], "the next build finds it"
    assert [ask(second, "b"), ask(second, "b"), made] == ["made from b", "made from b", ["a", "b"]]


def test_other_machinery_or_another_language_finds_nothing(tmp_path, monkeypatch):
    def keep(language="en"):
        app, made = app_in(tmp_path, language), []
        kept.kept(app, ("thing", "one"), ("a",), lambda: made.append(1))
        kept._save(app, None)
        return bool(made)

    assert [keep(), keep(), keep("cy"), keep("cy")] == [True, False, True, False]
    monkeypatch.setattr(kept, "_ROOMS", (*kept._ROOMS, "preview"))  # as if there were other files than before
    assert [keep("cy"), keep("cy")] == [True, False]


@pytest.mark.parametrize("spoil", [b"", b"no pickle", None])
def test_a_spoilt_file_is_as_good_as_none(tmp_path, spoil):
    app = app_in(tmp_path)
    kept.kept(app, ("thing", "one"), ("a",), lambda: 1)
    kept._save(app, None)
    file = tmp_path / kept._FILE
    file.write_bytes(file.read_bytes()[:-5] if spoil is None else spoil)
    assert kept.kept(app_in(tmp_path), ("thing", "one"), ("a",), lambda: 2) == 2


def heading(passage: str) -> str:
    return f"About {passage}"


@pytest.mark.parametrize("name", SHELF.quizzes())
def test_a_quiz_and_its_questions_for_a_review_are_what_they_would_be_made_anew(tmp_path, name):
    app, path, cite, chapter = app_in(tmp_path), SHELF.quiz_path(name), citer(ROOT, href), Chapter(3, "A *title*")
    for occasion in ("page#cell", "after"):
        options = {"occasion": occasion, "beliefs": SHELF.beliefs()}
        html = kept.rendered(app, quiz_html, SHELF.quiz, path, name, **options)
        assert kept.addressed(html, href, heading) == quiz_html(
            SHELF.quiz(name), name, href=href, heading=heading, cite=cite, **options
        )
    options = {"chapter": chapter, "beliefs": SHELF.beliefs()}
    items = kept.rendered(app, review_items, SHELF.quiz, path, name, **options)
    made = review_items(SHELF.quiz(name), name, href=href, heading=heading, cite=cite, **options)
    assert {item: kept.addressed(html, href, heading) for item, html in items.items()} == made


@pytest.mark.parametrize("name", SHELF.vignettes())
def test_a_story_is_what_it_would_be_made_anew_and_tells_what_it_links_to(tmp_path, name):
    options = {"occasion": "page#cell", "away": "../_static/new-tab.html"}
    html = kept.rendered(app_in(tmp_path), vignette_html, SHELF.vignette, SHELF.vignette_path(name), name, **options)
    asked: dict[str, None] = {}

    def noting(passage: str) -> str:
        asked[passage] = None
        return href(passage)

    made = vignette_html(SHELF.vignette(name), name, href=noting, heading=heading, cite=citer(ROOT, noting), **options)
    assert kept.addressed(html, href, heading) == made
    assert set(kept.passages_in(html)) == set(asked)


def test_any_option_that_differs_makes_another(tmp_path):
    app, name = app_in(tmp_path), SHELF.quizzes()[0]

    def rendered(**options):
        return kept.rendered(app, quiz_html, SHELF.quiz, SHELF.quiz_path(name), name, **options)

    assert rendered(number_from=1) == rendered(number_from=1) != rendered(number_from=4)
    marked = {"href": kept._address, "heading": kept._heading, "cite": citer(ROOT, kept._address)}
    assert rendered(number_from=4) == quiz_html(SHELF.quiz(name), name, number_from=4, **marked)


def test_an_address_and_a_heading_are_escaped_as_they_are_in_a_template():
    link = f'<a href="{kept._address("a#b")}">{kept._heading("a#b")}</a>'
    assert kept.addressed(link, lambda passage: f"{passage}?x=1&y=2", lambda passage: f"“{passage}” & so on") == (
        '<a href="a#b?x=1&amp;y=2">“a#b” &amp; so on</a>'
    )
    assert kept.passages_in(link) == ("a#b",)
