"""The references page: every work that the course cites, each with an anchor of its own."""

from __future__ import annotations

from pathlib import Path

from onesided.model.complaints import CourseError, nearest
from onesided.sources.bibliography import bibliography, reference
from onesided.sources.citations import cited

HEAD = """\
# References

Every work that a chapter or a question of the course cites, in the order of the alphabet. A link in the text leads to
its line here. Where a DOI is missing it could not be confirmed, which does not mean that there is none.
"""


def references_page(root: Path) -> str:
    """Return the text of `book/references.md`.

    A key that the bibliography lacks is an error that names the file and the nearest key.
    """
    entries = bibliography(root / "book" / "references.bib")
    used = cited(root)
    unknown = [
        f"{places[0]}: cites {key}, which book/references.bib does not have. "
        + (f"The nearest is {near}." if (near := nearest(key, entries)) else "Add it there.")
        for key, places in used.items()
        if key not in entries
    ]
    if unknown:
        raise CourseError(*unknown)
    lines = sorted(((reference(entries[key]), key) for key in used), key=lambda pair: _in_alphabet(pair[0]))
    return HEAD + "".join(f"\n({key})=\n{line}\n" for line, key in lines)


def _in_alphabet(text: str) -> str:
    return text.translate(str.maketrans("üöäéèíáóñç", "uoaeeiaonc")).lower()
