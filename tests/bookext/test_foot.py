"""The foot of a page: dates that the page itself says, a citation that can be read by machines, commands as they are."""

from __future__ import annotations

from datetime import date

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import new_document
from pybtex.database import parse_string

from onesided.bookext.checked import day_words, last_checked
from onesided.bookext.citing import citation_of
from onesided.bookext.trying import trying_of
from onesided.model.colophon import Author, Colophon, Licence

COLOPHON = Colophon(
    title="Bread",
    full_title="Bread: 100 % & slowly",
    authors=(Author("Ada Mary van Loon", "van Loon", "Ada Mary"), Author("The others")),
    version="1.2.0",
    released=date(2026, 11, 22),
    licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
)
TABLE = """\
======  ==========
Line    Checked
======  ==========
One     2026-11-22
Other   2026-10-01
======  ==========
"""


def empty() -> nodes.document:
    return new_document("a page")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>(both checked 22 November 2026).</p>", "last checked on 22 November 2026."),
        ("<p>was checked\non <b>22&nbsp;November</b> 2026</p>", "last checked on 22 November 2026."),
        ("<p>checked in November 2026; checked 22 November 2026</p>", "last checked on 22 November 2026."),
        ("<p>Checked November 2026.</p>", "last checked in November 2026."),
        ("<p>We checked them on 1 May 2025, checked 3 June 2026.</p>", "between 1 May 2025 and 3 June 2026."),
        ("<p>checked 1 May 2025, checked 2 May 2025, checked 3 May 2025</p>", "between 1 May 2025 and 3 May 2025."),
    ],
)
def test_dates_are_gathered_from_what_the_page_says(body: str, said: str) -> None:
    assert last_checked(body, empty()).endswith(said)


@pytest.mark.parametrize(
    "body",
    ["", "<p>In May 2025 it was so.</p>", '<p title="checked 1 May 2025">x</p>', "<p>Checked by two in 2026.</p>"],
)
def test_a_page_that_names_no_date_gets_none(body: str) -> None:
    assert last_checked(body, empty()) == ""


def test_a_column_of_dates_is_read() -> None:
    assert last_checked("", publish_doctree(TABLE)).endswith("between 1 October 2026 and 22 November 2026.")
    assert last_checked("", publish_doctree(TABLE.replace("Checked", "Made on"))) == ""


def test_days_are_words_in_every_locale() -> None:
    assert [day_words(day) for day in ("2026-03-09", "2026-12")] == ["9 March 2026", "December 2026"]


def test_a_page_is_cited_in_its_book() -> None:
    cited = citation_of(COLOPHON, "rising", "Does it rise?", "https://example.org/rising.html")
    assert cited.plain == (
        "van Loon, A. M., & The others (2026). Does it rise? In Bread: 100 % & slowly (version 1.2.0). CC BY 4.0. "
        "https://example.org/rising.html"
    )
    [(key, entry)] = parse_string(cited.bibtex, "bibtex").entries.items()
    assert (key, entry.type) == ("bread-rising", "incollection")
    assert entry.fields["title"] == "{Does it rise?}"
    assert entry.fields["booktitle"] == r"{Bread: 100 \% \& slowly}"
    assert entry.fields["url"] == "https://example.org/rising.html"
    assert (entry.fields["year"], entry.fields["note"]) == ("2026", "Version 1.2.0, CC BY 4.0")
    first, second = entry.persons["author"]
    assert (" ".join(first.last_names), " ".join(first.first_names)) == ("Loon", "Ada") or "Loon" in str(first)
    assert str(second) == "{The others}"


def test_the_whole_is_cited_by_itself() -> None:
    cited = citation_of(COLOPHON, "", "")
    assert cited.plain.endswith("(2026). Bread: 100 % & slowly (version 1.2.0). CC BY 4.0.")
    [(key, entry)] = parse_string(cited.bibtex, "bibtex").entries.items()
    assert (key, entry.type) == ("bread", "misc")
    assert "booktitle" not in entry.fields and "url" not in entry.fields


def test_a_course_that_says_little_is_cited_with_what_there_is() -> None:
    cited = citation_of(Colophon("Bread", "Bread", (Author("Nobody"),)), "rising", "Rising")
    assert cited.plain == "Nobody (n.d.). Rising. In Bread."
    [entry] = parse_string(cited.bibtex, "bibtex").entries.values()
    assert set(entry.fields) == {"title", "booktitle"}


def test_a_course_with_a_repository_is_fetched_and_one_without_is_at_hand() -> None:
    notebook = "notebooks/01-looking.ipynb"
    at_hand = trying_of(COLOPHON, notebook, [])
    assert at_hand.commands == (f"make study ARGS={notebook}",) and not at_hand.is_fetched
    known = Colophon("Bread", "Bread", repository="https://example.org/us/bread.git")
    fetched = trying_of(known, notebook, [])
    assert fetched.commands[:2] == ("git clone https://example.org/us/bread.git", "cd bread") and fetched.is_fetched


def test_places_that_run_it_are_the_theme_s_own() -> None:
    buttons = [
        {"label": "download-buttons", "buttons": [{"type": "link", "text": "x", "url": "y"}]},
        {
            "label": "launch-buttons",
            "buttons": [
                {"type": "link", "text": "Binder", "url": "https://b.example.org"},
                {"type": "javascript", "text": "Live Code", "javascript": "go()"},
            ],
        },
    ]
    assert trying_of(COLOPHON, "n.ipynb", buttons).elsewhere == (("Binder", "https://b.example.org"),)
