"""The course's data: small CSV files under `book/data`, read as a list of rows.

A cell that is a number is a float, an empty one is None, everything else is text as it stands. Nothing is
guessed beyond that: `30000+` stays text.
"""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

from onesided.model.complaints import Complaint, CourseError

Value = float | str | None

# float() would also take "nan", "inf" and "1_000", which in a table are words.
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def data(name: str, folder: str | os.PathLike[str] | None = None) -> list[dict[str, Value]]:
    """The rows of `book/data/<name>.csv`, by the names in its first line.

    The course is the one that holds the current folder, or `folder`. CourseError for a name that is not there
    (with the nearest), and with file and line for a file that is not a clean table.
    """
    from onesided.model.shelf import find_shelf  # brings pydantic, which a figure without data can do without

    shelf = find_shelf(folder)
    path = shelf.data_path(f"{name.removesuffix('.csv')}.csv")
    return _rows(path, path.relative_to(shelf.root).as_posix())


def _rows(path: Path, shown: str) -> list[dict[str, Value]]:
    try:
        # A byte order mark, as spreadsheets write it, is no part of the first name.
        lines = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True), strict=True)
        header = [cell.strip() for cell in next(lines, [])]
        _check_header(header, shown)
        rows = []
        for cells in lines:
            if not cells:
                continue
            if len(cells) != len(header):
                raise CourseError(
                    Complaint(
                        shown,
                        lines.line_num,
                        "",
                        f"{_cells(len(cells))} where the first line has {len(header)}",
                        "Add or remove a comma, or put quotes around text with a comma in it",
                    )
                )
            rows.append({name: _value(cell.strip()) for name, cell in zip(header, cells, strict=True)})
        return rows
    except UnicodeDecodeError:
        raise CourseError(Complaint(shown, 1, "", "it is not UTF-8", "Save it as CSV UTF-8")) from None
    except csv.Error as error:
        raise CourseError(
            Complaint(
                shown,
                lines.line_num,
                "",
                f"this is not CSV ({error})",
                "Look for a quotation mark without its twin",
            )
        ) from None


def _check_header(header: list[str], shown: str) -> None:
    if not any(header):
        raise CourseError(Complaint(shown, 1, "", "it has no first line with names", "Name the columns there"))
    if "" in header or len(set(header)) < len(header):
        odd = next(name for name in header if not name or header.count(name) > 1)
        what = f'two columns are called "{odd}"' if odd else "a column has no name"
        raise CourseError(Complaint(shown, 1, "", what, "Give every column a name of its own"))


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _value(cell: str) -> Value:
    if not cell:
        return None
    return float(cell) if _NUMBER.fullmatch(cell) else cell
