"""What a page of the book may weigh, and that it asks nobody else for anything. Exact, so it is a test."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from bs4 import BeautifulSoup

from onesided.bookext.assets import OWN_SCRIPT, OWN_STYLE, SCRIPT, STYLE
from onesided.publishing.checks.budgets import BYTES, REQUESTS
from onesided.publishing.weight import Weight, pages, weigh

OUR_BYTES, OWN_BYTES = 27_600, 42_500
OURS = {f"_static/{SCRIPT}", f"_static/{STYLE}"}
OWN = {f"_static/{OWN_SCRIPT}", f"_static/{OWN_STYLE}"}
"""Of a page that shows what a learner has of their own."""


SECOND, TIMES_ITS_WORDS = 40_000, 2
"""Of a page that a reader comes to from another of its kind: at most so many bytes, or so many times its words alone.

A chapter stands on its page whole, with every question, feedback and scene, for whoever has no script. The words alone
of a chapter come to 30 to 55 kB compressed, so that it cannot be held to the first; it is held to the second.
"""


def weights(book: Path) -> dict[str, Weight]:
    found = {page: weigh(book, page) for page in pages(book)}
    assert found, f"There is no page in {book}."
    return found


def test_every_page_is_within_the_budget(built_book: Path) -> None:
    over = {
        page: f"{weight.bytes} bytes in {weight.requests} requests: {weight.files}"
        for page, weight in weights(built_book).items()
        if weight.bytes > BYTES or weight.requests > REQUESTS
    }
    assert over == {}


def test_a_second_page_brings_little_but_its_words(built_book: Path) -> None:
    for page, weight in weights(built_book).items():
        html = (built_book / page).read_text(encoding="utf-8")
        words = re.sub(r"\s+", " ", BeautifulSoup(html, "html.parser").get_text(" "))
        alone = len(gzip.compress(words.encode(), 6))
        assert weight.files[page] <= max(SECOND, TIMES_ITS_WORDS * alone), (page, weight.files[page], alone)


def test_no_page_asks_another_host_or_for_what_is_not_there(built_book: Path) -> None:
    found = weights(built_book).items()
    assert {page: weight.foreign for page, weight in found if weight.foreign} == {}
    assert {page: weight.missing for page, weight in found if weight.missing} == {}


def test_our_script_and_styles_are_light_and_loaded_once_where_there_is_a_piece(built_book: Path) -> None:
    for files, most in ((OURS, OUR_BYTES), (OWN, OWN_BYTES)):
        assert sum(len(gzip.compress((built_book / path).read_bytes(), 6)) for path in files) <= most
    with_a_quiz = 0
    for page, weight in weights(built_book).items():
        html = (built_book / page).read_text(encoding="utf-8")
        loaded = (OURS | OWN) & weight.files.keys()
        own = 'class="onesided os-mine' in html
        assert loaded in (set(), OWN if own else OURS), page
        assert html.count(f"/{OWN_SCRIPT if own else SCRIPT}") == bool(loaded), page
        assert html.count(f"/{OWN_STYLE if own else STYLE}") == bool(loaded), page
        if 'class="onesided os-quiz"' in html:
            with_a_quiz += 1
            assert loaded, page
    assert with_a_quiz > 0


def test_no_page_sets_up_what_nobody_uses(built_book: Path) -> None:
    for page in pages(built_book):
        html = (built_book / page).read_text(encoding="utf-8")
        found = re.findall(r"THEBE|thebe-config|MathJax\.|require\.min|fontawesome\.js|cdn\.|unpkg", html)
        assert found == [], page


def test_the_counter_sees_whatever_a_page_loads(tmp_path: Path) -> None:
    for path, text in {
        "in/page.html": """<link rel="stylesheet" href="../a.css?v=1"><link rel="next" href="other.html">
            <link rel="preload" href="../a.js"><script src="../a.js"></script><script>var a = "b.js"</script>
            <noscript><link rel="stylesheet" href="../none.css"></noscript><img src="gone.png"><img src="data:,">
            <script src="https://example.org/x.js"></script><p style="background: url('../deep/p.png')">
            <a href="../elsewhere.html">a link loads nothing</a><use href="#part"></use>""",
        "a.css": '@import "deep/b.css"; /* url(never.png) */ p { background: url(  "deep/p.png" ) }',
        "deep/b.css": "@font-face { src: url(f.woff2) format('woff2'), url(f.ttf) } i { x: url(data:image/png;base64,) }",
        "a.js": "1",
        "deep/p.png": "2",
        "deep/f.woff2": "3",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    weight = weigh(tmp_path, "in/page.html")
    assert set(weight.files) == {"in/page.html", "a.css", "deep/b.css", "a.js", "deep/p.png", "deep/f.woff2"}
    assert weight.foreign == ("https://example.org/x.js",)
    assert weight.missing == ("in/gone.png",)
    assert weight.requests == 8
    assert weight.files["a.js"] == len(gzip.compress(b"1", 6))
    assert weight.bytes == sum(weight.files.values())
    assert pages(tmp_path) == ["in/page.html"]
