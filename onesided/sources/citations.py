"""What the course cites, and where: links to the references page in prose, and `source:` in questions.

A question or a story may also link to a reference in its own text, as to any passage: `[Bordin, 1979](references#…)`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from onesided.model.complaints import CourseError

_LINK = re.compile(r"references\.md#([\w:.-]+)")
_PASSAGE = re.compile(r"\]\(references#([\w:.-]+)\)")


def prose(path: Path) -> str:
    """Return the text of a page: a Markdown file as it is, the Markdown cells of a notebook one after another."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, TypeError, KeyError):
        raise CourseError(f"{path.name} cannot be read as a notebook. Open it in JupyterLab, and mend it.") from None
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def pages(root: Path) -> list[Path]:
    """Return every page of the course that is written by hand, notebooks first."""
    written = [*(root / "notebooks").glob("*.ipynb"), *(root / "book").rglob("*.md")]
    return [path for path in sorted(written, reverse=True) if path.name != "references.md" and "data" not in path.parts]


def cited(root: Path) -> dict[str, list[str]]:
    """Return each citation key with the files that cite it, as paths from the project's root.

    A file that cannot be read is a CourseError: what it cites is not known.
    """
    found: dict[str, list[str]] = {}
    for path in pages(root):
        for key in _LINK.findall(prose(path)):
            found.setdefault(key, []).append(path.relative_to(root).as_posix())
    for folder in ("quizzes", "vignettes"):
        for path in sorted((root / "book" / folder).rglob("*.yml")):
            file = path.relative_to(root).as_posix()
            try:
                value = yaml.safe_load(path.read_text(encoding="utf-8"))
            except yaml.YAMLError:
                said = f"{file} cannot be read, so what it cites is not known. To see why:  onesided check"
                raise CourseError(said) from None
            for key in _sources(value):
                found.setdefault(key, []).append(file)
    return {key: sorted(set(places)) for key, places in sorted(found.items())}


def _sources(value: object) -> list[str]:
    match value:
        case dict():
            here = value.get("source") or []
            return [*here, *(key for inner in value.values() if inner is not here for key in _sources(inner))]
        case list():
            return [key for inner in value for key in _sources(inner)]
        case str():
            return _PASSAGE.findall(value)
        case _:
            return []
