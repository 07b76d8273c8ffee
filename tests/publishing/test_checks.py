"""Each check sees what is wrong, names the file, and has nothing to say about a site that is in order."""

from __future__ import annotations

from random import Random

import pytest

from onesided.publishing.by_content import named_by_content
from onesided.publishing.checks import complaints
from onesided.publishing.checks.budgets import BYTES
from onesided.publishing.site import Site
from tests.publishing.small import ABOUT, POLICY, SCRIPT, page, small, spoilt

ONE = "book/one.html"


def said(site: Site) -> str:
    return "\n".join(complaints(site, ABOUT))


def with_body(body: str, **rest: str) -> Site:
    return named_by_content(
        small() | {ONE: page(ONE, f'<p id="top"></p><a href="two.html"></a>{body}', **rest).encode()}
    )


def test_a_site_in_order_has_no_complaint():
    assert complaints(small(), ABOUT) == []
    assert complaints(with_body("nothing"), ABOUT) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('<a href="gone.html">', "book/one.html leads to book/gone.html, which is not there."),
        ('<a href="two.html#gone">', 'book/one.html leads to a place that is not on book/two.html: "#gone".'),
        ('<a href="#gone">', 'book/one.html leads to a place that is not on book/one.html: "#gone".'),
        ('<a href="/course/gone.html">', "book/one.html leads to gone.html, which is not there."),
        ('<a href="https://example.org/course/gone.html">', "book/one.html leads to gone.html, which is not there."),
        ('<form action="gone.html">', "book/one.html leads to book/gone.html"),
        ('<img src="gone.png">', "book/one.html leads to book/gone.png"),
        ('<noscript><link rel="stylesheet" href="gone.css"></noscript>', "book/one.html leads to book/gone.css"),
        ('<a href="../../outside.html">', "book/one.html leads to ../outside.html"),
    ],
)
def test_a_dead_link_is_named(body, sentence):
    assert sentence in said(with_body(body))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.com/gone">',
        '<a href="mailto:someone@example.com">',
        '<a href="two.html?highlight=deep#deep">',
        '<a href="../">',
        '<a href="/course/book/two.html">',
        '<a href="https://example.org/course/book/two.html#deep">',
        '<a href="#">',
        '<a name="here"></a><a href="#here">',
        '<script type="application/ld+json">{"@id": "https://example.org/"}</script>',
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    ],
)
def test_what_is_sound_is_left_alone(body):
    assert complaints(with_body(body), ABOUT) == []


@pytest.mark.parametrize(
    ("site", "sentence"),
    [
        (with_body('<img src="https://cdn.example.com/a.png">'), "book/one.html loads from another host: https://cdn"),
        (with_body('<img srcset="two.html 1x, //cdn.example.com/a.png 2x">'), "another host: //cdn.example.com/a.png"),
        (with_body("<style>@import 'https://fonts.example.com/x.css';</style>"), "another host: https://fonts"),
        (with_body('<link rel="preload" href="http://example.com/x.js">'), "another host: http://example.com/x.js"),
        (
            spoilt("_static/book.css", "mark.svg", "https://example.com/mark.svg"),
            "_static/book.css loads from another host",
        ),
        (
            spoilt("_static/book.js", '"later.js"', '"https://example.com/later.js"'),
            "_static/book.js names an address on another host, https://example.com/later.js.",
        ),
        (
            spoilt("_static/book.js", '"later.js"', "`//example.com/later.js`"),
            "_static/book.js names an address on another host, //example.com/later.js.",
        ),
    ],
)
def test_another_host_is_named(site, sentence):
    assert sentence in said(site)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', "", "has no Content-Security-Policy"),
        ("default-src 'self'", "default-src *", "default-src is not 'self'"),
        ("default-src 'self'; ", "", "default-src is not 'self'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "allows scripts from 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", "allows scripts from 'unsafe-eval'"),
        ("script-src 'self'", "script-src 'self' https://example.com", "allows scripts from https://example.com"),
        ("script-src 'self'", "script-src 'self' 'sha256-AAAA'", "2 digests"),
        ("'sha256-", "'sha256-A", "holds a script that its policy does not know"),
        ("img-src 'self'", "img-src 'self' https:", "allows more than the site itself: img-src https:"),
        ("; base-uri 'self'", "", "has a policy without base-uri"),
        ("<title>", "<script>alert(1)</script><title>", "holds a script that its policy does not know: alert(1)"),
        ("<title>", f"<script>{SCRIPT}</script><title>", "holds 2 scripts"),
        ('<meta charset="utf-8">', "<script src='../_static/later.js'></script>", "before its policy"),
        ("<h1", '<h1 onclick="go()"', "has a handler in its HTML (h1 onclick)"),
        ("<h1", '<svg onload="go()"></svg><h1', "(svg onload)"),
        ("two.html#deep", "JavaScript:go()", "has an address that is script: JavaScript:go()"),
    ],
)
def test_a_loose_policy_is_named(before, after, sentence):
    found = said(spoilt(ONE, before, after))
    assert sentence in found
    assert found.startswith(ONE) or f"\n{ONE}" in found


def test_a_page_without_words_is_named():
    assert "book/one.html has no title." in said(spoilt(ONE, "<title>book/one.html", "<title>"))
    assert "book/one.html has no description." in said(spoilt(ONE, 'name="description"', 'name="other"'))
    assert "book/one.html does not say its language." in said(spoilt(ONE, ' lang="en"', ""))


def test_a_page_that_gives_a_wrong_address_is_named():
    found = said(spoilt(ONE, "course/book/one.html", "course/one.html"))
    assert "book/one.html says its address is https://example.org/course/one.html; it is" in found
    assert "book/one.html says its address is nothing" in said(spoilt(ONE, 'rel="canonical"', 'rel="license"'))


def test_a_heavy_page_is_named_with_its_heaviest_files():
    noise = Random(1).randbytes(BYTES).hex()  # which nothing can compress
    found = said(named_by_content(small() | {"_static/book.css": f"/* {noise} */".encode()}))
    assert "book/one.html weighs" in found
    assert "Heaviest: _static/book.css" in found


def test_a_page_that_asks_too_often_is_named():
    many = {f"_static/{number}.svg": b"<svg></svg>" for number in range(10)}
    site = with_body("".join(f'<img src="../{path}">' for path in many)) | many
    assert "book/one.html takes 14 requests, and 12 are the most." in said(site)


def test_a_file_under_an_old_name_is_named():
    site = small()
    found = said(site | {"_static/book.css": site["_static/book.css"] + b"\n"})
    assert f"{ONE} asks for _static/book.css?v=" in found


def test_a_file_that_nobody_asks_for_is_named():
    assert "_static/unused.js is asked for by no page." in said(small() | {"_static/unused.js": b"1"})


def test_everything_is_said_at_once():
    site = small() | {"_static/unused.js": b"1", "book/two.html": b"<h1>bare</h1>"}
    found = complaints(site, ABOUT)
    assert len(found) >= 6
    assert all(sentence.endswith(".") and sentence.split()[0] in site for sentence in found)
