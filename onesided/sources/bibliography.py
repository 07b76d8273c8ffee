"""Reading `book/references.bib`, and writing a reference as a line of Markdown in the order that APA style gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text


def bibliography(path: Path) -> dict[str, Entry]:
    """Return the entries of a BibTeX file by their keys; none where there is no such file."""
    return _entries(path) if path.is_file() else {}


@cache
def _entries(path: Path) -> dict[str, Entry]:
    return dict(parse_file(str(path)).entries)


def reference(entry: Entry) -> str:
    """Return the entry as one paragraph of Markdown: people, year, title, where it appeared, a link if one is known."""
    people = _names(entry.persons.get("author") or entry.persons.get("editor", []))
    if "author" not in entry.persons and people:
        people += " (Eds.)" if len(entry.persons["editor"]) > 1 else " (Ed.)"
    title = _field(entry, "title").rstrip(".")
    alone = entry.type in {"book", "misc", "techreport"}
    parts = [
        f"{people} ({_field(entry, 'year') or 'n.d.'}).",
        f"*{title}*{_edition(entry)}." if alone else f"{title}.",
        _where(entry),
        _link(entry),
    ]
    return " ".join(part for part in parts if part)


def short_name(entry: Entry) -> str:
    """Return author and year as a citation gives them: `Bordin, 1979`, `Elliott et al., 2018`."""
    people = [_last(person) for person in entry.persons.get("author") or entry.persons.get("editor", [])]
    if len(people) > 2 or people[-1:] == ["others"]:
        names = f"{people[0]} et al."
    else:
        names = " & ".join(people)
    return f"{names}, {_field(entry, 'year') or 'n.d.'}"


def _names(people: list[Person]) -> str:
    others = bool(people) and _last(people[-1]) == "others"
    names = [_name(person) for person in (people[:-1] if others else people)]
    if others:
        return f"{', '.join(names)}, et al."
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _name(person: Person) -> str:
    given = [*person.rich_first_names, *person.rich_middle_names]
    # A hyphenated name keeps its hyphen: Jean-Paul becomes J.-P.
    initials = " ".join("-".join(f"{part[0]}." for part in str(name).split("-") if part) for name in given)
    return f"{_last(person)}, {initials}" if initials else _last(person)


def _last(person: Person) -> str:
    return " ".join(str(part) for part in (*person.rich_prelast_names, *person.rich_last_names))


def _field(entry: Entry, name: str) -> str:
    return str(Text.from_latex(entry.fields[name])).replace("--", "–") if name in entry.fields else ""


def _edition(entry: Entry) -> str:
    edition = _field(entry, "edition")
    return f" ({edition} ed.)" if edition else ""


def _where(entry: Entry) -> str:
    volume, number, pages = (_field(entry, name) for name in ("volume", "number", "pages"))
    match entry.type:
        case "article":
            issue = f"*{volume}*({number})" if volume and number else f"*{volume}*" if volume else ""
            parts = [f"*{_field(entry, 'journal')}*", issue, pages]
            return ", ".join(part for part in parts if part) + "."
        case "incollection":
            inside = f"In {_editors(entry)}*{_field(entry, 'booktitle')}*{f' (pp. {pages})' if pages else ''}."
            publisher = _field(entry, "publisher")
            return f"{inside} {publisher}." if publisher else inside
        case _:
            names = ("publisher", "institution", "howpublished")
            publisher = next((found for name in names if (found := _field(entry, name))), "")
            return f"{publisher}." if publisher and publisher not in _names(entry.persons.get("author", [])) else ""


def _editors(entry: Entry) -> str:
    """The editors of a book that a chapter stands in: there, initials come first."""
    people = entry.persons.get("editor", [])
    if not people:
        return ""
    names = [" ".join(reversed(_name(person).split(", ", 1))) for person in people]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} & {names[-1]}"
    return f"{listed} ({'Eds.' if len(names) > 1 else 'Ed.'}), "


def _link(entry: Entry) -> str:
    if doi := entry.fields.get("doi"):
        return f"<https://doi.org/{doi}>"
    return f"<{entry.fields['url']}>" if "url" in entry.fields else ""
