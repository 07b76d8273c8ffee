"""The course's CSV files: what is a number, what is text, and what is no table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.figures import data
from onesided.figures.data import _rows
from onesided.model.complaints import CourseError


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one data file, seen from its notebooks' folder."""
    (tmp_path / "_config.yml").write_text("title: A course\n")
    (tmp_path / "book" / "data").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.delenv("ONESIDED_COURSE", raising=False)
    monkeypatch.chdir(tmp_path / "notebooks")

    def write(content, name="effects.csv"):
        path = tmp_path / "book" / "data" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def test_numbers_are_numbers_and_everything_else_is_as_it_stands(course):
    course('effect,N,r,lo\n"Alliance, adults", 30000+ ,0.278,\nReactions,973,-.16,1e-1\n\nnan,inf,1_0,0x1\n')
    assert (
        data("effects")
        == data("effects.csv")
        == [
            {"effect": "Alliance, adults", "N": "30000+", "r": 0.278, "lo": None},
            {"effect": "Reactions", "N": 973.0, "r": -0.16, "lo": 0.1},
            {"effect": "nan", "N": "inf", "r": "1_0", "lo": "0x1"},
        ]
    )


def test_a_spreadsheets_mark_and_line_ends_are_no_part_of_the_data(course):
    course("\ufeffa,b\r\n1,“x”\r\n")
    assert data("effects") == [{"a": 1.0, "b": "“x”"}]


def test_a_course_elsewhere_is_named(course, monkeypatch, tmp_path_factory):
    root = course("a\n1\n")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert data("effects", root) == [{"a": 1.0}]
    with pytest.raises(CourseError, match="No course in"):
        data("effects")


def test_a_wrong_name_is_answered_with_the_nearest(course):
    course("a\n1\n")
    with pytest.raises(CourseError) as refused:
        data("efects")
    assert '"effects.csv"' in str(refused.value) and "nearest" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "a,b\n1,2\n1,2,3\n",
            "book/data/effects.csv:3: 3 cells where the first line has 2. Add or remove a comma",
        ),
        ("a,b\n1\n", "book/data/effects.csv:2: 1 cell where the first line has 2."),
        ('a,b\n"x\ny",2\n1\n', "book/data/effects.csv:4: 1 cell where"),
        (
            "a,a\n1,2\n",
            'book/data/effects.csv:1: two columns are called "a". Give every column a name of its own.',
        ),
        ("a,\n1,2\n", "book/data/effects.csv:1: a column has no name."),
        ("", "book/data/effects.csv:1: it has no first line with names. Name the columns there."),
        ('a\n"x\n', "book/data/effects.csv:2: this is not CSV"),
        (b"a\n\xff\xfe\n", "book/data/effects.csv:1: it is not UTF-8. Save it as CSV UTF-8."),
    ],
)
def test_a_broken_file_is_told_with_its_line(course, content, sentence):
    course(content)
    with pytest.raises(CourseError) as refused:
        data("effects")
    assert str(refused.value).startswith(sentence)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_file_is_rows_or_a_complaint(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        rows = _rows(path, "book/data/any.csv")
    except CourseError as refused:
        assert str(refused).startswith("book/data/any.csv:")
    else:
        assert all(set(row) == set(rows[0]) for row in rows)
        assert all(value is None or isinstance(value, float) or value for row in rows for value in row.values())
