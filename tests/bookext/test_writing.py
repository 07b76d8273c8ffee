"""A quiz, a story and a figure as each builder writes them; what is wrong with a name is one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onesided.frontend import AWAY, away_page
from tests.bookext.small_build import built
from tests.bookext.test_build import BANK
from tests.model.good_story import STORY

PAGES = {
    "index": "# Start\n\n```{toctree}\nbook/asking\nbook/living\nbook/help-lines\nbook/second\n```\n",
    "book/asking": "# Asking\n\n```{quiz} trial\n```\n",
    "book/living": "# Living\n\n```{vignette} the-parcel\n```\n\n```{vignette} the-parcel\n:occasion: after\n```\n",
    "book/help-lines": "# Help lines\n\nWhom to ring.\n",
    "book/second": "# Second\n\n## A passage\n\nText.\n",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("source")
    for folder in ("book/quizzes", "book/vignettes"):
        (root / folder).mkdir(parents=True)
    for name, text in PAGES.items():
        (root / f"{name}.md").write_text(text)
    (root / "book/quizzes/trial.yml").write_text(BANK)
    (root / "book/vignettes/the-parcel.yml").write_text(STORY)
    (root / "book/references.bib").write_text("")
    return root


def test_a_page_holds_the_whole_story_and_the_way_out_of_it(source):
    target, complaints = built(source, "html")
    assert complaints == ""
    html = (target / "book/living.html").read_text()
    assert html.count('class="onesided os-story"') == 2
    assert 'data-occasion="living#1"' in html and 'data-occasion="after"' in html
    assert "It was her grandmother" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count(f'data-away="../_static/{AWAY}"') == 2
    assert (target / "_static" / AWAY).read_text() == away_page()
    assert 'href="help-lines.html#help-lines"' in html
    assert 'id="help-lines"' in (target / "book/help-lines.html").read_text()
    assert "onesided.js" in html and "onesided.css" in html
    assert "onesided.js" not in (target / "book/second.html").read_text()


def test_the_page_to_leave_to_says_nothing():
    assert "<title>New tab</title>" in away_page()
    assert re.sub(r"<[^>]+>", "", away_page()).split() == ["New", "tab"]
    assert 'content="noindex' in away_page()
    assert re.findall(r'(?:src|href)="([^"]*)"', away_page()) == ["data:,"], "it loads nothing"


def test_plain_text_is_the_paper_form(source):
    target, complaints = built(source, "text")
    assert complaints == ""
    story = (target / "book/living.txt").read_text()
    assert "The parcel\n" in story and "→ turn to" in story and "It was her grandmother's." in story
    assert "Which one is right?" in (target / "book/asking.txt").read_text()


def test_latex_is_the_paper_form(source):
    target, complaints = built(source, "latex")
    assert complaints == ""
    tex = "".join(path.read_text() for path in target.glob("*.tex"))
    assert "It was her grandmother" in tex and "Which one is right?" in tex
    assert tex.index("The parcel") < tex.index("turn to 2") < tex.index("Understood first, decided afterwards.")


def test_an_e_book_holds_the_story_and_no_way_to_a_browser_page(source):
    target, said = built(source, "epub")
    assert (target / "book/living.xhtml").is_file(), said
    story = (target / "book/living.xhtml").read_text()
    assert "It was her grandmother" in story
    assert "data-away" not in story


WRONG = {
    "book/living.md": ("```{vignette} the-parcel\n```", "```{vignette} the-parsel\n```\n\n```{vignette} trial\n```"),
    "book/vignettes/the-parcel.yml": ("*It is small.*", "[It is small.](second#nowhere)"),
    "book/help-lines.md": ("# Help lines", "# Lines"),
}
SAID = (
    'No vignette called "the-parsel"; the nearest is "the-parcel"',
    'No vignette called "trial"',
    'the-parcel: the passage second#nowhere does not exist: the page "second" has no heading or target "nowhere"',
    "the-parcel: the passage help-lines#help-lines does not exist",
)
SPOILT = {"book/vignettes/the-parcel.yml": ("goto: spoken", "goto: spoke")}


@pytest.mark.parametrize(
    ("changes", "said"),
    [(WRONG, SAID), (SPOILT, ['leads to "spoke"'])],
    ids=["names", "story"],
)
def test_what_is_wrong_is_named_and_the_story_is_there_again_when_it_is_mended(source, changes, said):
    before = {page: (source / page).read_text() for page in changes}
    for page, (old, new) in changes.items():
        assert old in before[page]
        (source / page).write_text(before[page].replace(old, new))
    try:
        _, complaints = built(source, "html")
    finally:
        for page, text in before.items():
            (source / page).write_text(text)
    for sentence in said:
        assert sentence in complaints
    assert "Traceback" not in complaints
    target, complaints = built(source, "html")
    assert complaints == ""
    assert (target / "book/living.html").read_text().count('class="onesided os-story"') == 2


def test_where_to_read_again_is_called_as_the_page_calls_it(built_book):
    html = (built_book / "notebooks/07-echoes.html").read_text(encoding="utf-8")
    assert ">What Freud did</a>" in html and ">What freud did</a>" not in html
