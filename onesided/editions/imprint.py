"""What an edition says of itself: title, authors, language and licence, from `_config.yml` and `CITATION.cff`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onesided.model.colophon import CONFIG, Licence, colophon_of

__all__ = ["Imprint", "Licence", "imprint_of"]


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
    colophon, config = colophon_of(root), _settings(root / CONFIG)
    return Imprint(
        title=colophon.title,
        subtitle=_subtitle(colophon.title, colophon.full_title),
        author=str(config.get("author") or ""),
        language=colophon.language,
        year=str(config.get("copyright") or ""),
        version=colophon.version,
        released=colophon.released.isoformat() if colophon.released else "",
        licence=colophon.licence,
        address=colophon.address,
        notice=str((config.get("html") or {}).get("extra_footer") or ""),
    )


def _settings(path: Path) -> dict[str, Any]:
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}


def _subtitle(title: str, cited: str) -> str:
    before, _, after = cited.partition(": ")
    return after[:1].upper() + after[1:] if before == title else ""
