"""The pages of a course by the short names that passages use: `a-unique-bond` is `notebooks/01-a-unique-bond.ipynb`."""

from __future__ import annotations

import re
from pathlib import Path, PurePath


def page_name(path: str | PurePath) -> str:
    """Return the short name of a page: its file's name without ending, folder and chapter number."""
    return re.sub(r"^\d+-", "", PurePath(path).stem)


def page_paths(root: Path) -> dict[str, str]:
    """Return the pages of the course in `root` by their short names, as paths from there with forward slashes."""
    found = [*(root / "notebooks").glob("*.ipynb"), *(root / "book").rglob("*.md")]
    return {page_name(path): path.relative_to(root).as_posix() for path in sorted(found, reverse=True)}
