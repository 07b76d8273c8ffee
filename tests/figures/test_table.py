"""The numbers behind a figure, as HTML, as text, and as what a notebook compares."""

import math
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.figures.table import Table, cell_text, rounded, table_html, table_of, table_text
from onesided.model.complaints import CourseError


class Cells(HTMLParser):
    """The words of every cell, and no element that the table did not write."""

    def __init__(self):
        super().__init__()
        self.tags, self.words = set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("td", "th"):
            self.words.append("")

    def handle_data(self, data):
        if self.words:
            self.words[-1] += data


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0.278, "0.278"),
        (0.3, "0.3"),
        (-0.16, "−0.16"),
        (295, "295"),
        (-3, "−3"),
        (None, "–"),
        ("30000+", "30000+"),
        (0.001, "0.001"),
        (123456.5, "123456.5"),
    ],
)
def test_cells_are_read_as_people_write_them(cell, text):
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (0.27849, 0.278),
        (295.0, 295),
        (-0.0001, 0),
        (np.float64(0.12345), 0.123),
        (np.int64(4), 4),
        (1e-9, 0),
    ],
)
def test_numbers_are_kept_to_three_decimals(value, kept):
    assert rounded(value) == kept
    assert math.copysign(1, rounded(value)) == 1
    assert type(rounded(value)) in (int, float)


def test_rows_and_columns_have_headers():
    html = table_html(table_of([{"Who": "clients", "n": 238.0}, {"Who": None, "n": None}]), "Who looked")
    assert html == (
        "<table><caption>Who looked</caption>"
        '<thead><tr><th scope="col">Who</th><th scope="col">n</th></tr></thead>'
        '<tbody><tr><th scope="row">clients</th><td>238</td></tr>'
        '<tr><th scope="row">–</th><td>–</td></tr></tbody></table>'
    )


def test_text_stands_in_columns_with_numbers_to_the_right():
    table = Table(("Who", "percent"), (("clients", 44.5), ("therapists", None), ("all", 7)))
    assert table_text(table).splitlines() == [
        "Who         percent",
        "clients        44.5",
        "therapists        –",
        "all               7",
    ]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    str.strip
)
cells = st.one_of(st.none(), words, st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))


@given(st.lists(words, min_size=1, max_size=4, unique=True), st.data())
def test_whatever_is_in_a_cell_stays_words(columns, data):
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(columns, cells)), min_size=1, max_size=4))
    table = table_of(rows)
    parser = Cells()
    parser.feed(table_html(table, "c"))
    parser.close()
    assert parser.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert set(table.columns) == set(columns)
    assert parser.words == [*table.columns, *(cell_text(cell) for row in table.rows for cell in row)]
    # What was kept is kept unchanged when it is read again.
    assert table_of([dict(zip(table.columns, row, strict=True)) for row in table.rows]) == table


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [{"a": 1}, {"b": 1}],
            "Row 2 of a figure's table has other columns than row 1 (a, b). Give every row",
        ),
        ([{"a": 1}, {"a": 1, "b": 1}], "Row 2 of a figure's table has other columns than row 1 (b)"),
        ([{"a": 1}, 3], "Row 2 of a figure's table is not a dict"),
        ([{}], "Row 1 of a figure's table is not a dict"),
        ([{"": 1}], "A column of a figure's table has no name"),
        ([{3: 1}], "A column of a figure's table has no name"),
        (
            [{"a": float("nan")}],
            '"a" in row 1 of a figure\'s table is nan, which is neither text nor a number.',
        ),
        ([{"a": 1}, {"a": [1]}], '"a" in row 2 of a figure\'s table is [1], which is neither'),
        ([{"a": True}], "is True, which is neither text nor a number"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(rows, sentence):
    with pytest.raises(CourseError) as refused:
        table_of(rows)
    assert sentence in str(refused.value)
