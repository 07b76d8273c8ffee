"""What the pages of a course offer to its quizzes and stories: passages to point at, terms of the glossary, and places
to be shown in."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onesided.model.pages import page_paths

_HEADING = re.compile(r"^#{1,3}\s+(.+?)\s*#*$", re.MULTILINE)
_TARGET = re.compile(r"^\(([\w:.-]+)\)=\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_TERM = re.compile(r"^\*\*([^*\n]+)\*\*", re.MULTILINE)
_CALL = r"""\b{}\(\s*["']([^"'\n]+)["']"""
_DIRECTIVE = r"\{{{}\}}`?[ \t]*([\w/-]+)"


def passages(root: Path) -> frozenset[str]:
    """Every `page#heading` and `page#target` of the course, as items name them."""
    found: set[str] = set()
    for name, path in page_paths(root).items():
        prose = _FENCE.sub("", "\n\n".join(_cells(root / path, "markdown")))
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


def shown(root: Path, kind: str) -> dict[str, list[tuple[str, int]]]:
    """The names of the quizzes, or of the vignettes, that pages show, each with the file and the line where it is."""
    call, directive = re.compile(_CALL.format(kind)), re.compile(_DIRECTIVE.format(kind))
    found: dict[str, list[tuple[str, int]]] = {}
    for path in (*sorted((root / "notebooks").glob("*.ipynb")), *sorted((root / "book").rglob("*.md"))):
        file = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        code = call.findall("\n".join(_cells(path, "code"))) if path.suffix == ".ipynb" else []
        for name in (*code, *directive.findall("\n".join(_cells(path, "markdown")))):
            wanted = (f'{kind}(\\"{name}', f"{{{kind}}} {name}", f"{{{kind}}}`{name}", f'"{name}', name)
            at = next((found_at for mark in wanted if (found_at := text.find(mark)) >= 0), 0)
            found.setdefault(name, []).append((file, text.count("\n", 0, at) + 1))
    return found


def _cells(path: Path, kind: str) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        if kind == "markdown":
            yield text
        return
    try:
        cells = json.loads(text).get("cells", [])
    except ValueError:
        return  # a notebook that cannot be read is told about where notebooks are checked
    for cell in cells:
        if cell.get("cell_type") == kind:
            yield "".join(cell.get("source", ""))
