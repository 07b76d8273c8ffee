"""What each page says of itself to those who look for it: a title, a description of its own, and what it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from onesided.model import Shelf
from onesided.model.colophon import colophon_of
from onesided.publishing.weight import pages
from tests.browser.pages import LESSONS
from tests.conftest import ROOT
from tests.published import ADDRESS, build_published

REFRESHES = 'http-equiv="refresh"'
"""What a page holds that is only there to lead to another one."""
COLOPHON = colophon_of(ROOT)

AGENT = {"name": str}
SHAPES: dict[str, dict[str, Any]] = {
    # What schema.org has a property hold, and which ones a thing of ours may not lack.
    "Course": {
        "name": str, "description": str, "inLanguage": str, "license": str, "isAccessibleForFree": bool,
        "provider": list, "author": list, "hasPart": list, "accessMode": list, "accessibilityFeature": list,
        "accessModeSufficient": list, "accessibilityControl": list, "accessibilityHazard": str,
    },
    "LearningResource": {
        "name": str, "description": str, "inLanguage": str, "license": str, "isAccessibleForFree": bool,
        "learningResourceType": list, "teaches": list, "isPartOf": dict, "position": int, "author": list,
    },
    "DefinedTermSet": {"name": str, "description": str, "inLanguage": str, "hasDefinedTerm": list},
}  # fmt: skip


def heads(book: Path) -> dict[str, str]:
    """The heads of the pages that somebody reads."""
    found = {}
    for page in pages(book):
        html = (book / page).read_text(encoding="utf-8")
        if "<head>" in html and REFRESHES not in html.lower() and not page.startswith("_static/"):
            found[page] = html.partition("<head>")[2].partition("</head>")[0]
    assert found
    return found


def metas(head: str) -> dict[str, str]:
    """The `<meta>`s by name or property; one that stands there twice is an error."""
    found = re.findall(r'<meta (?:name|property)="((?!viewport)[^"]+)" content="([^"]*)"', head)
    assert len({name for name, _ in found}) == len(found), found
    return {name: unescape(text) for name, text in found}


def data(head: str) -> dict[str, Any] | None:
    """What the page is, as JSON; None where it does not say."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def expect_shape(said: dict[str, Any]) -> None:
    assert said["@context"] == "https://schema.org"
    for name, type_ in SHAPES[said["@type"]].items():
        assert isinstance(said.get(name), type_), (said["@type"], name)
        assert said[name] or type_ is bool, (said["@type"], name)
    for agent in (*said.get("author", ()), *said.get("provider", ())):
        assert agent["@type"] in ("Organization", "Person") and agent["name"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_published(tmp_path_factory)


def test_every_page_has_a_title_and_a_description_of_its_own(built_book: Path) -> None:
    found = heads(built_book)
    titles = {page: re.findall(r"<title>([^<]+)</title>", head) for page, head in found.items()}
    described = {page: metas(head)["description"] for page, head in found.items()}
    assert [page for page, title in titles.items() if len(title) != 1] == []
    assert [title for title, times in Counter(str(title) for title in titles.values()).items() if times > 1] == []
    assert [text for text, times in Counter(described.values()).items() if times > 1] == []
    assert {page: text for page, text in described.items() if not 30 <= len(text) <= 200} == {}
    assert {page: text for page, text in described.items() if not text.endswith((".", "?", "!", "…"))} == {}
    assert titles["book/welcome.html"] == [COLOPHON.full_title]
    assert titles["notebooks/01-a-unique-bond.html"] == ["A unique bond — One-Sided by Design"]


def test_a_shared_link_shows_what_the_page_says(built_book: Path) -> None:
    for page, head in heads(built_book).items():
        said = metas(head)
        assert said["og:description"] == said["description"], page
        assert said["og:site_name"] == COLOPHON.title
        assert said["og:type"] == ("website" if page in ("index.html", "book/welcome.html") else "article")
        assert said["og:title"] and said["twitter:card"] in ("summary", "summary_large_image")


def test_a_book_without_an_address_claims_none(built_book: Path) -> None:
    for page, head in heads(built_book).items():
        assert not re.findall(r'rel="canonical"|og:url|og:image|"@id"|"url"', head), page


def test_the_course_and_its_chapters_say_what_they_are(built_book: Path) -> None:
    found = {page: said for page, head in heads(built_book).items() if (said := data(head))}
    assert set(found) == {"book/welcome.html", "book/glossary.html", *LESSONS}
    for said in found.values():
        expect_shape(said)
    course = found["book/welcome.html"]
    assert [part["position"] for part in course["hasPart"]] == list(range(1, len(LESSONS) + 1))
    assert course["license"] == COLOPHON.licence.url
    objectives = Shelf(ROOT).objectives()
    for place, page in enumerate(LESSONS, 1):
        said, slug = found[page], re.sub(r".*/\d+-|\.html", "", page)
        assert said["position"] == place
        assert said["name"] == course["hasPart"][place - 1]["name"]
        assert said["teaches"] == [one.text for one in objectives.values() if one.chapter == slug]
        assert {"lesson", "quiz", "case study"} <= set(said["learningResourceType"])
        assert 30 < int(re.fullmatch(r"PT(\d+)M", said["timeRequired"])[1]) < 90
    assert len(found["book/glossary.html"]["hasDefinedTerm"]) > 50


def test_the_settings_say_of_the_course_what_its_welcome_does() -> None:
    welcome = " ".join((ROOT / "book/welcome.md").read_text(encoding="utf-8").split())
    settings = (ROOT / "_config.yml").read_text(encoding="utf-8")
    assert "level: beginner" in settings and "You need no background" in welcome
    assert "minutes: 30 " in settings and "each of about half an hour" in welcome
    for audience in ("psychology, nursing, counselling and social work", "people in therapy"):
        assert audience in settings and audience in welcome.replace("For people", "for people")


def test_a_published_page_says_where_it_is(published: Path) -> None:
    for page, head in heads(published).items():
        said, links = metas(head), re.findall(r'<link rel="canonical" href="([^"]+)"', head)
        assert links == [ADDRESS + page]
        assert said["og:url"] == ADDRESS + page
        assert said["og:image"] == f"{ADDRESS}_static/card.png"
        assert said["twitter:card"] == "summary_large_image"


def test_published_data_is_linked_by_addresses_and_cannot_end_its_element(published: Path) -> None:
    found = heads(published)
    course, chapter = data(found["book/welcome.html"]), data(found["notebooks/01-looking.html"])
    assert course and chapter
    assert course["name"] == chapter["isPartOf"]["name"] == "Bread, slowly: a </script> trial"
    for said in (course, chapter):
        expect_shape(said)
    assert course["@id"] == course["url"] == chapter["isPartOf"]["@id"] == f"{ADDRESS}book/welcome.html"
    assert course["hasPart"][0]["url"] == chapter["url"] == f"{ADDRESS}notebooks/01-looking.html"
    assert course["author"] == [{"@type": "Person", "name": "Ada Baker"}]
    assert chapter["teaches"] == ["Name what goes into bread, and when."]
    assert chapter["timeRequired"] == "PT30M"
    assert chapter["learningResourceType"] == ["lesson", "quiz", "simulation"]
    assert course["audience"] == [{"@type": "EducationalAudience", "audienceType": "bakers"}]
    assert course["educationalLevel"] == chapter["educationalLevel"] == "beginner"


def test_the_foot_of_a_page_says_what_the_page_does(built_book: Path) -> None:
    read = [page for page in heads(built_book) if page not in ("index.html", "search.html", "genindex.html")]
    dated = set()
    for page in read:
        html = (built_book / page).read_text(encoding="utf-8")
        foot = html.partition('<section class="book-foot"')[2].partition("</section>")[0]
        own = 'class="onesided os-mine' in html and page not in LESSONS
        assert bool(foot) != own, page
        if own:
            continue
        assert "@" in foot and "CC BY 4.0" in foot and "(2026)" in foot
        assert ("make study ARGS=" in foot) == page.startswith("notebooks/"), page
        assert "#if-you-find-a-mistake" in foot
        if said := re.findall(r'class="book-checked">([^<]+)', foot):
            dated.add(page)
            assert re.fullmatch(r"Rules and contacts on this page were last checked .* 2026\.", said[0])
    # Chapters that give rules, and the page of numbers to ring.
    assert {"book/help-lines.html", "notebooks/08-after-therapy.html", "notebooks/10-putting-it-together.html"} <= dated
    assert "book/glossary.html" not in dated
