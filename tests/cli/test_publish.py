"""The verb `publish`: what it asks for, what it says, and that the address reaches the build."""

from __future__ import annotations

import pytest

from onesided.cli import book, main, publish
from tests.publishing.small import built


@pytest.fixture
def asked(course, monkeypatch, tmp_path):
    """What a build was asked for, in a course whose build is the small one."""
    monkeypatch.chdir(course)
    html, orders = tmp_path / "html", []
    for path, content in built().items():
        (html / path).parent.mkdir(parents=True, exist_ok=True)
        (html / path).write_bytes(content)
    monkeypatch.setattr(publish, "build", lambda root, **rest: orders.append((root, rest)) or html)
    return orders


def test_a_sound_book_is_published_and_zipped(asked, course, tmp_path, capsys):
    site, file = tmp_path / "site", tmp_path / "book.zip"
    assert main(["publish", str(site), "--zip", str(file), "--url", "https://example.org/course"]) == 0
    assert asked == [(course, {"address": "https://example.org/course/", "anew": True})]
    said = capsys.readouterr()
    assert f"The site is in {site}" in said.out
    assert f"The zip is {file}" in said.out
    assert said.err == ""
    assert (site / "sitemap.xml").is_file() and file.is_file()
    assert '"name": "One-Sided by Design"' in (site / "manifest.webmanifest").read_text()


def test_flaws_are_said_all_at_once_and_end_in_1(asked, tmp_path, capsys):
    (tmp_path / "html/book/two.html").write_text('<a href="gone.html"><a href="#gone">')
    assert main(["publish", str(tmp_path / "site")]) == 1
    said = capsys.readouterr().err
    assert "book/two.html leads to book/gone.html, which is not there." in said
    assert "book/two.html has no title." in said
    assert "to mend before others read it." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Say where to: onesided publish FOLDER"),
        (["site", "--url", "example.org"], '"example.org" is no address of a site.'),
    ],
)
def test_what_is_missing_is_said_before_anything_is_built(asked, arguments, sentence, capsys):
    assert main(["publish", *arguments]) == 1
    assert sentence in capsys.readouterr().err
    assert asked == []


def test_a_folder_with_other_files_is_refused(asked, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["publish", str(tmp_path)]) == 1
    assert "holds files that were never published" in capsys.readouterr().err
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_build_is_told_the_address_and_writes_all_pages(course, monkeypatch, tmp_path):
    runs = []

    def done(command, **rest):
        runs.append((command, rest["env"]))
        return type("Done", (), {"returncode": 0})

    monkeypatch.setattr(book.subprocess, "run", done)
    book.build(course, tmp_path, address="https://example.org/course/", anew=True)
    book.build(course, tmp_path)
    (first, told), (second, untold) = runs
    assert "--all" in first and "--all" not in second
    assert told["ONESIDED_URL"] == "https://example.org/course/"
    assert untold["ONESIDED_URL"] == ""
