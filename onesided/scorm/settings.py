"""What `_config.yml` says that a package has to know: where the book is published, and in which language it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from onesided.model import CourseError

_CONFIG = "_config.yml"


@dataclass(frozen=True)
class Settings:
    """`address` is that of the published book, with a slash at its end, or ""; `language` is its tag, as in HTML."""

    address: str = ""
    language: str = "en"


def settings_of(root: Path) -> Settings:
    """What the course in this folder says; CourseError where the file cannot be read as YAML."""
    path = root / _CONFIG
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    except yaml.YAMLError:
        raise CourseError(f"{_CONFIG} cannot be read as YAML. Mend it; to see where: onesided check") from None
    sphinx = (said.get("sphinx") or {}) if isinstance(said, dict) else {}
    config = sphinx.get("config") or {}
    address = str(config.get("html_baseurl") or "").strip().rstrip("/")
    return Settings(f"{address}/" if address else "", str(config.get("language") or "en"))
