"""Help lines: a wrong number is worse than none."""

import csv
import re
import warnings
from datetime import date

import pytest

from onesided.model import CourseError
from onesided.sources.help_lines import rows, with_help_lines

HEAD = "place,service,contact,kind,checked,source,tag\n"
PAGE = "Before\n<!-- from data/help_lines.csv: emergency, help line -->\nold\n<!-- end -->\nAfter\n"


@pytest.fixture
def table(tmp_path):
    def write(*lines):
        path = tmp_path / "help_lines.csv"
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines))
        return path

    return write


def test_rows_come_between_the_marks(table):
    path = table(
        "Here,Emergency,112,emergency,2026-11-22,,S", "Here,Ears,call 1 or see ears.org,help line,2026-11-22,ears.org,V"
    )
    page = with_help_lines(PAGE, path)
    assert "| Here | Ears | call 1 or see [ears.org](https://ears.org) | 2026-11-22 |" in page
    assert page.startswith("Before\n")
    assert page.endswith("<!-- end -->\nAfter\n")
    assert "old" not in page
    assert with_help_lines(page, path) == page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Here,Ears,call 1,help line,2026-11-22,ears.org,S", "only where it was seen"),
        ("Here,Ears,call 1,help line,2026-11-22,,V", "only where it was seen"),
        ("Here,Ears,call 1,help line,last week,ears.org,V", '"last week" is no date'),
        ("Here,,call 1,help line,2026-11-22,ears.org,V", '"service" is empty'),
        ("Here,Ears,call 1,friend,2026-11-22,ears.org,V", '"friend" is no kind of line'),
    ],
)
def test_what_may_not_be_printed_is_refused_with_its_line(table, line, said):
    with pytest.raises(CourseError, match=r"help_lines.csv:2: ") as error:
        rows(table(line))
    assert said in str(error.value)


def test_a_kind_that_the_page_does_not_show_is_said(table):
    with pytest.raises(CourseError, match='no rows of the kind "directory"'):
        with_help_lines(PAGE, table("Anywhere,Find,find.org,directory,2026-11-22,find.org,V"))


def test_the_page_names_the_emergency_numbers_and_the_directory(root):
    page = (root / "book/help-lines.md").read_text(encoding="utf-8")
    for number in ("911", "999", "112", "000"):
        assert re.search(rf"\b{number}\b", page), number
    assert "findahelpline.com" in page


def test_every_page_leads_to_the_help_lines(root):
    for name in ("book/welcome.md", "notebooks/00-welcome.ipynb", "notebooks/01-a-unique-bond.ipynb"):
        assert "help-lines.md" in (root / name).read_text(encoding="utf-8"), name


def checked(path):
    """The lines of a table as place and service, each with its day: lines of one name may be as old as they like."""
    with path.open(encoding="utf-8") as lines:
        return [
            (f"{row['place']}: {row['service']}", date.fromisoformat(row["checked"])) for row in csv.DictReader(lines)
        ]


def too_old(found, today):
    return [line for line, day in found if (today - day).days > 365]


def test_a_line_that_was_checked_too_long_ago_is_said(root):
    found = checked(root / "book/data/help_lines.csv")
    if old := too_old(found, date.today()):  # a warning, no failure: a number does not become wrong on a birthday
        warnings.warn(f"Checked over a year ago: {', '.join(old)}. Look them up; write the new date.", stacklevel=1)
    assert all(day <= date.today() for _, day in found), "checked in the future"


def test_an_old_line_among_several_of_one_name_is_seen(table, root):
    path = table(
        "Here,Emergency,112,emergency,2024-11-22,,S",
        "There,Emergency,999,emergency,2026-11-22,,S",
        "There,Ears,call 1,help line,2026-11-22,ears.org,V",
        "There,Ears,text 2,help line,2025-11-21,ears.org,V",
    )
    assert too_old(checked(path), date(2026, 11, 22)) == ["Here: Emergency", "There: Ears"]
    assert len(checked(root / "book/data/help_lines.csv")) == len(rows(root / "book/data/help_lines.csv"))
