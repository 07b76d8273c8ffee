"""A table that shows itself: plain rows for whoever computes, and HTML with a caption and headers for whoever reads.

What its columns and its caption are called stands in the catalogue, by their names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from onesided.report.words import say

Row = Mapping[str, Any]
UNKNOWN = "–"


@dataclass(frozen=True)
class Column:
    """A column: the field of its rows, and how that is shown.

    `text`; `list` of texts; `count`; `points`; `seconds`; `share` of 1, in per cent; `range`, a share with the range
    from `<name>_low` to `<name>_high`; `number` from -1 to 1; `reach`, a number with its range.
    """

    name: str
    show: str = "text"

    @property
    def head(self) -> str:
        """What it is called."""
        return say(f"column-{self.name.replace('_', '-')}")

    @property
    def is_numeric(self) -> bool:
        """Whether it stands to the right."""
        return self.show not in ("text", "list")

    def cell(self, row: Row) -> str:
        """What stands in it, as words."""
        value, ends = row[self.name], [row.get(f"{self.name}_{end}") for end in ("low", "high")]
        if self.show not in _OF_RANGE:
            return _shown(value, self.show)
        whole, part = _OF_RANGE[self.show]
        if value is None or None in ends:
            return _shown(value, whole)
        low, high = (_shown(end, part) for end in ends)
        return say("value-and-range", value=_shown(value, whole), low=low, high=high)


_OF_RANGE = {"range": ("share", "hundredths"), "reach": ("number", "number")}
"""How a value with a range is shown, and how its ends are."""


@dataclass(frozen=True)
class Table:
    """Rows of plain Python values, and the columns in which they are shown; the first one says what a row is about.

    `pandas.DataFrame(table.rows)` takes the rows as they are. An unknown value is None.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, place: int) -> Row:
        return self.rows[place]

    def __repr__(self) -> str:
        return f"{self.caption} ({len(self.rows)})"

    @property
    def caption(self) -> str:
        """What the table is about."""
        return say(f"table-{self.name}")

    def html(self) -> Markup:
        """The table as HTML, without any style of its own."""
        numeric = [' class="n"' if column.is_numeric else "" for column in self.columns]
        head = "".join(
            f'<th scope="col"{as_number}>{escape(column.head)}</th>'
            for column, as_number in zip(self.columns, numeric, strict=True)
        )
        rows = "\n".join(_row(self.columns, numeric, row) for row in self.rows)
        caption = escape(self.caption)
        return Markup(
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"
        )

    def _repr_html_(self) -> str:
        return str(self.html())


def plain_rows(columns: Mapping[str, Sequence[Any]]) -> tuple[dict[str, Any], ...]:
    """Rows of plain values from columns of equal length; NaN becomes None, and numpy's numbers Python's."""
    listed = {name: [_plain(one) for one in column] for name, column in columns.items()}
    return tuple(dict(zip(listed, row, strict=True)) for row in zip(*listed.values(), strict=True))


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def _row(columns: tuple[Column, ...], numeric: Sequence[str], row: Row) -> str:
    cells = [
        f"<td{as_number}>{escape(column.cell(row))}</td>" for column, as_number in zip(columns, numeric, strict=True)
    ]
    cells[0] = f'<th scope="row"{numeric[0]}>{escape(columns[0].cell(row))}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def _shown(value: Any, show: str) -> str:
    if value is None:
        return UNKNOWN
    match show:
        case "share":
            return say("per-cent", number=hundredths(value))
        case "hundredths":
            return str(hundredths(value))
        case "number":
            return f"{value + 0.0:.2f}".replace("-", "\N{MINUS SIGN}")
        case "seconds":
            return say("seconds", number=round(value))
        case "points":
            return f"{value:.1f}".removesuffix(".0")
        case "list":
            return "; ".join(value)
    return str(value)


def hundredths(share: float) -> int:
    """A share in whole per cent, half up."""
    return math.floor(100 * share + 0.5)
