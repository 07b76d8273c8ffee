"""What a course says of itself is read from its two files, and what cannot be used is said in a sentence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from onesided.model import CourseError, Shelf
from onesided.model.colophon import Author, colophon_of
from onesided.record import new_attempt, sound
from tests.conftest import ROOT

CITATION = """\
cff-version: 1.2.0
title: "A course: with all it says"
authors:
  - {family-names: van Loon, given-names: Ada}
  - name: The others
version: 1.2.0
date-released: 2026-11-22
license: [MIT, CC-BY-NC-4.0]
keywords: [one, two]
"""


def written(folder: Path, citation: str = "", config: str = "") -> Path:
    for name, text in (("CITATION.cff", citation), ("_config.yml", config)):
        if text:
            (folder / name).write_text(text)
    return folder


def reporting_to(folder: Path, address: str) -> str:
    return colophon_of(written(folder, config=f"sphinx: {{config: {{onesided_report: '{address}'}}}}")).report


def test_both_files_are_read(tmp_path: Path) -> None:
    found = colophon_of(
        written(tmp_path, CITATION, "title: A course\nrepository: {url: https://example.org/us/course/}")
    )
    assert (found.title, found.full_title) == ("A course", "A course: with all it says")
    assert found.edition == "A course 1.2.0"
    assert found.authors == (Author("Ada van Loon", "van Loon", "Ada"), Author("The others"))
    assert found.released == date(2026, 11, 22)
    assert found.licence is not None
    assert (found.licence.name, found.licence.url) == (
        "CC BY-NC 4.0",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    )
    assert found.repository == "https://example.org/us/course"
    assert found.report == ""


def test_a_course_may_say_little(tmp_path: Path) -> None:
    assert colophon_of(tmp_path).edition == ""
    found = colophon_of(written(tmp_path, config="title: A trial\nauthor: Nobody"))
    assert (found.edition, found.full_title, found.authors) == ("A trial", "A trial", (Author("Nobody"),))
    assert (found.released, found.licence, found.keywords) == (None, None, ())


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    assert colophon_of(written(tmp_path, config="title: Before")).title == "Before"
    written(tmp_path, config="title: After")
    os.utime(tmp_path / "_config.yml", ns=(1, 1))
    assert colophon_of(tmp_path).title == "After"


@pytest.mark.parametrize(
    ("address", "becomes"),
    [
        ("mailto:us@example.org", "mailto:us@example.org?subject={title}&body={body}"),
        ("https://github.com/us/it/issues/new", "https://github.com/us/it/issues/new?title={title}&body={body}"),
        (
            "https://gitlab.com/us/it/-/issues/new",
            "https://gitlab.com/us/it/-/issues/new?issue[title]={title}&issue[description]={body}",
        ),
        ("https://example.org/tell?words={body}", "https://example.org/tell?words={body}"),
    ],
)
def test_where_a_report_goes_gets_its_gaps(tmp_path: Path, address: str, becomes: str) -> None:
    assert reporting_to(tmp_path, address) == becomes


@pytest.mark.parametrize("address", ["us@example.org", "http://example.org/{body}", "javascript:alert({body})"])
def test_an_address_that_cannot_be_used_is_named_with_the_mend(tmp_path: Path, address: str) -> None:
    with pytest.raises(CourseError, match=r"_config\.yml: onesided_report is .*Write mailto:"):
        reporting_to(tmp_path, address)


def named(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return written(folder, config=f"sphinx: {{config: {{onesided_name: '{name}'}}}}")


def test_names_of_two_courses_are_kept_apart_and_each_knows_its_own(tmp_path: Path) -> None:
    bare, ours, theirs = (colophon_of(named(tmp_path / one, one and f"{one}-3fa9c1")) for one in ("", "ours", "theirs"))
    item = "first-chapter/first-questions#which"
    assert (bare.kept(item), ours.kept(item)) == (item, f"--ours-3fa9c1/{item}")
    for course in (bare, ours, theirs):
        assert course.named(course.kept(item)) == item
        assert [other.named(course.kept(item)) for other in (bare, ours, theirs) if other != course] == [None, None]


def test_a_kept_name_fits_the_record_and_is_no_name_of_a_quiz(tmp_path: Path) -> None:
    kept = colophon_of(named(tmp_path, "a" * 80)).kept("chapter/topic#which")
    attempt = new_attempt(kept, "", "00000000-00000000", 0, None)
    assert sound(attempt)
    with pytest.raises(CourseError, match="No quiz called"):
        Shelf(tmp_path).quiz(kept.partition("#")[0])


@pytest.mark.parametrize("name", ["My course", "ours/theirs", "--ours", "a" * 81, "ümlaut"])
def test_a_name_that_cannot_be_kept_by_is_named_with_the_mend(tmp_path: Path, name: str) -> None:
    with pytest.raises(CourseError, match=r"_config\.yml: onesided_name is .*lower-case words joined by hyphens"):
        colophon_of(named(tmp_path, name))


@pytest.mark.parametrize(
    ("citation", "said"),
    [("title: [", "CITATION.cff cannot be read as YAML"), ("date-released: soon", '"soon" is no date')],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, citation: str, said: str) -> None:
    with pytest.raises(CourseError, match=said):
        colophon_of(written(tmp_path, citation))


def test_the_course_says_what_it_is() -> None:
    found = colophon_of(ROOT)
    licences = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert found.licence is not None
    assert found.licence.name in licences and found.licence.url in licences
    assert found.authors and found.version and found.released and found.keywords


def test_address_and_language_are_those_of_the_settings(tmp_path):
    def said():
        found = colophon_of(tmp_path)
        return found.address, found.language

    assert said() == ("", "en")
    config = tmp_path / "_config.yml"
    words = "sphinx:\n  config:\n    html_baseurl: https://example.org/course\n    language: de\n"
    config.write_text(words, encoding="utf-8")
    assert said() == ("https://example.org/course/", "de")
    config.write_text("- nothing\n", encoding="utf-8")
    assert said() == ("", "en")
    config.write_text("html: {baseurl: https://example.org/other/}\n", encoding="utf-8")
    assert said() == ("https://example.org/other/", "en")
    config.write_text("a: [", encoding="utf-8")
    with pytest.raises(CourseError, match="cannot be read"):
        said()
