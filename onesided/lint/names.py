"""The names under which learners' answers are remembered, and the list of them that shows when one has changed.

A quiz and its items, a story and its scenes: rename one, and whoever has answered loses that answer. The list,
`book/names.txt`, holds a line for each, `quiz a-unique-bond/what-an-alliance-is#three-parts 5f0c21d9`; the mark at its
end is taken from the content, so that what was renamed can be found under its new name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onesided.model.complaints import Complaint
from onesided.model.files import text_of
from onesided.model.sheet import Sheet
from onesided.model.shelf import Shelf
from onesided.model.yaml_lines import read_sheet

LIST = "book/names.txt"
"""Where the list is kept, from the course's root."""
COMMAND = "onesided check --accept-names"

_HEAD = f"""\
# Every name under which an answer is remembered, with a mark of what it named. Written by: {COMMAND}
# A name that is here and no longer in the course would cost learners their answers; onesided check says so.
"""
_LINE = re.compile(r"(quiz|vignette) ([a-z0-9/-]+)#([\w-]+) ([0-9a-f]{8})")
_UNMARKED = ("id", "waive")

Kind = Literal["quiz", "vignette"]
FOLDERS: dict[Kind, str] = {"quiz": "book/quizzes", "vignette": "book/vignettes"}


@dataclass(frozen=True, order=True)
class Piece:
    """A quiz or a vignette by its name."""

    kind: Kind
    name: str

    @property
    def file(self) -> str:
        """Its file, from the course's root."""
        return f"{FOLDERS[self.kind]}/{self.name}.yml"


@dataclass(frozen=True)
class Part:
    """An item or a scene: the mark of its content, and the line where it stands."""

    mark: str
    line: int


Names = Mapping[Piece, Mapping[str, Part]]
"""The parts of each piece, by their names."""


def names_in(root: Path, pieces: Iterable[Piece]) -> dict[Piece, dict[str, Part]]:
    """The parts of these pieces, as their files have them now; none of a file that cannot be read."""
    return {piece: dict(_parts(_sheet(root, piece), piece.kind)) for piece in pieces}


def pieces_of(shelf: Shelf) -> list[Piece]:
    """All the quizzes and vignettes of a course."""
    quizzes = [Piece("quiz", name) for name in shelf.quizzes()]
    return [*quizzes, *(Piece("vignette", name) for name in shelf.vignettes())]


def read_list(root: Path) -> tuple[dict[Piece, dict[str, Part]], list[int]] | None:
    """What the list holds, with the lines in it, and the numbers of the lines that cannot be read; None without one."""
    path, found, odd = root / LIST, {}, []
    if not path.is_file():
        return None
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if match := _LINE.fullmatch(line.strip()):
            found.setdefault(Piece(match[1], match[2]), {})[match[3]] = Part(match[4], number)
        elif line.strip() and not line.startswith("#"):
            odd.append(number)
    return found, odd


def write_list(root: Path, names: Names) -> bool:
    """Write the list anew, in the order of the alphabet; whether that changed it."""
    lines = sorted(
        f"{piece.kind} {piece.name}#{name} {part.mark}\n"
        for piece, parts in names.items()
        for name, part in parts.items()
    )
    path, text = root / LIST, _HEAD + "".join(lines)
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def _sheet(root: Path, piece: Piece) -> Sheet:
    text = text_of(root / piece.file, piece.file)
    return Sheet(piece.file) if isinstance(text, Complaint) else read_sheet(text, piece.file)


def _parts(sheet: Sheet, kind: Kind) -> Iterator[tuple[str, Part]]:
    value = sheet.value if isinstance(sheet.value, dict) else {}
    if kind == "quiz":
        items = value.get("items")
        for number, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name.strip():
                yield name.strip(), Part(mark_of(item), sheet.line(("items", number, "id")))
        return
    scenes = value.get("scenes")
    for name, scene in scenes.items() if isinstance(scenes, dict) else ():
        yield name, Part(mark_of(scene), sheet.line(("scenes", name)))


def mark_of(part: Any) -> str:
    """A mark of an item or a scene that stays when only its name changes: eight hexadecimal digits."""
    kept = {name: value for name, value in part.items() if name not in _UNMARKED} if isinstance(part, dict) else part
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
