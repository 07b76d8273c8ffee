"""What a course says of itself: its names, its authors, its edition and licence, and whom to tell of a mistake.

Two files hold it, and nothing else does: `CITATION.cff`, as anywhere on the web, and `_config.yml`, which knows where
the course is published. Both may be missing or say little; then so does whatever is written from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from onesided.model.complaints import CourseError, excerpt

CITATION, CONFIG = "CITATION.cff", "_config.yml"
REPORT = "onesided_report"
"""The setting, among Sphinx's own in `_config.yml`, that says where a report of a problem goes."""
NAME = "onesided_name"
"""The setting there that gives a course a name, by which answers to it are kept apart from those to other courses."""

_MARKED = "--"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 80
_COMMONS = re.compile(r"CC-(?P<kind>BY(?:-[A-Z]{2})*)-(?P<version>\d\.\d)")
_NEW_ISSUE = {
    re.compile(r"https://github\.com/.+/issues/new$"): "?title={title}&body={body}",
    re.compile(r"https://.+/-/issues/new$"): "?issue[title]={title}&issue[description]={body}",
}


@dataclass(frozen=True)
class Author:
    """Somebody, or a group, as their name is printed; `family` and `given` are empty for a group."""

    name: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True)
class Licence:
    """A licence for words: its name, and where it can be read."""

    name: str
    url: str


@dataclass(frozen=True)
class Colophon:
    """`title` is short, `full_title` as the course is cited; `licence` is that of the words.

    `report` is an address with the gaps {title} and {body}, empty where the course names nobody to write to. `mark`
    stands before the names by which answers are remembered; it is empty for a course without a name of its own.
    `address` is where the book is published, with a slash at its end, or empty; `language` is its tag, as in HTML.
    """

    title: str
    full_title: str
    authors: tuple[Author, ...] = ()
    version: str = ""
    released: date | None = None
    licence: Licence | None = None
    keywords: tuple[str, ...] = ()
    repository: str = ""
    report: str = ""
    mark: str = ""
    address: str = ""
    language: str = "en"

    @property
    def edition(self) -> str:
        """The title and the version, as a report names what it is about."""
        return f"{self.title} {self.version}".strip()

    def kept(self, name: str) -> str:
        """The name under which answers to a quiz, an item or a story of this course are remembered."""
        return f"{self.mark}{name}"

    def named(self, kept: str) -> str | None:
        """The name, in this course, of what was remembered under that; None where it belongs to another course."""
        if not self.mark:
            return None if kept.startswith(_MARKED) else kept
        return kept.removeprefix(self.mark) if kept.startswith(self.mark) else None


def colophon_of(root: Path) -> Colophon:
    """What the course in this folder says of itself; CourseError where a file cannot be read or an address used."""
    return _colophon(*(_at(root / name) for name in (CITATION, CONFIG)))


def course_title(root: Path) -> str:
    """What the course in this folder is called: its title, or else the name of the folder."""
    return colophon_of(root).title or root.name


def _at(path: Path) -> tuple[Path, int]:
    return path, path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=8)
def _colophon(citation: tuple[Path, int], config: tuple[Path, int]) -> Colophon:
    """Read once for each state of the two files: a notebook asks for it with every quiz."""
    said, settings = _mapping(*citation), _mapping(*config)
    said_to_sphinx = (settings.get("sphinx") or {}).get("config") or {}
    title = str(settings.get("title") or said.get("title") or "")
    authors = tuple(_author(one) for one in said.get("authors") or ())
    if not authors and (author := settings.get("author")):
        authors = (Author(str(author)),)
    return Colophon(
        title=title,
        full_title=str(said.get("title") or title),
        authors=authors,
        version=str(said.get("version") or ""),
        released=_day(said.get("date-released"), citation[0].name),
        licence=_licence(said.get("license")),
        keywords=tuple(str(word) for word in said.get("keywords") or ()),
        repository=str((settings.get("repository") or {}).get("url") or said.get("repository-code") or "").rstrip("/"),
        report=_report(said_to_sphinx.get(REPORT)),
        mark=_mark(said_to_sphinx.get(NAME)),
        address=_address(said_to_sphinx.get("html_baseurl") or (settings.get("html") or {}).get("baseurl")),
        language=str(said_to_sphinx.get("language") or "en"),
    )


def _mapping(path: Path, state: int) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) if state else {}
    except yaml.YAMLError as error:
        raise CourseError(f"{path.name} cannot be read as YAML: {excerpt(str(error), 160)}. Mend it.") from None
    return found if isinstance(found, dict) else {}


def _author(said: dict[str, Any]) -> Author:
    family, given = (str(said.get(field) or "") for field in ("family-names", "given-names"))
    return Author(str(said.get("name") or f"{given} {family}".strip()), family, given)


def _day(said: Any, file: str) -> date | None:
    if said is None or isinstance(said, date):
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise CourseError(
            f'{file}: "{excerpt(str(said))}" is no date. Write the day of release, as 2026-11-22.'
        ) from None


def _licence(said: Any) -> Licence | None:
    for name in [said] if isinstance(said, str) else said or ():
        if found := _COMMONS.fullmatch(str(name)):
            path = f"{found['kind'].lower()}/{found['version']}"
            return Licence(f"CC {found['kind']} {found['version']}", f"https://creativecommons.org/licenses/{path}/")
    return None


def _address(said: Any) -> str:
    address = str(said or "").strip().rstrip("/")
    return f"{address}/" if address else ""


def _report(said: Any) -> str:
    address = str(said or "").strip()
    if not address or re.match(r"(?:mailto:|https://)\S+\{body\}", address):
        return address
    if re.fullmatch(r"mailto:[^@\s?]+@[^@\s?]+", address):
        return f"{address}?subject={{title}}&body={{body}}"
    for pattern, query in _NEW_ISSUE.items():
        if pattern.fullmatch(address):
            return address + query
    raise CourseError(
        f'{CONFIG}: {REPORT} is "{excerpt(address)}". Write mailto: and an address, or the https address of a form for '
        "new issues, with {title} and {body} where the words go."
    )


def _mark(said: Any) -> str:
    """No quiz and no story has two hyphens in a row in its name, so what begins with them is of a named course."""
    name = str(said or "").strip()
    if not name:
        return ""
    if len(name) <= _LONGEST_NAME and _SLUG.fullmatch(name):
        return f"{_MARKED}{name}/"
    raise CourseError(
        f'{CONFIG}: {NAME} is "{excerpt(name)}". Write lower-case words joined by hyphens, {_LONGEST_NAME} letters at '
        "most. If learners have answered already, write it as it was: their answers are remembered by it."
    )
