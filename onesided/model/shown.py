"""Which quizzes and stories the pages of a course show, and where: by a cell of code, or by a directive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_CALL = r"""\b{}\(\s*["']([^"'\n]+)["']"""
_DIRECTIVE = r"\{{{}\}}`?[ \t]*([\w/-]+)"


def shown(root: Path, kind: str) -> dict[str, list[tuple[str, int]]]:
    """The names of the quizzes, or of the vignettes, that pages show, each with the file and the line where it is."""
    call, directive = re.compile(_CALL.format(kind)), re.compile(_DIRECTIVE.format(kind))
    found: dict[str, list[tuple[str, int]]] = {}
    for path in (*sorted((root / "notebooks").glob("*.ipynb")), *sorted((root / "book").rglob("*.md"))):
        file = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        code = call.findall("\n".join(cells(path, "code"))) if path.suffix == ".ipynb" else []
        for name in (*code, *directive.findall("\n".join(cells(path, "markdown")))):
            wanted = (f'{kind}(\\"{name}', f"{{{kind}}} {name}", f"{{{kind}}}`{name}", f'"{name}', name)
            at = next((found_at for mark in wanted if (found_at := text.find(mark)) >= 0), 0)
            found.setdefault(name, []).append((file, text.count("\n", 0, at) + 1))
    return found


def cells(path: Path, kind: str) -> Iterator[str]:
    """The texts of a page's cells of a kind, "markdown" or "code"; a Markdown page is one cell of prose."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        yield from (source for found, source in _cells_of(text) if found == kind)
    elif kind == "markdown":
        yield text


@lru_cache(maxsize=64)  # a notebook is asked for its prose, then for its code, for quizzes and for stories
def _cells_of(notebook: str) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(notebook).get("cells", [])
    except ValueError:
        return ()  # a notebook that cannot be read is told about where notebooks are checked
    return tuple((cell.get("cell_type"), "".join(cell.get("source", ""))) for cell in found)
