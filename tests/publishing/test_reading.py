"""What is read of a page, what an address means on it, and which files are needed."""

from __future__ import annotations

import pytest

from onesided.publishing.addresses import Target, is_foreign, target
from onesided.publishing.page import named_in_css, read_page
from onesided.publishing.reach import needed, needed_in


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("two.html", Target("book/two.html")),
        ("../index.html#a%20b", Target("index.html", "a b")),
        ("../a.css?v=12ab&x=1", Target("a.css", version="12ab")),
        ("#here", Target("book/one.html", "here")),
        ("", Target("book/one.html")),
        ("?q=word", Target("book/one.html")),
        ("/", Target("index.html")),
        ("/book/two.html", Target("book/two.html")),
        ("..", Target("index.html")),
        ("./", Target("book/index.html")),
        ("sub/", Target("book/sub/index.html")),
        ("a%20file.png", Target("book/a file.png")),
        ("../../above.html", Target("../above.html")),
        ("https://example.org/", None),
        ("//example.org/x.js", None),
        ("mailto:a@example.org", None),
        ("data:,", None),
    ],
)
def test_an_address_means_a_file_of_the_site_or_none(address, expected):
    assert target("book/one.html", address) == expected


@pytest.mark.parametrize(
    ("address", "foreign"),
    [("https://a.org/x", True), ("//a.org", True), ("ftp://a.org", True), ("x.js", False), ("data:,", False)],
)
def test_another_host_is_told_from_the_own(address, foreign):
    assert is_foreign(address) is foreign


def test_a_page_is_read_once_and_whole():
    page = read_page(
        """<html lang="de"><head><title> Two
          words </title><meta name="Description" content=" It says. "><link rel="canonical" href="https://a.org/">
        <meta property="og:title" content="T"><meta http-equiv="refresh" content="0; URL='next.html'">
        <script>early()</script><meta http-equiv="content-security-policy" content="default-src 'self'">
        <link rel="stylesheet" href="a.css"><link rel="next" href="b.html"><script src="c.js"></script></head>
        <body id="top" data-bank="d.js" data-more='{"at": ["e.js"]}'><a name="old" href="f.html">x &amp; y</a>
        <svg><title>not the title</title></svg><img src="g.png" srcset="h.png 1x, i.png 2x">
        <p style="background: url(j.png)" onclick="no()">text <style>p { background: url(k.png) }</style></p>
        <noscript><img src="l.png"></noscript><form action="m.html"><button formaction="n.html">go</button></form>
        <script type="application/json">{"o.js": ["p.js", 1], "q": null}</script>
        <script type="application/json">not json</script><script type="module">late()</script></body></html>"""
    )
    assert page.title == "Two words"
    assert page.language == "de"
    assert page.meta == {"description": "It says.", "og:title": "T"}
    assert page.canonical == "https://a.org/"
    assert page.policies == ["default-src 'self'"]
    assert page.early and page.runs
    assert page.scripts == ["early()", "late()"]
    assert page.handlers == ["p onclick"]
    assert page.places == {"top", "old"}
    assert page.links == ["next.html", "b.html", "f.html", "m.html", "n.html"]
    assert page.loads == ["a.css", "c.js", "g.png", "h.png", "i.png", "j.png", "k.png"]
    assert page.loads_without_script == ["l.png"]
    assert page.told == ["d.js", "at", "e.js", "o.js", "q", "p.js"]


def test_a_policy_before_every_script_is_in_time():
    html = "<meta http-equiv=Content-Security-Policy content=x><script>a()</script>"
    assert not read_page(html).early
    assert not read_page('<script type="application/ld+json">{}</script>').early


def test_a_style_sheet_names_the_first_form_of_a_font():
    css = "@font-face { src: url(a.woff2), url(a.ttf) } /* url(b) */ @import 'c.css'; p { x: url( \"d.png\" ) }"
    assert named_in_css(css) == ("a.woff2", "c.css", "d.png")


def test_only_what_pages_come_to_is_needed(tmp_path):
    for path, text in {
        "index.html": '<meta http-equiv="refresh" content="0; url=book/a.html">',
        "book/a.html": '<link rel="stylesheet" href="../s/a.css"><script src="../s/a.js"></script><a href="b.html">'
        '<noscript><link rel="stylesheet" href="../s/plain.css"></noscript>',
        "book/b.html": '<script type="application/json">{"banks": {"x": "../s/bank.js?v=1"}}</script>',
        "book/old.html": "a page of an earlier build",
        "s/a.css": "p { background: url(p.svg) }",
        "s/p.svg": '<svg><image href="q.png"/></svg>',
        "s/q.png": "1",
        "s/a.js": """import("./later.js"); load('s/index.js?v=2'); say("no.such.file", "c.txt");
            load(`${root}s/terms.js`); // not s/unused.js""",
        "s/later.js": "1",
        "s/index.js": "1",
        "s/terms.js": "1",
        "s/plain.css": "1",
        "s/bank.js": "1",
        "s/a.js.map": "1",
        "s/unused.js": "1",
        "_sources/a.md": "1",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert needed(tmp_path) == [
        "book/a.html",
        "book/b.html",
        "index.html",
        "s/a.css",
        "s/a.js",
        "s/bank.js",
        "s/index.js",
        "s/later.js",
        "s/p.svg",
        "s/plain.css",
        "s/q.png",
        "s/terms.js",
    ]
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert needed_in(files) == needed(tmp_path)
