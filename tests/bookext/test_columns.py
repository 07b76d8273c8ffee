"""Tables whose columns are as wide as they will be before their rows arrive."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onesided.bookext.columns import widths_of

ROWS = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(st.text("ab ", max_size=80), min_size=wide, max_size=wide), min_size=1)
)


@given(ROWS)
def test_widths_fill_the_table_and_leave_no_column_out(rows: list[list[str]]) -> None:
    widths = widths_of(rows)
    assert len(widths) == len(rows[0])
    assert abs(sum(widths) - 100) <= len(widths) / 2
    assert min(widths) >= 1


def test_a_column_with_more_to_say_is_wider_but_a_long_word_fits() -> None:
    short, long, word = widths_of(
        [["Tab", "goes to the next control, whichever that is, or to the one before it", "confidentiality"]]
    )
    assert short < word < long


def test_every_table_of_the_book_says_how_wide_its_columns_are(built_book: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in built_book.rglob("*.html")]
    # The numbers of a figure lie behind a fold, where nothing is pushed about.
    tables = [table for page in pages for table in re.findall(r'<table class="table.*?<tbody>', page, re.DOTALL)]
    assert tables
    assert [table for table in tables if '<col style="width:' not in table] == []
