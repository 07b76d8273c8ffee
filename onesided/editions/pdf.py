"""An edition as a PDF: printed twice, because only paper knows on which page a thing stands.

Chromium cannot write the number of a page into the contents. So the document is printed once, with room for the
numbers; the pages are read from what was printed; and it is printed again with them. Where a number moved a line over a
page's end, that is done once more.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from bs4 import Tag
from pypdf import PdfReader

from onesided.editions.browser import OLDEST, print_to_pdf
from onesided.editions.document import document
from onesided.editions.edition import Edition
from onesided.model import CourseError

_TRIES = 4


def write_pdf(edition: Edition, pdf: Path, paper: str = "a4") -> Path:
    """Print an edition to `pdf`, on `a4` or `letter`, and return the path.

    Without a Chromium that can do it: a CourseError.
    """
    tree = document(edition, paper)
    pdf.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="onesided-") as folder:
        page, printed = Path(folder) / "edition.html", Path(folder) / "edition.pdf"
        numbers: dict[str, int] = {}
        for _ in range(_TRIES):
            page.write_text(f"<!doctype html>\n{tree.decode(formatter='html5')}", encoding="utf-8")
            print_to_pdf(page, printed)
            found = page_numbers(printed)
            if found == numbers:
                break
            numbers = found
            _fill_in(tree, numbers)
        pdf.write_bytes(printed.read_bytes())
    return pdf


def page_numbers(pdf: Path) -> dict[str, int]:
    """Return on which page, from 1, stands what a link in this PDF leads to, by the id it had in the document."""
    reader = PdfReader(pdf)
    version = re.search(r"Chrome/(\d+)", str((reader.metadata or {}).get("/Creator", "")))
    if version and int(version[1]) < OLDEST:
        raise CourseError(
            f"This Chromium is {version[1]}, and running heads need {OLDEST}. Update it, or name another in CHROMIUM."
        )
    at = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
    found = ((name.removeprefix("/"), where.page) for name, where in reader.named_destinations.items())
    return {name: at[page.idnum] for name, page in found if page is not None and page.idnum in at}


def _fill_in(tree: Tag, numbers: dict[str, int]) -> None:
    for place in tree.select(".page-of"):
        if number := numbers.get(place["data-to"]):
            place.string = re.sub(r"\d+", str(number), place.get_text())
