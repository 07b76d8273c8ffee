"""When the rules and contacts on a page were last checked, as the page itself says it where it gives them.

No date is kept anywhere else, and none is made up: what a page says of its own facts is gathered at its foot, and a
page that says nothing gets no such line. The date of a build is never shown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from docutils import nodes

from onesided.markup.messages import sentence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
COLUMN = "Checked"
"""The head of a column of such dates."""

_TAG = re.compile(r"<[^>]*>")
_SAID = re.compile(
    rf"\bchecked\s+(?:them\s+)?(?:on\s+|in\s+)?(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def last_checked(body: str, doctree: nodes.document) -> str:
    """The sentence for the foot of a page, from its HTML and its tree; "" where the page names no such date."""
    days = sorted({*_in_words(body), *_in_tables(doctree)})
    # A month says nothing more where a day of it is known.
    days = [day for day in days if len(day) > 7 or not any(other.startswith(f"{day}-") for other in days)]
    match days:
        case []:
            return ""
        case [day]:
            return sentence("checked-on" if len(day) > 7 else "checked-in", day=day_words(day))
        case [first, *_, last]:
            return sentence("checked-between", first=day_words(first), last=day_words(last))
    raise AssertionError(days)


def day_words(day: str) -> str:
    """A day or a month, as in `2026-11-22` or `2026-11`, in words, whatever the language of the machine."""
    year, month, *rest = day.split("-")
    return " ".join([*(str(int(number)) for number in rest), MONTHS[int(month) - 1], year])


def _in_words(body: str) -> Iterator[str]:
    """The dates beside the word: `checked 22 November 2026`, `checked in November 2026`."""
    if "hecked" not in body:
        return
    for day, month, year in _SAID.findall(html.unescape(_TAG.sub("", body))):
        number = MONTHS.index(month.capitalize()) + 1
        yield f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _in_tables(doctree: nodes.document) -> Iterator[str]:
    """The dates in the columns that say so in their head."""
    for table in doctree.findall(nodes.tgroup):
        for place, head in enumerate(_cells(next(table.findall(nodes.thead), None))):
            if head == COLUMN:
                for row in table.findall(nodes.row):
                    entries = [entry.astext().strip() for entry in row.findall(nodes.entry)]
                    yield from (text for text in entries[place : place + 1] if _ISO.fullmatch(text))


def _cells(head: nodes.thead | None) -> list[str]:
    return [entry.astext().strip() for entry in head.findall(nodes.entry)] if head is not None else []
