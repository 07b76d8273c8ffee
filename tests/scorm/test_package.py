"""What a package holds: the files that its manifest lists, a page that needs nobody, the same bytes each time."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.model import CourseError, Shelf
from onesided.model.pages import page_paths
from onesided.scorm import package, package_files, write_package
from onesided.scorm.addresses import Addresses, settled
from onesided.scorm.manifest import MANIFEST, manifest
from onesided.scorm.page import POLICY
from onesided.scorm.words import MESSAGES
from tests.conftest import ROOT

QUIZ, STORY = "a-unique-bond/chapter-quiz", "a-special-slot"
SPACES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}
BOOK = "https://example.org/course/"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(ROOT)


def html_of(files: dict[str, bytes]) -> str:
    return files["index.html"].decode()


def links(html: str) -> list[str]:
    return re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)


@pytest.mark.parametrize(("name", "kind"), [(QUIZ, "quiz"), (STORY, "vignette")])
def test_the_manifest_lists_just_the_files_in_the_zip(shelf, name, kind):
    with zipfile.ZipFile(io.BytesIO(package(shelf, name, kind))) as archive:
        names = set(archive.namelist())
        root = ET.fromstring(archive.read(MANIFEST))
    resource = root.find("cp:resources/cp:resource", SPACES)
    assert resource is not None
    assert {file.get("href") for file in resource.findall("cp:file", SPACES)} == names - {MANIFEST}
    assert resource.get("href") in names
    assert resource.get(f"{{{SPACES['adlcp']}}}scormtype") == "sco"
    item = root.find(".//cp:item", SPACES)
    assert item is not None and item.get("identifierref") == resource.get("identifier")
    assert item.find("adlcp:masteryscore", SPACES) is None
    assert root.findtext("cp:metadata/cp:schemaversion", namespaces=SPACES) == "1.2"


def test_the_same_course_makes_the_same_bytes(shelf, monkeypatch):
    before = package(shelf, QUIZ)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert package(shelf, QUIZ) == before


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1), st.integers(0, 100))
def test_any_title_survives_in_the_manifest(title: str, mastery: int):
    # What XML cannot hold at all, no title of a course can either: YAML refuses it.
    root = ET.fromstring(manifest("--a-course/a/quiz", title, ["index.html"], mastery))
    item = root.find(".//cp:item", SPACES)
    assert item is not None
    assert item.findtext("cp:title", namespaces=SPACES) == title
    assert item.findtext("adlcp:masteryscore", namespaces=SPACES) == str(mastery)
    assert re.fullmatch(r"[A-Za-z_][\w.-]*", root.get("identifier") or "")


def test_a_mastery_score_is_a_percentage_of_a_quiz(shelf):
    for mastery in (-1, 101):
        with pytest.raises(CourseError, match="from 0 to 100"):
            package(shelf, QUIZ, mastery=mastery)
    with pytest.raises(CourseError, match="A story has no score"):
        package(shelf, STORY, "vignette", mastery=50)


@pytest.mark.parametrize(("name", "kind"), [(QUIZ, "quiz"), (STORY, "vignette")])
@pytest.mark.parametrize("book", ["", BOOK])
def test_no_link_is_dead(shelf, name, kind, book):
    html = html_of(files := package_files(shelf, name, kind, book=book))
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert links(html)
    for address in links(html):
        assert address.startswith("https://") or address in files or address.removeprefix("#") in ids, address
    assert 'href=""' not in html
    out = re.findall(r'<a\b[^>]*href="https?://[^>]*>', html)
    assert out and all('target="_blank"' in link and "noopener" in link for link in out)
    assert any(address.startswith(BOOK) for address in links(html)) == bool(book)
    assert (f"{BOOK}book/help-lines.html" in links(html)) == bool(book)


def test_every_quiz_and_story_of_the_course_can_be_packed_without_a_dead_link(shelf):
    for kind, names in (("quiz", shelf.quizzes()), ("vignette", shelf.vignettes())):
        for name in names:
            html = html_of(package_files(shelf, name, kind))
            ids = set(re.findall(r'\bid="([^"]+)"', html))
            inner = {address[1:] for address in links(html) if address.startswith("#")}
            assert inner <= ids, (name, inner - ids)


def test_the_page_loads_nothing_but_what_lies_beside_it(shelf):
    html = html_of(files := package_files(shelf, QUIZ))
    loaded = re.findall(r'\bsrc="([^"]+)"|<link\b[^>]*\bhref="([^"]+)"', html)
    assert {script or style for script, style in loaded} - {"data:,"} <= set(files)
    assert len(loaded) == 4
    assert f'content="{POLICY}"' in html.replace("&#39;", "'")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", html)
    assert not re.search(r"@import|url\((?!\"?data:)", (files["onesided.css"] + files["page.css"]).decode())


def test_without_script_it_is_all_there(shelf):
    quiz = html_of(package_files(shelf, QUIZ))
    assert quiz.count('<details class="os-answer">') == len(shelf.quiz(QUIZ).items)
    assert "Bordin, E. S. (1979)" in quiz, "the works are named in full"
    assert "988 Suicide" in quiz and "CC BY 4.0" in quiz and "not therapy" in quiz
    story = html_of(package_files(shelf, STORY, "vignette"))
    assert "Before you begin" in story and 'href="#help-lines"' in story
    assert story.count('class="os-scene"') == len(shelf.vignette(STORY).scenes)


def test_a_course_with_little_in_it_can_be_packed(tmp_path):
    (tmp_path / "book" / "quizzes" / "a").mkdir(parents=True)
    whole = (ROOT / f"book/quizzes/{QUIZ}.yml").read_text(encoding="utf-8")
    (tmp_path / "book/quizzes/a/b.yml").write_text(whole, encoding="utf-8")
    html = html_of(package_files(Shelf(tmp_path), "a/b"))
    assert "Help lines" not in html and 'href=""' not in html
    # What the bibliography does not have is named by its key, and no link leads to it.
    assert "bordin1979generalizability" in html and 'href="#work-' not in html


def test_where_passages_lead():
    inside = Addresses(page_paths(ROOT), "", {"bordin1979generalizability"}, has_help=True)
    assert inside.href("a-unique-bond#warmth") == ""
    assert inside.href("help-lines#help-lines") == "#help-lines"
    assert inside.href("references#bordin1979generalizability") == "#work-bordin1979generalizability"
    assert inside.href("references#nobody2000") == ""
    assert list(inside.cited) == ["bordin1979generalizability"]
    outside = Addresses(page_paths(ROOT), BOOK, set(), has_help=False)
    assert outside.href("a-unique-bond#warmth") == f"{BOOK}notebooks/01-a-unique-bond.html#warmth"
    assert outside.href("help-lines#help-lines") == f"{BOOK}book/help-lines.html#help-lines"
    assert outside.href("no-such-page#x") == ""


def test_links_are_settled():
    assert settled('See <a class="os-see" href="">what <em>this</em> is</a>.') == (
        'See <span class="os-see">what <em>this</em> is</span>.'
    )
    assert settled('<a href="https://a.example/" rel="noopener">x</a><a href="#y">y</a>') == (
        '<a href="https://a.example/" target="_blank" rel="noopener noreferrer">x</a><a href="#y">y</a>'
    )


def test_only_a_package_is_written_over(tmp_path: Path, shelf):
    made = package(shelf, QUIZ)
    path = tmp_path / "new folder" / "quiz.zip"
    assert write_package(path, made).read_bytes() == made
    assert write_package(path, made).read_bytes() == made
    assert list(path.parent.iterdir()) == [path]
    path.write_text("my holidays")
    with pytest.raises(CourseError, match="left alone"):
        write_package(path, made)
    assert path.read_text() == "my holidays"
    with pytest.raises(CourseError, match="cannot be written|left alone"):
        write_package(path / "below" / "a file.zip", made)


def test_the_page_says_each_sentence_of_its_catalogue():
    template = (ROOT / "onesided/scorm/templates/index.html.j2").read_text(encoding="utf-8")
    put_together = {"kept-quiz", "kept-vignette"}
    assert set(MESSAGES) == {name for name in MESSAGES if f'"{name}"' in template} | put_together
