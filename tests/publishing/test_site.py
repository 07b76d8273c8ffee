"""What is added to a build for the web and for a zip: the same bytes for the same book, and addresses that hold."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image

from onesided.model import CourseError
from onesided.publishing import moment_of, publish, site_address, zip_up
from onesided.publishing.archive import folder_name, zipped
from onesided.publishing.by_content import named_by_content, version
from onesided.publishing.offline import ICONS, manifest, short_name
from onesided.publishing.site import About
from tests.publishing.small import ABOUT, POLICY, built, page, small

NOWHERE = About("Ein Büchlein", "book/one.html", "", "de")


@pytest.fixture
def html(tmp_path):
    """The folder of a build, with files that nobody needs."""
    folder = tmp_path / "built"
    for path, content in (built() | {"_static/unused.js": b"1", "_sources/one.md": b"1", ".buildinfo": b"1"}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_a_book_is_published_whole_checked_and_lean(html, tmp_path):
    changed, flaws = publish(html, tmp_path / "site", "A small book", ABOUT.address)
    # The front takes its description from the first page.
    assert flaws == []
    there = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    assert changed == len(there - {".published"})
    assert not there & {"_static/unused.js", "_sources/one.md", ".buildinfo"}
    assert {"404.html", "offline.html", "sw.js", "manifest.webmanifest", "_headers", ".nojekyll"} <= there


def test_what_is_no_build_is_said(tmp_path):
    with pytest.raises(CourseError, match=r"is no built book.*onesided book"):
        publish(tmp_path, tmp_path / "site", "A book")


def test_every_style_and_script_is_asked_for_by_its_content():
    site = named_by_content(built())
    one = site["book/one.html"].decode()
    assert f'href="../_static/book.css?v={version(site["_static/book.css"])}"' in one
    assert f'src="../_static/book.js?v={version(site["_static/book.js"])}"' in one
    assert 'content="0; url=book/one.html"' in site["index.html"].decode()
    assert named_by_content(site) == site


def test_the_front_leads_to_the_first_page_without_a_script():
    front = small()["index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=book/one.html">' in front
    assert '<a href="book/one.html">A small book</a>' in front
    assert '<link rel="canonical" href="https://example.org/course/book/one.html">' in front
    assert "<script" not in front


def test_a_missing_page_leads_home_from_any_depth():
    missing = small()["404.html"].decode()
    assert re.findall(r'<a href="([^"]*)"', missing) == ["/course/book/one.html", "/course/search.html"]
    assert "default-src 'none'" in missing


def test_the_sitemap_lists_pages_by_their_whole_address():
    site = small()
    found = [place.text for place in ElementTree.fromstring(site["sitemap.xml"]).findall(".//{*}loc")]
    assert found == [f"https://example.org/course/book/{name}.html" for name in ("one", "two")]
    assert site["robots.txt"].decode().endswith("Sitemap: https://example.org/course/sitemap.xml\n")


def test_without_an_address_nothing_claims_one():
    from onesided.publishing.publish import published

    site = published(built(), NOWHERE)
    assert not {"sitemap.xml", "robots.txt"} & site.keys()
    assert b'href="/book/one.html"' in site["404.html"]
    assert b"/*\n" in site["_headers"]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://example.org/course/", "https://example.org/course/"),
        ("https://example.org/course", "https://example.org/course/"),
        (" http://example.org ", "http://example.org/"),
        ("http://127.0.0.1:8000/a/b", "http://127.0.0.1:8000/a/b/"),
    ],
)
def test_an_address_ends_in_a_slash(given, address):
    assert site_address(given) == address


@pytest.mark.parametrize(
    "given", ["example.org", "/course/", "ftp://example.org/", "https://", "https://a.org/?x=1", "http://[a"]
)
def test_what_is_no_address_is_refused_with_a_sentence(given):
    with pytest.raises(CourseError, match="is no address of a site"):
        site_address(given)


def test_hosts_are_told_the_policy_and_what_may_be_kept():
    headers = small()["_headers"].decode()
    blocks = dict(block.split("\n", 1) for block in headers.split("\n\n"))
    assert f"Content-Security-Policy: {POLICY}\n" in blocks["/course/*"]
    assert blocks["/course/sw.js"].strip() == "Cache-Control: no-cache"
    a_year = {path for path, lines in blocks.items() if "immutable" in lines}
    # Not what a script or a style sheet asks for under its plain name, nor any page.
    assert a_year == {f"/course/_static/{name}" for name in ("book.css", "book.js", "offline.js")}


def test_the_manifest_is_relative_and_its_icons_are_what_they_say():
    told = json.loads(manifest(ABOUT))
    assert told["name"] == "A small book"
    assert told["start_url"] == "book/one.html"
    assert (told["scope"], told["id"], told["display"]) == ("./", "./", "standalone")
    site = small()
    assert {icon["src"] for icon in told["icons"]} == set(ICONS)
    for icon in told["icons"]:
        if icon["type"] == "image/png":
            picture = Image.open(io.BytesIO(site[icon["src"]]))
            assert "x".join(map(str, picture.size)) == icon["sizes"]
    assert sorted(icon["sizes"] for icon in told["icons"]) == ["192x192", "512x512", "512x512", "any"]


def test_a_maskable_icon_fills_its_square_and_keeps_the_mark_inside():
    site = small()
    whole = Image.open(io.BytesIO(site["icons/icon-maskable-512.png"])).convert("RGB").resize((192, 192))
    ground = whole.getpixel((0, 0))
    inside = 192 * 0.4  # a device shows at least a circle of this radius
    drawn = [(x, y) for x in range(192) for y in range(192) if whole.getpixel((x, y)) != ground]
    assert drawn
    assert max((x - 95.5) ** 2 + (y - 95.5) ** 2 for x, y in drawn) < inside**2
    ElementTree.fromstring(site["icons/icon.svg"])


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("One-Sided by Design", "One-Sided"),
        ("A trial book", "A trial book"),
        ("Introduction", "Introduction"),
        ("Extraordinarily long", "Extraordinarily"),
        ("Wood and Water and Stone", "Wood"),
    ],
)
def test_a_short_name_ends_in_a_word_that_says_something(title, short):
    assert short_name(title) == short


def test_one_letter_makes_another_edition_and_nothing_else_does():
    def edition(change: bytes) -> str:
        from onesided.publishing.publish import published

        site = published(named_by_content(built() | {"_static/later.js": change}), ABOUT)
        return re.search(r'"edition": "(\w+)"', site["sw.js"].decode())[1]

    assert edition(b"a") == edition(b"a")
    assert edition(b"a") != edition(b"b")


def test_the_worker_knows_every_file_that_is_read():
    site = small()
    text = site["sw.js"].decode()
    told = json.loads(text[len("const SITE = ") : text.index(";\n")])
    for_others = {"404.html", "sitemap.xml", "robots.txt", "_headers", ".nojekyll", "sw.js", *ICONS}
    assert told["files"].keys() == site.keys() - for_others
    assert set(told["first"]) <= told["files"].keys()
    assert {"index.html", "offline.html", "book/one.html", "_static/book.css"} <= set(told["first"])
    assert "book/two.html" not in told["first"]


def test_pages_start_the_worker_and_a_zip_has_none(html, tmp_path):
    assert b'<script defer src="../_static/offline.js?v=' in small()["book/one.html"]
    flaws = zip_up(html, tmp_path / "new/book.zip", "A small book", moment=0)
    assert flaws == []
    with zipfile.ZipFile(tmp_path / "new/book.zip") as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {"a-small-book"}
        assert {"a-small-book/index.html", "a-small-book/README.txt"} <= set(names)
        assert not [name for name in names if re.search(r"sw\.js|offline|manifest|404|_headers|icons/", name)]
        assert b"manifest" not in archive.read("a-small-book/book/one.html")
        assert b"A small book" in archive.read("a-small-book/README.txt")


def test_a_zip_is_the_same_for_the_same_pages():
    site = small()
    other_way = dict(reversed(site.items()))
    first, second = zipped(site, ABOUT, 1_700_000_001), zipped(other_way, ABOUT, 1_700_000_001)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
        assert [info.filename for info in infos] == sorted(info.filename for info in infos)
        assert {info.date_time for info in infos} == {(2023, 11, 14, 22, 13, 20)}
        assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert zipped(site, ABOUT, 0) == zipped(site, ABOUT, 315532800)


def test_the_moment_is_what_is_said_else_the_last_commit_else_a_constant(root, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert moment_of(tmp_path) == 1_700_000_000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert moment_of(tmp_path) == 315532800
    assert moment_of(root) >= 315532800


@pytest.mark.parametrize(
    ("title", "name"), [("One-Sided by Design", "one-sided-by-design"), ("Über: Nähe!", "uber-nahe"), ("信", "book")]
)
def test_a_title_becomes_a_folder(title, name):
    assert folder_name(title) == name


def test_a_book_whose_first_page_is_the_front_keeps_it(html, tmp_path):
    (html / "index.html").write_text(page("index.html", '<h1>Start</h1><a href="book/one.html">one</a>'))
    _, flaws = publish(html, tmp_path / "site", "A small book")
    assert flaws == []
    front = (tmp_path / "site/index.html").read_text()
    assert "<h1>Start</h1>" in front
    assert "_static/offline.js" in front
    assert json.loads((tmp_path / "site/manifest.webmanifest").read_text())["start_url"] == "./"
    assert '<a href="/">' in (tmp_path / "site/404.html").read_text()
    assert '<a href="./">' in (tmp_path / "site/offline.html").read_text()


def test_a_front_that_is_a_page_is_found_at_the_site_s_own_address(html, tmp_path):
    (html / "index.html").write_text(page("index.html", '<h1>Start</h1><a href="book/one.html">one</a>'))
    _, flaws = publish(html, tmp_path / "site", "A small book", ABOUT.address)
    assert flaws == []
    assert f"<loc>{ABOUT.address}</loc>" in (tmp_path / "site/sitemap.xml").read_text()


def test_a_picture_that_is_named_by_its_whole_address_is_there(html, tmp_path):
    picture = f'<meta property="og:image" content="{ABOUT.address}_static/card.png">'
    (html / "book/one.html").write_text(page("book/one.html", '<a href="two.html">two</a>', head=picture))
    _, flaws = publish(html, tmp_path / "site", "A small book", ABOUT.address)
    assert flaws == ["book/one.html leads to _static/card.png, which is not there. Mend the link, or add the file."]
    (html / "_static/card.png").write_bytes(b"1")
    assert publish(html, tmp_path / "site", "A small book", ABOUT.address)[1] == []
