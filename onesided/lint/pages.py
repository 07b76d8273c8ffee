"""What the pages of a course offer to its quizzes and stories: passages to point at, and terms of the glossary."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from onesided.model.pages import page_paths
from onesided.model.shown import cells

_HEADING = re.compile(r"^#{1,3}\s+(.+?)\s*#*$", re.MULTILINE)
_TARGET = re.compile(r"^\(([\w:.-]+)\)=\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_TERM = re.compile(r"^\*\*([^*\n]+)\*\*", re.MULTILINE)


def passages(root: Path) -> frozenset[str]:
    """Every `page#heading` and `page#target` of the course, as items name them."""
    found: set[str] = set()
    for name, path in page_paths(root).items():
        prose = _FENCE.sub("", "\n\n".join(cells(root / path, "markdown")))
        seen: Counter[str] = Counter()
        for heading in _HEADING.findall(prose):
            slug = slug_of(heading)
            found.add(f"{name}#{slug}-{seen[slug]}" if seen[slug] else f"{name}#{slug}")
            seen[slug] += 1
        found.update(f"{name}#{target}" for target in _TARGET.findall(prose))
    return frozenset(found)


def slug_of(heading: str) -> str:
    """The slug of a heading as MyST makes it: lower case, spaces to hyphens, signs dropped."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", lambda m: m[1] or "", heading)
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def glossary(root: Path) -> frozenset[str]:
    """The terms of the glossary, as printed; none where there is no glossary."""
    path = root / "book" / "glossary.md"
    return frozenset(_TERM.findall(path.read_text(encoding="utf-8"))) if path.is_file() else frozenset()
