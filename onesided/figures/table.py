"""The numbers behind a figure, as a table, for whoever cannot see the drawing or wants to check it.

Numbers are kept to three decimals, which is what a saved notebook compares; an unknown value stays visibly
unknown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from numbers import Integral, Real

from onesided.model.complaints import CourseError

Cell = str | int | float | None

UNKNOWN = "–"
_NEEDED = 'A figure needs table=[{"name": value, …}, …]: the numbers it shows, one row for each.'


@dataclass(frozen=True)
class Table:
    """Named columns and rows of cells; the first cell names its row. Numbers have at most three decimals."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(rows: object) -> Table:
    """The table of rows that are dicts with the same keys. CourseError for anything else, or for none."""
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise CourseError(_NEEDED)
    if not all(isinstance(row, Mapping) and row for row in rows):
        raise CourseError(
            f"Row {next(n for n, row in enumerate(rows, 1) if not (isinstance(row, Mapping) and row))} "
            f"of a figure's table is not a dict of names and values. {_NEEDED}"
        )
    columns = tuple(rows[0])
    for number, row in enumerate(rows, 1):
        if set(row) != set(columns):
            odd = ", ".join(sorted(str(name) for name in set(row) ^ set(columns)))
            raise CourseError(
                f"Row {number} of a figure's table has other columns than row 1 ({odd}). "
                "Give every row the same names, with None where a value is unknown."
            )
    if not all(isinstance(name, str) and name.strip() for name in columns):
        raise CourseError("A column of a figure's table has no name. Give every column a name that can be read aloud.")
    return Table(
        columns,
        tuple(tuple(_cell(row[name], name, number) for name in columns) for number, row in enumerate(rows, 1)),
    )


def _cell(value: object, column: str, number: int) -> Cell:
    match value:
        case None:
            return None
        case str():
            return " ".join(value.split()) or None
        case Real() if not isinstance(value, bool) and math.isfinite(value):
            return rounded(value)
        case _:
            raise CourseError(
                f'"{column}" in row {number} of a figure\'s table is {value!r}, which is neither text nor '
                "a number. Write a number, text, or None if it is unknown."
            )


def rounded(value: Real) -> int | float:
    """The number to three decimals; whole numbers as such, and no negative zero."""
    if isinstance(value, Integral):
        return int(value)
    number = round(float(value), 3)
    return int(number) if number.is_integer() else number


def cell_text(cell: Cell) -> str:
    """A cell as it is read: a true minus sign, no exponent, a dash for what is unknown."""
    match cell:
        case None:
            return UNKNOWN
        case float():
            return f"{cell:.3f}".rstrip("0").replace("-", "\N{MINUS SIGN}")
        case int():
            return str(cell).replace("-", "\N{MINUS SIGN}")
        case _:
            return cell


def table_html(table: Table, caption: str) -> str:
    """The table with its caption and with headers for columns and rows."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    body = "".join(
        f'<tr><th scope="row">{escape(cell_text(row[0]))}</th>'
        + "".join(f"<td>{escape(cell_text(cell))}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def table_text(table: Table) -> str:
    """The table as lines of text in columns, numbers to the right."""
    cells = [table.columns, *(tuple(map(cell_text, row)) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numeric = [all(not isinstance(cell, str) for cell in column) for column in zip(*table.rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in cells
    )
    return "\n".join(lines)
