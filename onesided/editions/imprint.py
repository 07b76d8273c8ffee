"""What an edition says of itself: title, authors, language and licence, from `_config.yml` and `CITATION.cff`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-(?:SA|NC|ND))*)-(\d\.\d)")


@dataclass(frozen=True)
class Licence:
    """The licence of the words: its short name, and the address of its text."""

    name: str
    url: str


@dataclass(frozen=True)
class Imprint:
    """What stands on a title page. What the course does not say is an empty text, or None.

    `address` is where the pages are published, with a slash at its end; `notice` is the sentence at the foot of every
    page, as HTML whose links are written `doc:PATH`; `released` is a date, year-month-day.
    """

    title: str
    subtitle: str = ""
    author: str = ""
    language: str = "en"
    year: str = ""
    version: str = ""
    released: str = ""
    licence: Licence | None = None
    address: str = ""
    notice: str = ""


def imprint_of(root: Path) -> Imprint:
    """Return what the course in `root` says of itself."""
    config, citation = _yaml(root / "_config.yml"), _yaml(root / "CITATION.cff")
    sphinx = (config.get("sphinx") or {}).get("config") or {}
    title = str(config.get("title") or citation.get("title") or "")
    address = str(sphinx.get("html_baseurl") or (config.get("html") or {}).get("baseurl") or "")
    return Imprint(
        title=title,
        subtitle=_subtitle(title, str(citation.get("title") or "")),
        author=str(config.get("author") or ""),
        language=str(sphinx.get("language") or "en"),
        year=str(config.get("copyright") or ""),
        version=str(citation.get("version") or ""),
        released=str(citation.get("date-released") or ""),
        licence=_licence(citation.get("license")),
        address=address if not address or address.endswith("/") else f"{address}/",
        notice=str((config.get("html") or {}).get("extra_footer") or ""),
    )


def _yaml(path: Path) -> dict[str, Any]:
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}


def _subtitle(title: str, cited: str) -> str:
    before, _, after = cited.partition(": ")
    return after[:1].upper() + after[1:] if before == title else ""


def _licence(named: object) -> Licence | None:
    """The licence of the words: where a course has several, the one that is made for words."""
    for one in named if isinstance(named, list) else [named]:
        if found := _CREATIVE_COMMONS.fullmatch(str(one)):
            kind, version = found.groups()
            url = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
            return Licence(f"CC {kind} {version}", url)
    return None
