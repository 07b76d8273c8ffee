"""The EPUB: strict XHTML with nothing to press, links that stay within, and two packs that are alike."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

from onesided.editions import Edition, book_edition, write_epub
from tests.editions.checker import messages

XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def pack(whole: Edition, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        return ZipFile(write_epub(whole, tmp_path_factory.mktemp("epub") / "small.epub"))


def trees(pack: ZipFile) -> dict[str, ElementTree.Element]:
    return {name: ElementTree.fromstring(pack.read(name)) for name in pack.namelist() if name.endswith(".xhtml")}


def test_it_begins_as_an_epub_does(pack):
    first = pack.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert pack.read("mimetype") == b"application/epub+zip"


def test_nothing_in_it_can_be_pressed_or_runs(pack):
    for tree in trees(pack).values():
        found = {node.tag.removeprefix(XHTML) for node in tree.iter()}
        assert not found & {"script", "form", "input", "select", "textarea", "button", "iframe", "object"}
        assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]


def test_every_link_leads_to_a_file_and_a_place_that_are_there(pack):
    read = trees(pack)
    ids = {name: {node.get("id") for node in tree.iter()} for name, tree in read.items()}
    within = 0
    for name, tree in read.items():
        for link in tree.iter(f"{XHTML}a"):
            path, _, anchor = link.attrib["href"].partition("#")
            if not path.startswith("https:"):
                target = normpath(join(dirname(name), path)) if path else name
                assert target in ids and (not anchor or anchor in ids[target]), link.attrib["href"]
                within += 1
    assert within > 50


def test_drawings_and_formulas_are_kept_in_their_own_names(pack):
    chapter = trees(pack)["EPUB/a-chapter.xhtml"]
    drawing = next(chapter.iter("{http://www.w3.org/2000/svg}svg"))
    assert drawing.get("viewBox") and drawing.get("role") == "img" and drawing.get("aria-label") == "A line to 2."
    assert next(chapter.iter("{http://www.w3.org/1998/Math/MathML}math")) is not None


def test_the_package_says_what_it_is_and_how_it_can_be_read(pack):
    package = ElementTree.fromstring(pack.read("EPUB/package.opf"))
    assert package.findtext(f".//{DC}title") == "A small book: With everything in it"
    assert package.findtext(f".//{DC}language") == "en"
    assert "CC BY 4.0" in package.findtext(f".//{DC}rights")
    said = [(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")]
    assert ("schema:accessMode", "textual") in said and ("schema:accessibilityFeature", "MathML") in said
    assert ("dcterms:modified", "2023-11-14T22:13:20Z") in said
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    assert items["cover-image"].get("properties") == "cover-image"
    order = [items[ref.get("idref")].get("href") for ref in package.iter(f"{OPF}itemref")]
    assert order[:4] == ["cover.xhtml", "front.xhtml", "nav.xhtml", "welcome.xhtml"]
    assert order[-1] == "answers-a-chapter.xhtml"


def test_two_packs_are_alike(pack, small, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    other = write_epub(book_edition(*small), tmp_path / "other.epub")
    assert other.read_bytes() == Path(pack.filename).read_bytes()


def test_without_a_browser_the_cover_is_a_drawing(whole, tmp_path, monkeypatch):
    monkeypatch.setattr("onesided.editions.browser.find_browser", lambda: None)
    pack = ZipFile(write_epub(whole, tmp_path / "small.epub"))
    assert pack.read("EPUB/cover.svg").startswith(b"<svg ") and "EPUB/cover.png" not in pack.namelist()


def test_epubcheck_has_nothing_to_say_of_the_small_book(pack):
    assert messages(Path(pack.filename)) == []


def test_epubcheck_speaks_up_where_something_is_wrong(pack, tmp_path):
    spoiled = tmp_path / "spoiled.epub"
    with ZipFile(spoiled, "w") as copy:
        for entry in pack.infolist():
            text = pack.read(entry)
            copy.writestr(entry, text.replace(b"Another</h1>", b'Another</h1><p id="another"/>'))
    assert "Duplicate" in " ".join(messages(spoiled))
